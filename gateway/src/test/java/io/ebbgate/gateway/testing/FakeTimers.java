package io.ebbgate.gateway.testing;

import io.ebbgate.gateway.usecase.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock and timers that move only when told. Not thread-safe: for tests on one thread. */
public final class FakeTimers implements Timers, InstantSource {
  private record Waiting(Instant at, long order, Runnable action) {}

  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparing(Waiting::at).thenComparingLong(Waiting::order));
  private Instant now;
  private long order;

  /** A clock that stands at an instant. */
  public FakeTimers(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Scheduled after(Duration delay, Runnable action) {
    var entry =
        new Waiting(now.plus(delay.isPositive() ? delay : Duration.ofMillis(1)), order++, action);
    waiting.add(entry);
    return () -> waiting.remove(entry);
  }

  /** How many actions wait. */
  public int size() {
    return waiting.size();
  }

  /** Moves the clock, and runs everything that falls due on the way, in order. */
  public void advance(Duration step) {
    var end = now.plus(step);
    while (!waiting.isEmpty() && !waiting.peek().at().isAfter(end)) {
      var next = waiting.remove();
      now = next.at();
      next.action().run();
    }
    now = end;
  }
}
