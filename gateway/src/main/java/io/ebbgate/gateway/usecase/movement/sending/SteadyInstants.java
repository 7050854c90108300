package io.ebbgate.gateway.usecase.movement.sending;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The wall clock as it would be had nobody set it back lately. What was stamped before it was set
 * back looks younger by the wall clock than it is; whoever holds a deadline against such a stamp
 * would be late. A set back is seen by a clock that cannot be set, and made good for as long as
 * stamps from before it may turn up. Thread-safe.
 */
final class SteadyInstants implements InstantSource {
  private final InstantSource wall;
  private final LongSupplier nanoTime;
  private final long rememberedNanos;

  /** The most by which the wall clock has been ahead of the other one. */
  private Duration lead;

  private boolean setBack;
  private long setBackAtNanos;

  /**
   * @param nanoTime a clock that only moves forward, in nanoseconds
   * @param remembered for how long a set back is made good
   */
  SteadyInstants(InstantSource wall, LongSupplier nanoTime, Duration remembered) {
    this.wall = wall;
    this.nanoTime = nanoTime;
    this.rememberedNanos = remembered.toNanos();
    this.lead = lead(wall.instant(), nanoTime.getAsLong());
  }

  @Override
  public synchronized Instant instant() {
    var now = wall.instant();
    long nanos = nanoTime.getAsLong();
    var current = lead(now, nanos);
    if (current.compareTo(lead) >= 0) {
      setBack = false;
      lead = current;
    } else if (!setBack) {
      setBack = true;
      setBackAtNanos = nanos;
    } else if (nanos - setBackAtNanos > rememberedNanos) {
      // Every stamp from before is too old for anything by now.
      setBack = false;
      lead = current;
    }
    return now.plus(lead.minus(current));
  }

  private static Duration lead(Instant wall, long nanos) {
    return Duration.between(Instant.EPOCH, wall).minusNanos(nanos);
  }
}
