package io.ebbgate.sandbox.engine;

import io.ebbgate.sandbox.protocol.Movement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One reference of one merchant: how often it arrived and, once taken, how it stands. */
final class Tracked {

  private int arrivals;
  private @Nullable Movement movement;
  private Instant visibleFrom = Instant.MAX;

  /** Counts an arrival; 1 for the first. */
  synchronized int arrive() {
    return ++arrivals;
  }

  /** The order as it stands; null before it was taken. */
  synchronized @Nullable Movement movement() {
    return movement;
  }

  /** Takes the order: only once. */
  synchronized void take(Movement taken, Instant visible) {
    if (movement != null) {
      throw new IllegalStateException("taken twice: " + taken.order().reference());
    }
    movement = taken;
    visibleFrom = visible;
  }

  /** Gives the order its result. */
  synchronized void settle(Movement settled) {
    movement = settled;
  }

  /** The order as a query at that time sees it. */
  synchronized @Nullable Movement visible(Instant now) {
    return now.isBefore(visibleFrom) ? null : movement;
  }
}
