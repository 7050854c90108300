package io.ebbgate.core.drawdown;

import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.AttemptReference;
import io.ebbgate.core.routing.channel.ChannelChoice;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a drawdown hears of its attempts. */
public sealed interface DrawdownEvent {

  /** The attempt that it is about. */
  AttemptReference attempt();

  /** The evidence that it rests on. */
  UUID evidenceId();

  /**
   * The money moved, in our amount.
   *
   * @param at when we learned it
   */
  record AttemptMoved(AttemptReference attempt, Moved proof, UUID evidenceId, Instant at)
      implements DrawdownEvent {}

  /**
   * No money moved.
   *
   * @param next the channel that routing would try now; ignored where the proof forbids another
   */
  record AttemptNotMoved(
      AttemptReference attempt, NotMoved proof, UUID evidenceId, Optional<ChannelChoice> next)
      implements DrawdownEvent {}

  /**
   * The money moved in our amount, and came back.
   *
   * @param lent what the loan that it became has come to
   */
  record AttemptReturned(AttemptReference attempt, Moved proof, UUID evidenceId, Lent lent)
      implements DrawdownEvent {}

  /** The provider names another amount. */
  record AttemptDisputed(AttemptReference attempt, Moved claim, UUID evidenceId)
      implements DrawdownEvent {}
}
