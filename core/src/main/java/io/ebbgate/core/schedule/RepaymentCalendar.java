package io.ebbgate.core.schedule;

import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.product.plan.Term;
import io.ebbgate.core.product.plan.TermUnit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Due days, and the days of interest between them. */
public final class RepaymentCalendar {

  /** Days of a month under 30/360. */
  private static final int DAYS_OF_MONTH = 30;

  private RepaymentCalendar() {}

  /** The repayment day of a month: the given day, or the month's last where it has no such day. */
  public static LocalDate repaymentDayOf(YearMonth month, int repaymentDay) {
    return month.atDay(Math.min(repaymentDay, month.lengthOfMonth()));
  }

  /** Whether the date is its month's repayment day. */
  public static boolean isRepaymentDay(LocalDate date, int repaymentDay) {
    return date.getDayOfMonth() == Math.min(repaymentDay, date.lengthOfMonth());
  }

  /** The first {@code count} monthly due dates of a loan with this value date. */
  public static List<LocalDate> dueDates(
      LocalDate valueDate, int repaymentDay, FirstPeriod firstPeriod, int count) {
    return dueDates(valueDate, repaymentDay, firstPeriod, Term.months(count));
  }

  /**
   * The due dates of a loan with this value date, ascending: repayment days for a term in months,
   * else so many days after the value date.
   */
  public static List<LocalDate> dueDates(
      LocalDate valueDate, int repaymentDay, FirstPeriod firstPeriod, Term term) {
    var dates = new ArrayList<LocalDate>(term.count());
    if (term.unit() != TermUnit.MONTH) {
      for (int i = 1; i <= term.count(); i++) {
        dates.add(term.after(valueDate, i));
      }
      return dates;
    }
    YearMonth first = firstDueMonth(valueDate, repaymentDay, firstPeriod, term.every());
    for (int i = 0; i < term.count(); i++) {
      dates.add(repaymentDayOf(first.plusMonths((long) i * term.every()), repaymentDay));
    }
    return dates;
  }

  /** A short period ends on a repayment day not later than its usual length, a long one after. */
  private static YearMonth firstDueMonth(
      LocalDate valueDate, int repaymentDay, FirstPeriod firstPeriod, int every) {
    YearMonth month = YearMonth.from(valueDate);
    LocalDate earliest =
        switch (firstPeriod) {
          case SHORT -> valueDate.plusDays(1);
          case LONG ->
              isRepaymentDay(valueDate, repaymentDay)
                  ? repaymentDayOf(month.plusMonths(every), repaymentDay)
                  : valueDate.plusMonths(every);
        };
    YearMonth due = YearMonth.from(earliest);
    if (repaymentDayOf(due, repaymentDay).isBefore(earliest)) {
      due = due.plusMonths(1);
    }
    return firstPeriod == FirstPeriod.SHORT ? due.plusMonths(every - 1L) : due;
  }

  /**
   * Days of interest of a whole running period. Under 30/360 a stretch from repayment day to
   * repayment day is whole months of thirty days; any other stretch counts by the day count.
   *
   * @param repaymentDay the day that both ends must be for whole months to count
   */
  public static int periodDays(DayCount dayCount, LocalDate from, LocalDate to, int repaymentDay) {
    boolean wholeMonths =
        dayCount == DayCount.THIRTY_360
            && isRepaymentDay(from, repaymentDay)
            && isRepaymentDay(to, repaymentDay);
    if (wholeMonths) {
      long months = ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to));
      return Math.toIntExact(DAYS_OF_MONTH * months);
    }
    return dayCount.daysBetween(from, to);
  }
}
