package io.ebbgate.core.product;

import java.time.LocalDate;

/** How days of interest are counted, and how many of them make a year. */
public enum DayCount {
  /**
   * 30E/360: every month has thirty days. From repayment day to repayment day is a whole month
   * whatever the calendar says; {@link #daysBetween} counts any other stretch.
   */
  THIRTY_360(360),
  /** Calendar days over 360. */
  ACTUAL_360(360),
  /** Calendar days over 365, in leap years too. */
  ACTUAL_365(365);

  private final int daysInYear;

  DayCount(int daysInYear) {
    this.daysInYear = daysInYear;
  }

  /** The days that make a year. */
  public int daysInYear() {
    return daysInYear;
  }

  /**
   * Days from one date to another, negative when the second is earlier. For {@link #THIRTY_360}
   * this is 30E/360 (ISDA 2006 definitions, 4.16(g)): a 31st counts as the 30th, February is not
   * adjusted.
   */
  public int daysBetween(LocalDate from, LocalDate to) {
    return Math.toIntExact(
        switch (this) {
          case THIRTY_360 -> thirtyDayNumber(to) - thirtyDayNumber(from);
          case ACTUAL_360, ACTUAL_365 -> to.toEpochDay() - from.toEpochDay();
        });
  }

  private static long thirtyDayNumber(LocalDate date) {
    return 360L * date.getYear() + 30L * date.getMonthValue() + Math.min(date.getDayOfMonth(), 30);
  }
}
