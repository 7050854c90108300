package io.ebbgate.core.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * From when business time is how far ahead.
 *
 * @param from the first instant of the wall clock for which it holds
 * @param ahead of the wall clock; positive
 */
public record Shift(Instant from, Duration ahead) {
  public Shift {
    if (!ahead.isPositive()) {
      throw new IllegalArgumentException("ahead by " + ahead);
    }
  }
}
