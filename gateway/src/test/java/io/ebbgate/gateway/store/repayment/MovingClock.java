package io.ebbgate.gateway.store.repayment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that a test moves; safe to read from any thread. */
public final class MovingClock extends Clock {
  private final ZoneId zone;
  private volatile Instant now;

  public MovingClock(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  public void advance(Duration step) {
    now = now.plus(step);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MovingClock(now, other);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
