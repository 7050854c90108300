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
 * @param interestRelieved given up of it, or borne by a sponsor
 * @param feeRelieved given up of it, or borne by a sponsor
 * @param penaltyRelieved given up of it, or borne by a sponsor
 * @param lateBalanceDays of what was paid after grace: minor units that bore penalty, times days
 * @param accelerated whether it fell due before its time since the loan was long overdue
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
    long penaltyPaid,
    long interestRelieved,
    long feeRelieved,
    long penaltyRelieved,
    long lateBalanceDays,
    boolean accelerated) {

  /** One of which nothing was paid yet. */
  public static InstalmentRow planned(
      UUID loanId, int number, LocalDate dueDate, long principal, long interest, long fee) {
    return new InstalmentRow(
        loanId, number, dueDate, principal, interest, fee, 0, 0, 0, 0, 0, 0, 0, 0, 0, false);
  }

  /** Whether nothing of it is open, but for penalty that has grown since it was last changed. */
  public boolean isPaid() {
    return principalDue == principalPaid
        && interestDue == interestPaid + interestRelieved
        && feeDue == feePaid + feeRelieved
        && penaltyDue == penaltyPaid + penaltyRelieved;
  }
}
