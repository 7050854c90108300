package io.ebbgate.core.movement.orphan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a decision about an orphan depends on beside its state.
 *
 * @param receivedAt when it came
 * @param saysMoved whether it says that money moved
 * @param alarmAfter how long it may wait before a person has to look; positive
 * @param ladder the waits before the first, second, ... further look; the last one repeats
 */
public record OrphanFacts(
    Instant receivedAt, boolean saysMoved, Duration alarmAfter, List<Duration> ladder) {

  public OrphanFacts {
    ladder = List.copyOf(ladder);
    if (ladder.isEmpty() || !alarmAfter.isPositive()) {
      throw new IllegalArgumentException("ladder " + ladder + ", alarm after " + alarmAfter);
    }
  }

  /** When a person has to look, if it still waits. */
  public Instant alarmAt() {
    return receivedAt.plus(alarmAfter);
  }

  /** The wait before the next look when there were so many. */
  public Duration waitAfter(int looked) {
    return ladder.get(Math.min(looked, ladder.size() - 1));
  }
}
