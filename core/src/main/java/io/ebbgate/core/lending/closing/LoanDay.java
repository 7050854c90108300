package io.ebbgate.core.lending.closing;

import io.ebbgate.core.lending.Accrual;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanInstalment;
import io.ebbgate.core.lending.allocation.Acceleration;
import io.ebbgate.core.lending.overdue.Delinquency;
import io.ebbgate.core.lending.overdue.DelinquencyTerms;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One loan at the end of a business day.
 *
 * @param loanId the loan
 * @param date the day
 * @param delinquency how late it is
 * @param outstanding principal that is owed
 * @param interestEarned all interest earned to the end of the day, paid or not
 * @param penaltyEarned likewise all penalty; within grace there is none
 * @param interestReceivable what of it is neither paid nor given up
 * @param penaltyReceivable likewise
 */
public record LoanDay(
    UUID loanId,
    LocalDate date,
    Delinquency delinquency,
    Money outstanding,
    Money interestEarned,
    Money penaltyEarned,
    Money interestReceivable,
    Money penaltyReceivable) {

  /** The loan at the end of a day, with all that fell due before its time by then. */
  public static LoanDay of(Loan known, LocalDate date, DelinquencyTerms terms) {
    Loan loan = Acceleration.applied(known, date);
    Money zero = Money.zero(loan.principal().currency());
    var nothing = Components.none(zero.currency());
    Money interest = new Accrual(loan).earnedTo(date);
    Money penalty = zero;
    Money interestTaken = zero;
    Money penaltyTaken = zero;
    if (!loan.voided()) {
      for (LoanInstalment row : loan.instalments()) {
        penalty = penalty.plus(loan.latenessOf(row, nothing, date).penaltyToDate());
        interestTaken = interestTaken.plus(row.paid().interest()).plus(row.relieved().interest());
        penaltyTaken = penaltyTaken.plus(row.paid().penalty()).plus(row.relieved().penalty());
      }
    }
    return new LoanDay(
        loan.id(),
        date,
        terms.of(loan.daysOverdueOn(date)),
        loan.outstanding(),
        interest,
        penalty,
        interest.minus(interestTaken),
        penalty.minus(penaltyTaken));
  }
}
