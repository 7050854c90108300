package io.ebbgate.core.routing.channel;

import io.ebbgate.core.routing.Considered;
import io.ebbgate.core.routing.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Which channel carries an attempt, and why.
 *
 * @param choice the one ranked first; empty when every one was removed
 * @param considered every channel of the snapshot: the ranked ones in order of rank, then the
 *     removed
 */
public record ChannelDecision(Optional<ChannelChoice> choice, List<Considered> considered) {

  public ChannelDecision {
    considered = List.copyOf(considered);
  }

  /**
   * Whether there is no choice now but there may be one soon: only an open breaker is in the way,
   * or a channel that cannot be used for a fault of ours.
   */
  public boolean isBlockedForNow() {
    return choice.isEmpty()
        && considered.stream()
            .anyMatch(
                one -> one.verdict() instanceof Verdict.Removed removed && isPassing(removed));
  }

  /** Whether a channel was removed for what may soon be over, and for nothing that lasts. */
  static boolean isPassing(Verdict.Removed removed) {
    return removed.rule().equals(ChannelRule.NO_CONNECTOR.name())
        || removed.rule().equals(ChannelRule.BREAKER_OPEN.name());
  }
}
