package io.ebbgate.core.lending.overdue;

import java.time.LocalDate;

/**
 * A stretch of whole days.
 *
 * @param from the first day
 * @param to the last day, not before the first
 */
public record DaySpan(LocalDate from, LocalDate to) {

  public DaySpan {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("ends on " + to + ", before " + from);
    }
  }

  /** How many of its days lie after the one day and not after the other; zero or more. */
  long daysWithin(LocalDate after, LocalDate until) {
    long first = Math.max(from.toEpochDay(), after.toEpochDay() + 1);
    long last = Math.min(to.toEpochDay(), until.toEpochDay());
    return Math.max(0, last - first + 1);
  }
}
