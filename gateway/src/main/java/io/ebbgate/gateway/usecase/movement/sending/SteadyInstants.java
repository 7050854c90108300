package io.ebbgate.gateway.usecase.movement.sending;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/**
 * The wall clock as it would be had nobody set it back lately. What was stamped before it was set
 * back looks younger by the wall clock than it is; whoever holds a deadline against such a stamp
 * would be late. A set back is seen by a clock that cannot be set, and made good for as long as
 * stamps from before it may turn up. Thread-safe.
 */
final class SteadyInstants implements InstantSource {
  /** Clocks that are read one after the other differ by as much without having been set. */
  private static final Duration UNNOTICED = Duration.ofMillis(1);

  private final InstantSource wall;
  private final LongSupplier nanoTime;
  private final long rememberedNanos;

  /**
   * By how much the wall clock was ahead of the other one lately, the most first and the present
   * last; what was exceeded since is not kept.
   */
  private final ArrayDeque<Ahead> leads = new ArrayDeque<>();

  /**
   * A stretch in which the wall clock was not set back.
   *
   * @param lead by how much it was ahead
   * @param untilNanos when it may have been so for the last time, by the other clock
   */
  private record Ahead(Duration lead, long untilNanos) {}

  /**
   * @param nanoTime a clock that only moves forward, in nanoseconds
   * @param remembered for how long a set back is made good
   */
  SteadyInstants(InstantSource wall, LongSupplier nanoTime, Duration remembered) {
    this.wall = wall;
    this.nanoTime = nanoTime;
    this.rememberedNanos = remembered.toNanos();
    long nanos = nanoTime.getAsLong();
    leads.add(new Ahead(lead(wall.instant(), nanos), nanos));
  }

  @Override
  public synchronized Instant instant() {
    var now = wall.instant();
    long nanos = nanoTime.getAsLong();
    var current = lead(now, nanos);
    look(current, nanos);
    return now.plus(leads.getFirst().lead().minus(current));
  }

  private void look(Duration current, long nanos) {
    // If it was set since anybody looked, that may have been a moment ago.
    var before = leads.removeLast().lead();
    leads.add(new Ahead(before, nanos));
    // Every stamp from longer ago is too old for anything by now.
    leads.removeIf(one -> nanos - one.untilNanos() > rememberedNanos);
    if (current.compareTo(before) > 0) {
      while (!leads.isEmpty() && leads.getLast().lead().compareTo(current) <= 0) {
        leads.removeLast();
      }
      leads.add(new Ahead(current, nanos));
    } else if (before.minus(current).compareTo(UNNOTICED) > 0) {
      leads.add(new Ahead(current, nanos));
    }
  }

  private static Duration lead(Instant wall, long nanos) {
    return Duration.between(Instant.EPOCH, wall).minusNanos(nanos);
  }
}
