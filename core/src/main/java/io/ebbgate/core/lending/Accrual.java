package io.ebbgate.core.lending;

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
final class Accrual {

  private final Loan loan;

  Accrual(Loan loan) {
    this.loan = loan;
  }

  /** Days of interest on instalment {@code index} from where it is charged to, up to a date. */
  int daysTo(int index, LocalDate date) {
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
   * The periods that remain from instalment {@code index} on, when interest is charged up to a
   * date.
   */
  List<Period> periodsFrom(int index, LocalDate interestFrom) {
    var periods = new ArrayList<Period>();
    for (int i = index; i < loan.instalments().size(); i++) {
      LocalDate from = chargedTo(i, interestFrom);
      periods.add(new Period(loan.instalments().get(i).dueDate(), remaining(i, from)));
    }
    return periods;
  }

  private int remaining(int index, LocalDate from) {
    LocalDate dueDate = loan.instalments().get(index).dueDate();
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
