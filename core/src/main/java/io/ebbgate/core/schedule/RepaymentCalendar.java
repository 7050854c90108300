package io.ebbgate.core.schedule;

import io.ebbgate.core.product.DayCount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Due days, one a month, and the days of interest between them. */
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

  /** The first {@code count} due dates of a loan with this value date. */
  public static List<LocalDate> dueDates(
      LocalDate valueDate, int repaymentDay, FirstPeriod firstPeriod, int count) {
    YearMonth first = firstDueMonth(valueDate, repaymentDay, firstPeriod);
    var dates = new ArrayList<LocalDate>(count);
    for (int i = 0; i < count; i++) {
      dates.add(repaymentDayOf(first.plusMonths(i), repaymentDay));
    }
    return dates;
  }

  private static YearMonth firstDueMonth(
      LocalDate valueDate, int repaymentDay, FirstPeriod firstPeriod) {
    YearMonth month = YearMonth.from(valueDate);
    LocalDate earliest =
        switch (firstPeriod) {
          case SHORT -> valueDate.plusDays(1);
          case LONG ->
              isRepaymentDay(valueDate, repaymentDay)
                  ? repaymentDayOf(month.plusMonths(1), repaymentDay)
                  : valueDate.plusMonths(1);
        };
    while (repaymentDayOf(month, repaymentDay).isBefore(earliest)) {
      month = month.plusMonths(1);
    }
    return month;
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
