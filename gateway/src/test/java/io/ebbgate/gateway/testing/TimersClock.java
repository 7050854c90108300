package io.ebbgate.gateway.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of fake timers, for those who want one that knows its zone or counts nanoseconds. */
public final class TimersClock extends Clock {
  private final FakeTimers timers;
  private final Instant start;

  /** The clock of these timers. */
  public TimersClock(FakeTimers timers) {
    this.timers = timers;
    this.start = timers.instant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return timers.instant();
  }

  /** Nanoseconds since this clock was made, as a clock that only moves forward. */
  public long nanos() {
    return Duration.between(start, timers.instant()).toNanos();
  }
}
