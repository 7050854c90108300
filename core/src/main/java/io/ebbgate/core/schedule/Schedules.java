package io.ebbgate.core.schedule;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.RepaymentMethod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Computes schedules. Pure: the same terms give the same rows for ever. */
public final class Schedules {

  private Schedules() {}

  /** The schedule of a new loan. */
  public static Schedule plan(ScheduleTerms terms) {
    var interest =
        new InterestTerms(terms.annualRate(), terms.dayCount().daysInYear(), terms.rounding());
    return new Schedule(rows(terms.principal(), interest, periods(terms), 1));
  }

  /** The periods of a new loan: one a month, or one in all for a bullet. */
  public static List<Period> periods(ScheduleTerms terms) {
    List<LocalDate> dueDates =
        RepaymentCalendar.dueDates(
            terms.valueDate(), terms.repaymentDay(), terms.firstPeriod(), terms.termMonths());
    if (terms.method() == RepaymentMethod.BULLET) {
      dueDates = List.of(dueDates.getLast());
    }
    var periods = new ArrayList<Period>(dueDates.size());
    LocalDate from = terms.valueDate();
    for (LocalDate dueDate : dueDates) {
      int days =
          RepaymentCalendar.periodDays(terms.dayCount(), from, dueDate, terms.repaymentDay());
      periods.add(new Period(dueDate, days));
      from = dueDate;
    }
    return periods;
  }

  /**
   * Level rows over the given periods: the exact level payment, rounded once, each row's interest
   * on its own rounded opening balance, the remainder of principal in the last row. Over one period
   * this is a bullet.
   *
   * @param firstNumber the number of the first row
   */
  public static List<Instalment> rows(
      Money principal, InterestTerms terms, List<Period> periods, int firstNumber) {
    long payment = periods.size() == 1 ? 0 : LevelPayment.exact(principal.minor(), periods, terms);
    return rowsOfPayment(principal, terms, periods, firstNumber, payment, false);
  }

  /**
   * Rows of a given payment, as few as repay the principal: a row that could repay all that is left
   * is the last one. The last of the periods takes whatever remains.
   *
   * @param payment principal and interest of every row but the last
   */
  public static List<Instalment> rowsOfPayment(
      Money principal, InterestTerms terms, List<Period> periods, int firstNumber, Money payment) {
    return rowsOfPayment(principal, terms, periods, firstNumber, payment.minor(), true);
  }

  private static List<Instalment> rowsOfPayment(
      Money principal,
      InterestTerms terms,
      List<Period> periods,
      int firstNumber,
      long payment,
      boolean asFewAsPossible) {
    var currency = principal.currency();
    var rows = new ArrayList<Instalment>(periods.size());
    long left = principal.minor();
    for (int i = 0; i < periods.size(); i++) {
      Period period = periods.get(i);
      long interest = terms.interestMinor(left, period.days());
      boolean last = i == periods.size() - 1 || (asFewAsPossible && payment - interest >= left);
      // A payment below a long first period's interest repays nothing; none exceeds what is left.
      long part = last ? left : Math.min(left, Math.max(0, payment - interest));
      rows.add(
          new Instalment(
              firstNumber + i,
              period.dueDate(),
              new Money(part, currency),
              new Money(interest, currency)));
      if (last) {
        break;
      }
      left -= part;
    }
    return rows;
  }
}
