package io.ebbgate.core.schedule;

import java.time.LocalDate;

/**
 * A stretch of time that ends in a due day and bears interest for a number of days.
 *
 * @param dueDate its last day
 * @param days days of interest by the day count; not negative
 */
public record Period(LocalDate dueDate, int days) {

  public Period {
    if (days < 0) {
      throw new IllegalArgumentException("negative days: " + days + " to " + dueDate);
    }
  }
}
