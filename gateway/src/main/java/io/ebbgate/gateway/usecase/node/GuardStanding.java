package io.ebbgate.gateway.usecase.node;

import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What guards one channel on one node at one moment.
 *
 * @param settings those in force
 * @param own which of them the channel's terms set themselves; empty when these do not go together,
 *     so that the configuration's hold
 * @param since when these settings came into force on this node
 * @param breaker of calls
 * @param calls under way
 * @param tokens calls that may begin at once now; empty without a rate
 * @param lastCertain when a call last ended with a certain answer
 * @param lastUncertain when one last ended without
 */
public record GuardStanding(
    GuardSettings settings,
    Set<GuardSetting> own,
    Instant since,
    Breaker breaker,
    Calls calls,
    OptionalLong tokens,
    Optional<Instant> lastCertain,
    Optional<Instant> lastUncertain) {

  public GuardStanding {
    own = Set.copyOf(own);
  }

  /** What a breaker does. */
  public enum State {
    /** It lets everything through. */
    CLOSED,
    /** It lets a few calls try. */
    HALF_OPEN,
    /** It lets nothing through. */
    OPEN
  }

  /**
   * A breaker.
   *
   * @param state what it does
   * @param since from when on, on this node
   * @param triedFrom of an open one, from when on a call may try
   * @param callsSeen of how many calls the rates speak
   * @param failureRatePercent of them without a certain answer; empty while there are too few
   * @param slowRatePercent of them that were slow; empty while there are too few
   */
  public record Breaker(
      State state,
      Instant since,
      Optional<Instant> triedFrom,
      int callsSeen,
      OptionalInt failureRatePercent,
      OptionalInt slowRatePercent) {}

  /**
   * Calls under way.
   *
   * @param underWay how many there are
   * @param limit how many there may be now: the adaptive limit, or the permits
   */
  public record Calls(int underWay, int limit) {}
}
