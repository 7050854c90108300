package io.ebbgate.proving.torture.load;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the lending app was told: its orders, its doubts, and how soon after a kill an order was
 * accepted again. Thread-safe.
 */
public final class Told {
  private final InstantSource clock;
  private final List<Promised> orders = new ArrayList<>();
  private final List<Duration> recoveries = new ArrayList<>();
  private final SortedMap<String, Long> doubts = new TreeMap<>();
  private Optional<Instant> struck = Optional.empty();

  public Told(InstantSource clock) {
    this.clock = clock;
  }

  /** Writes an order down. */
  synchronized void order(Promised order) {
    orders.add(order);
  }

  /** Counts an answer, or a missing one, that leaves open whether the request was taken. */
  synchronized void doubt(String what) {
    doubts.merge(what, 1L, Long::sum);
  }

  /** A new order was accepted; its request had left at that time. */
  synchronized void accepted(Instant sentAt) {
    if (struck.isPresent() && !sentAt.isBefore(struck.get())) {
      recoveries.add(Duration.between(struck.get(), clock.instant()));
      struck = Optional.empty();
    }
  }

  /** Something was killed just now: the next request that is accepted ends the outage. */
  public synchronized void struck() {
    struck = Optional.of(clock.instant());
  }

  /** Whether orders are accepted again since the last kill. */
  public synchronized boolean recovered() {
    return struck.isEmpty();
  }

  /** From each kill to the answer of the first request sent after it that was accepted. */
  public synchronized List<Duration> recoveries() {
    return List.copyOf(recoveries);
  }

  /** Every order under a key of its own. */
  public synchronized List<Promised> orders() {
    return List.copyOf(orders);
  }

  /** How often which doubtful answer came. */
  public synchronized SortedMap<String, Long> doubts() {
    return new TreeMap<>(doubts);
  }
}
