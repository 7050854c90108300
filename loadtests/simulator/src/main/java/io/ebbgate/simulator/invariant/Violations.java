package io.ebbgate.simulator.invariant;

import java.util.ArrayList;
import java.util.List;

/** Counts steps and keeps the first violations. */
public final class Violations {
  /** More say nothing new. */
  private static final int KEPT = 20;

  private final List<Violation> kept = new ArrayList<>();
  private long steps;

  /** So many more events were delivered to lifecycles. */
  public void stepped(long more) {
    steps += more;
  }

  /** How many events were delivered to lifecycles so far. */
  public long steps() {
    return steps;
  }

  /** Notes that an invariant does not hold. */
  public void found(Invariant invariant, String seen) {
    if (kept.size() < KEPT) {
      kept.add(new Violation(steps, invariant, seen));
    }
  }

  /** Whether everything held so far. */
  public boolean none() {
    return kept.isEmpty();
  }

  /** The first ones, in order. */
  public List<Violation> kept() {
    return List.copyOf(kept);
  }
}
