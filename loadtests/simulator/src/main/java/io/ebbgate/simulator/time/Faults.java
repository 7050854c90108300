package io.ebbgate.simulator.time;

import java.util.EnumMap;
import java.util.Map;

/** Decides by chance what goes wrong, counts it, and can be switched off for the end of a run. */
public final class Faults {
  private final Chance chance;
  private final EnumMap<FaultKind, Long> counts = new EnumMap<>(FaultKind.class);
  private boolean on = true;

  public Faults(Chance chance) {
    this.chance = chance;
  }

  /** Whether this goes wrong now, which it does once in so many times. */
  public boolean strike(FaultKind kind, int oneIn) {
    if (!on || !chance.oneIn(oneIn)) {
      return false;
    }
    count(kind);
    return true;
  }

  /** Counts what somebody else decided. */
  public void count(FaultKind kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  /** Whether anything may still go wrong. */
  public boolean on() {
    return on;
  }

  /** From now on nothing goes wrong any more. */
  public void off() {
    on = false;
  }

  /** How often each kind has struck. */
  public Map<FaultKind, Long> counts() {
    return Map.copyOf(counts);
  }
}
