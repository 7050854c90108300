package io.ebbgate.core.calendar;

import java.time.Instant;
import java.time.LocalDate;

/** To where somebody wants business time moved. */
public sealed interface ClockMove {

  /** To a date, at the time of day that it is. */
  record ToDate(LocalDate date) implements ClockMove {}

  /** To an instant of business time. */
  record ToInstant(Instant instant) implements ClockMove {}

  /**
   * On by whole days.
   *
   * @param days at least 1
   */
  record OnByDays(int days) implements ClockMove {
    public OnByDays {
      if (days < 1) {
        throw new IllegalArgumentException("on by " + days + " days");
      }
    }
  }
}
