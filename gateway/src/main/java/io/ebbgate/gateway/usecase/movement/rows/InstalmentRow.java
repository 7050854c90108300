package io.ebbgate.gateway.usecase.movement.rows;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One instalment of a loan, in minor units of the loan's currency.
 *
 * @param loanId the loan
 * @param number from 1
 * @param dueDate when
 * @param principalDue due
 * @param interestDue due
 * @param feeDue due
 * @param penaltyDue due
 * @param principalPaid paid of it
 * @param interestPaid paid of it
 * @param feePaid paid of it
 * @param penaltyPaid paid of it
 */
public record InstalmentRow(
    UUID loanId,
    int number,
    LocalDate dueDate,
    long principalDue,
    long interestDue,
    long feeDue,
    long penaltyDue,
    long principalPaid,
    long interestPaid,
    long feePaid,
    long penaltyPaid) {}
