package io.ebbgate.gateway.usecase.repayment;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.movement.OrderView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A repayment as it is now.
 *
 * @param id the repayment
 * @param loanId its loan
 * @param cardId the card debited
 * @param kind of repayment
 * @param amount the sum of the components
 * @param principal of it
 * @param interest of it
 * @param fee of it
 * @param penalty of it
 * @param valueDate interest is counted to this date
 * @param state {@code Refused}, {@code Submitted}, {@code Succeeded}, {@code Failed} or {@code
 *     Disputed}
 * @param refusalCode a problem code in its public form
 * @param failureReason why it failed, for people
 * @param createdAt when it was taken
 * @param endedAt when it came to a terminal state
 */
public record RepaymentView(
    UUID id,
    UUID loanId,
    UUID cardId,
    String kind,
    Money amount,
    Money principal,
    Money interest,
    Money fee,
    Money penalty,
    LocalDate valueDate,
    String state,
    Optional<String> refusalCode,
    Optional<String> failureReason,
    Instant createdAt,
    Optional<Instant> endedAt)
    implements OrderView {}
