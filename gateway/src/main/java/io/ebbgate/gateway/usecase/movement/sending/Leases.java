package io.ebbgate.gateway.usecase.movement.sending;

import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.sending.queue.ChannelQueue.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Until when attempts may be sent. Two clocks have to agree that there is time: one may have been
 * set, the process may have been stopped. Thread-safe.
 */
final class Leases {
  /** So that the first pause is this part of the margin, and short beside any lease. */
  private static final int SHORTEST_PAUSE = 32;

  private final Duration usable;
  private final Duration margin;
  private final LongSupplier nanoTime;
  private final SteadyInstants steady;

  /**
   * @param lease from an attempt's making
   * @param margin what of that is left unused
   * @param nanoTime a clock that only moves forward, in nanoseconds
   */
  Leases(Duration lease, Duration margin, InstantSource clock, LongSupplier nanoTime) {
    this.usable = lease.minus(margin);
    this.margin = margin;
    this.nanoTime = nanoTime;
    // A commit whose outcome is unknown may keep an attempt for as long as a lease.
    this.steady = new SteadyInstants(clock, nanoTime, lease.multipliedBy(2));
  }

  /** An attempt that came just now, with its deadline. */
  Waiting begin(NewAttempt attempt) {
    long left = Duration.between(steady.instant(), end(attempt)).toNanos();
    return new Waiting(attempt, nanoTime.getAsLong() + left, 0, 0);
  }

  /** Whether the lease is over, or will be after some time. */
  boolean isOver(Waiting one, Duration ahead) {
    return left(one).compareTo(ahead) <= 0;
  }

  /** How long it may still be sent; zero or less when it may not. */
  Duration left(Waiting one) {
    var byWall = Duration.between(steady.instant(), end(one.attempt()));
    var byNanos = Duration.ofNanos(one.deadlineNanos() - nanoTime.getAsLong());
    return byWall.compareTo(byNanos) < 0 ? byWall : byNanos;
  }

  /**
   * How long to wait before the next try of what our own trouble kept back: each time twice as
   * long, up to the margin. All that was kept back together comes back together, since whatever is
   * read for it is read in one go.
   *
   * @param troubles so far, at least 1
   */
  Duration pause(int troubles) {
    // Beyond that many doublings it is longer than the margin anyway.
    var doubled = margin.dividedBy(SHORTEST_PAUSE).multipliedBy(1L << Math.min(troubles - 1, 16));
    return doubled.compareTo(margin) < 0 ? doubled : margin;
  }

  private Instant end(NewAttempt attempt) {
    return attempt.createdAt().plus(usable);
  }
}
