package io.ebbgate.core.repayment;

import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.AttemptReference;
import io.ebbgate.core.routing.channel.ChannelChoice;
import java.util.Optional;
import java.util.UUID;

/** What a repayment hears of its attempts. */
public sealed interface RepaymentEvent {

  /** The attempt that it is about. */
  AttemptReference attempt();

  /** The evidence that it rests on. */
  UUID evidenceId();

  /** The money moved, in our amount. */
  record AttemptMoved(AttemptReference attempt, Moved proof, UUID evidenceId)
      implements RepaymentEvent {}

  /**
   * No money moved.
   *
   * @param next the channel that routing would try now; ignored where the proof forbids another
   */
  record AttemptNotMoved(
      AttemptReference attempt, NotMoved proof, UUID evidenceId, Optional<ChannelChoice> next)
      implements RepaymentEvent {}

  /** The money moved in our amount, and was taken back from us. */
  record AttemptReturned(AttemptReference attempt, Moved proof, UUID evidenceId)
      implements RepaymentEvent {}

  /** The provider names another amount. */
  record AttemptDisputed(AttemptReference attempt, Moved claim, UUID evidenceId)
      implements RepaymentEvent {}
}
