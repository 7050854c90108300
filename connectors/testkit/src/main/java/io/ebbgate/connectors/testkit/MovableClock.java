package io.ebbgate.connectors.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is off by as much as a test wants. Thread-safe. */
public final class MovableClock implements InstantSource {

  private final InstantSource base;
  private volatile Duration offset = Duration.ZERO;

  public MovableClock(InstantSource base) {
    this.base = base;
  }

  /** Goes ahead of the base clock by this much; behind when negative. */
  public void setAhead(Duration ahead) {
    offset = ahead;
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset);
  }
}
