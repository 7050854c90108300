package io.ebbgate.core.schedule;

import java.time.LocalDate;

/**
 * A stretch of time that ends in a due day and bears interest for a number of days.
 *
 * @param dueDate its last day
 * @param days days of interest by the day count; not negative
 * @param usualDays the days that it would have if it began where a whole period begins; not
 *     negative
 */
public record Period(LocalDate dueDate, int days, int usualDays) {

  public Period {
    if (days < 0 || usualDays < 0) {
      throw new IllegalArgumentException("negative days: " + days + " to " + dueDate);
    }
  }

  /** A period of the usual length. */
  public Period(LocalDate dueDate, int days) {
    this(dueDate, days, days);
  }
}
