package io.ebbgate.gateway.http.rig;

import io.ebbgate.gateway.usecase.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Timers and a nanosecond clock that move only when told. Thread-safe, since event loops ask and
 * the test moves. Actions run on the thread that moves the time.
 */
public final class ManualTimers implements Timers {
  private record Waiting(long atNanos, Runnable action) {}

  private final List<Waiting> waiting = new ArrayList<>();
  private long nowNanos = 1_000_000_000L;

  /** The time. */
  public synchronized long nanoTime() {
    return nowNanos;
  }

  @Override
  public synchronized Scheduled after(Duration delay, Runnable action) {
    var entry = new Waiting(nowNanos + Math.max(1_000_000L, delay.toNanos()), action);
    waiting.add(entry);
    return () -> cancel(entry);
  }

  private synchronized void cancel(Waiting entry) {
    waiting.remove(entry);
  }

  /** How many actions wait. */
  public synchronized int size() {
    return waiting.size();
  }

  /** Moves the time, then runs everything that is due, in order. */
  public void advance(Duration step) {
    due(step).forEach(entry -> entry.action().run());
  }

  private synchronized List<Waiting> due(Duration step) {
    nowNanos += step.toNanos();
    var due =
        new ArrayList<>(waiting.stream().filter(entry -> entry.atNanos() <= nowNanos).toList());
    waiting.removeAll(due);
    due.sort(Comparator.comparingLong(Waiting::atNanos));
    return due;
  }
}
