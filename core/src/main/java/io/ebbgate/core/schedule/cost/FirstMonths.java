package io.ebbgate.core.schedule.cost;

import io.ebbgate.core.schedule.RepaymentCalendar;
import io.ebbgate.core.schedule.ScheduleTerms;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * How far the first due day of a term in months is from its value date, counted back from that due
 * day: whole months from repayment day to repayment day, and before them the part that is left of
 * one, as its days over the days of the month in which they lie.
 *
 * @param whole the whole months after the part; 0 or more
 * @param days the days of the part; 1 to {@code daysOfMonth}, which is a month like the others
 * @param daysOfMonth the days of the month that the part belongs to
 */
record FirstMonths(int whole, int days, int daysOfMonth) {

  FirstMonths {
    if (whole < 0 || days < 1 || days > daysOfMonth) {
      throw new IllegalArgumentException(
          "first period of " + whole + " months and " + days + " of " + daysOfMonth + " days");
    }
  }

  /** So many months of any length. */
  static FirstMonths usual(int months) {
    return new FirstMonths(months - 1, 1, 1);
  }

  /** The months that the first period stands for, whatever its days. */
  static FirstMonths asAgreed(ScheduleTerms terms) {
    return usual(terms.rule().every());
  }

  /** The first period at its own length. */
  static FirstMonths of(ScheduleTerms terms) {
    LocalDate from = terms.valueDate();
    int day = terms.repaymentDay();
    if (RepaymentCalendar.isRepaymentDay(from, day)) {
      return asAgreed(terms);
    }
    LocalDate due =
        RepaymentCalendar.dueDates(from, day, terms.firstPeriod(), terms.term()).getFirst();
    YearMonth month = YearMonth.from(from);
    if (RepaymentCalendar.repaymentDayOf(month, day).isBefore(from)) {
      month = month.plusMonths(1);
    }
    LocalDate end = RepaymentCalendar.repaymentDayOf(month, day);
    LocalDate begin = RepaymentCalendar.repaymentDayOf(month.minusMonths(1), day);
    return new FirstMonths(
        Math.toIntExact(ChronoUnit.MONTHS.between(month, YearMonth.from(due))),
        days(from, end),
        days(begin, end));
  }

  private static int days(LocalDate from, LocalDate to) {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
  }
}
