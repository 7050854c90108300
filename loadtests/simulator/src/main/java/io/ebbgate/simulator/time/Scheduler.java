package io.ebbgate.simulator.time;

import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/**
 * The queue of everything that is still to happen, and the true time. What is due at the same
 * instant happens in the order in which it was put in.
 */
public final class Scheduler implements InstantSource {
  private static final long MICROS = 1_000_000;

  private record Event(long atMicros, long sequence, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(atMicros, other.atMicros);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private final Instant start;
  private long nowMicros;
  private long sequence;

  /**
   * @param start the instant at which the world begins
   */
  public Scheduler(Instant start) {
    this.start = start;
  }

  /** Lets something happen later; after no time at all it happens after what is due already. */
  public void after(long delayMicros, Runnable action) {
    queue.add(new Event(nowMicros + Math.max(0, delayMicros), sequence++, action));
  }

  /** Lets the next thing happen; false when nothing is left. */
  public boolean next() {
    var event = queue.poll();
    if (event == null) {
      return false;
    }
    nowMicros = event.atMicros();
    event.action().run();
    return true;
  }

  /** Time since the beginning. */
  public long nowMicros() {
    return nowMicros;
  }

  /** How many things have been put in so far. */
  public long sequence() {
    return sequence;
  }

  @Override
  public Instant instant() {
    return start.plusSeconds(nowMicros / MICROS).plusNanos(nowMicros % MICROS * 1_000);
  }
}
