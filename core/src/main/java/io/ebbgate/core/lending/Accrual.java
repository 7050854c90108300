package io.ebbgate.core.lending;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.schedule.Period;
import io.ebbgate.core.schedule.RepaymentCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Days of interest within the running period of a loan. A stretch that is not from repayment day to
 * repayment day counts by the day count, and all stretches of one period together are capped at the
 * period: charging in two steps never costs more days than charging in one.
 */
public final class Accrual {

  private final Loan loan;

  /** Of one loan as it is now. */
  public Accrual(Loan loan) {
    this.loan = loan;
  }

  /** Days of interest on instalment {@code index} from where it is charged to, up to a date. */
  int daysTo(int index, LocalDate on) {
    LocalDate date = loan.uncounted().growthTo(on);
    LocalDate dueDate = loan.instalments().get(index).dueDate();
    LocalDate from = chargedTo(index, loan.interestFrom());
    if (!date.isAfter(from)) {
      return 0;
    }
    return date.isBefore(dueDate)
        ? Math.min(loan.terms().dayCount().daysBetween(from, date), uncharged(index, from))
        : remaining(index, from);
  }

  /**
   * Interest to a date that is owed when all that is not due is repaid: that of the running period,
   * on what is repaid. Where all interest stands in the last row, that of the periods before is
   * owed as well, on the balance that the plan gave each of them, and only for days that have run:
   * a row paid ahead stops bearing interest on its due day, as it was planned. One rounding of the
   * whole.
   *
   * @param index of the first instalment that is not due
   * @param principal what is open from there on
   */
  public Money interestTo(int index, Money principal, LocalDate on) {
    LocalDate date = loan.uncounted().growthTo(on);
    int days = daysTo(index, date);
    if (loan.terms().method() != RepaymentMethod.PRINCIPAL_FIRST) {
      return loan.terms().interest().interest(principal, days);
    }
    long balance = loan.principal().minor();
    long balanceDays = 0;
    for (int i = 0; i < index; i++) {
      balanceDays += Math.multiplyExact(balance, run(i, date));
      balance -= loan.instalments().get(i).due().principal().minor();
    }
    balanceDays += Math.multiplyExact(principal.minor(), days);
    return new Money(
        loan.terms().interest().interestOfBalanceDays(balanceDays), principal.currency());
  }

  /**
   * All interest that the loan has earned by the end of a date, paid or not: what fell due, and of
   * what is yet to fall due the part for the days that have run since interest was last charged. On
   * a due day it is what is due by then, and it never exceeds what the plan holds. What is paid or
   * given up ahead counts as earned with it. A voided loan has earned nothing.
   */
  public Money earnedTo(LocalDate on) {
    if (loan.voided()) {
      return Money.zero(loan.principal().currency());
    }
    long earned = 0;
    for (int i = 0; i < loan.instalments().size(); i++) {
      LoanInstalment row = loan.instalments().get(i);
      earned =
          Math.addExact(
              earned,
              row.dueDate().isAfter(on) ? earnedAhead(i, on) : row.due().interest().minor());
    }
    return new Money(earned, loan.principal().currency());
  }

  /** Of an instalment that is not due: in proportion to the days, rounded once. */
  private long earnedAhead(int index, LocalDate on) {
    LoanInstalment row = loan.instalments().get(index);
    long due = row.due().interest().minor();
    long charged = row.paid().interest().minor() + row.relieved().interest().minor();
    if (loan.terms().method() == RepaymentMethod.PRINCIPAL_FIRST) {
      return Math.max(charged, Math.min(due, earnedInLastRow(index, on)));
    }
    int days = daysTo(index, on);
    int whole = remaining(index, chargedTo(index, loan.interestFrom()));
    return days == 0 || whole == 0
        ? charged
        : charged + loan.terms().rounding().multiplyDivide(due - charged, days, whole);
  }

  /** Where all interest stands in the last row, it is earned on the balance of each period. */
  private long earnedInLastRow(int index, LocalDate on) {
    if (index < loan.instalments().size() - 1) {
      return 0;
    }
    int running = 0;
    while (!loan.instalments().get(running).dueDate().isAfter(on)) {
      running++;
    }
    long open = 0;
    for (LoanInstalment row : loan.instalments().subList(running, loan.instalments().size())) {
      open = Math.addExact(open, row.open().principal().minor());
    }
    return interestTo(running, new Money(open, loan.principal().currency()), on).minor();
  }

  /**
   * The periods that remain from instalment {@code index} on, when interest is charged up to a
   * date.
   */
  public List<Period> periodsFrom(int index, LocalDate interestFrom) {
    var periods = new ArrayList<Period>();
    for (int i = index; i < loan.instalments().size(); i++) {
      LocalDate from = chargedTo(i, interestFrom);
      periods.add(
          new Period(loan.instalments().get(i).dueDate(), remaining(i, from), periodDays(i)));
    }
    return periods;
  }

  /** Days of a period that have run by a date. */
  private int run(int index, LocalDate date) {
    LocalDate start = start(index);
    if (!date.isAfter(start)) {
      return 0;
    }
    int whole = periodDays(index);
    return date.isBefore(loan.instalments().get(index).dueDate())
        ? Math.min(whole, loan.terms().dayCount().daysBetween(start, date))
        : whole;
  }

  private int remaining(int index, LocalDate from) {
    LocalDate dueDate = loan.instalments().get(index).dueDate();
    LocalDate end = loan.uncounted().growthTo(dueDate);
    if (end.isBefore(dueDate)) {
      return from.isBefore(end)
          ? Math.min(loan.terms().dayCount().daysBetween(from, end), uncharged(index, from))
          : 0;
    }
    if (from.equals(start(index))) {
      return periodDays(index);
    }
    if (!from.isBefore(dueDate)) {
      return 0;
    }
    return Math.min(loan.terms().dayCount().daysBetween(from, dueDate), uncharged(index, from));
  }

  private int uncharged(int index, LocalDate from) {
    int whole = periodDays(index);
    int charged = loan.terms().dayCount().daysBetween(start(index), from);
    return Math.max(0, whole - charged);
  }

  private int periodDays(int index) {
    if (loan.terms().rule().unit() != TermUnit.MONTH) {
      return loan.terms()
          .dayCount()
          .daysBetween(start(index), loan.instalments().get(index).dueDate());
    }
    return RepaymentCalendar.periodDays(
        loan.terms().dayCount(),
        start(index),
        loan.instalments().get(index).dueDate(),
        loan.terms().repaymentDay());
  }

  private LocalDate start(int index) {
    return index == 0 ? loan.valueDate() : loan.instalments().get(index - 1).dueDate();
  }

  private LocalDate chargedTo(int index, LocalDate interestFrom) {
    LocalDate start = start(index);
    return interestFrom.isAfter(start) ? interestFrom : start;
  }
}
