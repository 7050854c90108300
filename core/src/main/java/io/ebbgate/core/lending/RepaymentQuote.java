package io.ebbgate.core.lending;

import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a repayment costs on a day, and what it pays.
 *
 * @param loanId the loan
 * @param loanVersion the version that it holds for
 * @param kind of repayment
 * @param valueDate interest and penalty are counted to this day
 * @param rows what it pays of instalments that are due, or of the next one, oldest first; the last
 *     one may be paid in part
 * @param early what it pays of instalments that are not due: principal, and interest to the day;
 *     zero when it pays nothing early
 */
public record RepaymentQuote(
    UUID loanId,
    long loanVersion,
    RepaymentKind kind,
    LocalDate valueDate,
    List<RowPayment> rows,
    Components early)
    implements RepaymentAnswer {

  public RepaymentQuote {
    rows = List.copyOf(rows);
  }

  /**
   * What is paid of one instalment.
   *
   * @param number the instalment's number
   * @param amounts by component
   */
  public record RowPayment(int number, Components amounts) {}

  /** What it pays, by component. */
  public Components components() {
    long principal = early.principal().minor();
    long interest = early.interest().minor();
    long fee = early.fee().minor();
    long penalty = early.penalty().minor();
    var currency = early.principal().currency();
    for (RowPayment row : rows) {
      if (!row.amounts().principal().currency().equals(currency)) {
        throw new ArithmeticException("currencies differ in a quote for " + loanId);
      }
      // Each is at most a millionth of a long, and there are hundreds of rows at the most.
      principal += row.amounts().principal().minor();
      interest += row.amounts().interest().minor();
      fee += row.amounts().fee().minor();
      penalty += row.amounts().penalty().minor();
    }
    return new Components(
        new Money(principal, currency),
        new Money(interest, currency),
        new Money(fee, currency),
        new Money(penalty, currency));
  }

  /** What it costs: the sum of its components. */
  public Money amount() {
    return components().total();
  }
}
