package io.ebbgate.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Tells on which business day things happen. Thread-safe. */
@FunctionalInterface
public interface BusinessDays {

  /** The business day of an instant of the wall clock. */
  LocalDate dayOf(Instant instant);

  /** Days as the calendar has them in a zone. */
  static BusinessDays in(ZoneId zone) {
    return instant -> LocalDate.ofInstant(instant, zone);
  }
}
