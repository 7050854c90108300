package io.ebbgate.sandbox.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Timers and a clock that move only when told to. */
final class FakeTimers implements Timers, InstantSource {

  private record Due(Instant at, int order, Runnable action) {}

  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingInt(Due::order));
  private Instant now = Instant.parse("2026-11-02T04:00:00Z");
  private int asked;

  @Override
  public void after(Duration delay, Runnable action) {
    due.add(new Due(now.plus(delay), asked++, action));
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Lets time pass, and everything happen that is due until then, in order. */
  void pass(Duration time) {
    Instant until = now.plus(time);
    while (!due.isEmpty() && !due.element().at().isAfter(until)) {
      Due next = due.remove();
      now = next.at();
      next.action().run();
    }
    now = until;
  }

  boolean idle() {
    return due.isEmpty();
  }
}
