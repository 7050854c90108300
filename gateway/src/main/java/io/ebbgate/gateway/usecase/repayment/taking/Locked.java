package io.ebbgate.gateway.usecase.repayment.taking;

import io.ebbgate.gateway.usecase.repayment.loan.LoanWithPlan;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a batch of candidates is about, with its customers and loans locked: no other transaction
 * takes a repayment of these customers, or changes these loans, until this one ends.
 *
 * @param loans by id, whatever their client
 * @param cards by id, whatever their client
 * @param busyLoans loans that a debit is in flight for
 * @param busyCards cards that a debit is in flight on
 * @param heldLoans loans of which a person has said that nothing is debited
 */
public record Locked(
    Map<UUID, LoanWithPlan> loans,
    Map<UUID, DebitCard> cards,
    Set<UUID> busyLoans,
    Set<UUID> busyCards,
    Set<UUID> heldLoans) {}
