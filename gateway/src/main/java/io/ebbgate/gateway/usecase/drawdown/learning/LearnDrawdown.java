package io.ebbgate.gateway.usecase.drawdown.learning;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.drawdown.DrawdownDecision;
import io.ebbgate.core.drawdown.DrawdownEffect;
import io.ebbgate.core.drawdown.DrawdownEvent;
import io.ebbgate.core.drawdown.DrawdownFacts;
import io.ebbgate.core.drawdown.DrawdownLifecycle;
import io.ebbgate.core.drawdown.DrawdownState;
import io.ebbgate.core.drawdown.Lent;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.AttemptReference;
import io.ebbgate.core.routing.channel.ChannelChoice;
import io.ebbgate.core.routing.channel.ChannelRequest;
import io.ebbgate.core.routing.channel.ChannelRouting;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.gateway.usecase.movement.learning.LearningBatch;
import io.ebbgate.gateway.usecase.movement.learning.OrderLearning;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.EvidenceRow;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides what an attempt's fate means for its drawdown, by the core's lifecycle. */
public final class LearnDrawdown implements OrderLearning {
  private final Supplier<ChannelSnapshot> channels;
  private final DrawdownRows rows;
  private final int maximumAttempts;
  private final BusinessDays days;

  /**
   * @param channels all channels with their breakers as they are now; callable from any thread
   * @param maximumAttempts how many attempts a drawdown may have in all
   * @param days on which business day money moved
   */
  public LearnDrawdown(
      Supplier<ChannelSnapshot> channels,
      DrawdownRows rows,
      int maximumAttempts,
      BusinessDays days) {
    this.channels = channels;
    this.rows = rows;
    this.maximumAttempts = maximumAttempts;
    this.days = days;
  }

  @Override
  public OrderKind kind() {
    return OrderKind.DRAWDOWN;
  }

  @Override
  public void moved(LearningBatch batch, AttemptRow attempt, Moved moved, EvidenceRow evidence) {
    decide(
        batch,
        attempt,
        new DrawdownEvent.AttemptMoved(reference(attempt), moved, evidence.id(), batch.now()));
  }

  @Override
  public void notMoved(
      LearningBatch batch, AttemptRow attempt, NotMoved notMoved, EvidenceRow evidence) {
    decide(
        batch,
        attempt,
        new DrawdownEvent.AttemptNotMoved(
            reference(attempt), notMoved, evidence.id(), next(batch, attempt, notMoved)));
  }

  @Override
  public void returned(
      LearningBatch batch, AttemptRow attempt, Moved returned, EvidenceRow evidence) {
    decide(
        batch,
        attempt,
        new DrawdownEvent.AttemptReturned(
            reference(attempt), returned, evidence.id(), lent(batch, attempt)));
  }

  /** What the loan has come to; nothing where there is none. */
  private static Lent lent(LearningBatch batch, AttemptRow attempt) {
    return batch
        .drawdown(attempt.orderId())
        .loanId()
        .map(loanId -> new Lent(batch.loan(loanId).outstanding(), batch.collected(loanId)))
        .orElseGet(() -> Lent.nothing(attempt.amount()));
  }

  @Override
  public void disputed(LearningBatch batch, AttemptRow attempt, Moved claim, EvidenceRow evidence) {
    decide(
        batch,
        attempt,
        new DrawdownEvent.AttemptDisputed(reference(attempt), claim, evidence.id()));
  }

  private void decide(LearningBatch batch, AttemptRow attempt, DrawdownEvent event) {
    var drawdown = batch.drawdown(attempt.orderId());
    var facts =
        new DrawdownFacts(
            drawdown.amount(),
            batch.latestSequence(drawdown.id()),
            maximumAttempts,
            drawdown.createdAt(),
            days,
            batch.suspense(attempt));
    rows.apply(batch, attempt, DrawdownLifecycle.decide(state(drawdown), event, facts));
  }

  /**
   * The channel that routing would try now; whether it may is the lifecycle's to say. For a held
   * order there is none, so that it ends with the attempt that was under way.
   */
  private Optional<ChannelChoice> next(LearningBatch batch, AttemptRow attempt, NotMoved proof) {
    if (batch.isHeld(attempt.orderId())) {
      return Optional.empty();
    }
    var tried = new ArrayList<ChannelRequest.Tried>();
    for (var earlier : batch.attemptsOf(attempt.orderId())) {
      if (earlier.sequence() < attempt.sequence()) {
        // Attempts follow one another only after a definite answer, which stands in the row.
        tried.add(
            new ChannelRequest.Tried(
                earlier.channel(), new NotMoved(NotMoved.Reason.valueOf(earlier.why()), "")));
      }
    }
    tried.add(new ChannelRequest.Tried(attempt.channel(), proof));
    var request =
        new ChannelRequest(
            attempt.kind(),
            attempt.amount(),
            batch.card(attempt.cardId()).bank(),
            Map.of(),
            List.copyOf(tried));
    return ChannelRouting.choose(channels.get(), request).choice();
  }

  private static AttemptReference reference(AttemptRow attempt) {
    return new AttemptReference(attempt.id(), attempt.sequence(), attempt.channel());
  }

  private static DrawdownState state(DrawdownRow row) {
    return switch (row.state()) {
      case "Refused" -> new DrawdownState.Refused();
      case "Submitted" -> new DrawdownState.Submitted();
      case "Disbursed" -> new DrawdownState.Disbursed();
      case "Returned" -> new DrawdownState.Returned();
      case "Failed" -> new DrawdownState.Failed();
      case "Disputed" -> new DrawdownState.Disputed();
      default -> throw new IllegalStateException("no state of a drawdown: " + row.state());
    };
  }

  /** The proof in a decision that ends a drawdown as failed. */
  static Optional<NotMoved> failure(DrawdownDecision decision) {
    return decision.effects().stream()
        .filter(DrawdownEffect.TellFailed.class::isInstance)
        .map(effect -> ((DrawdownEffect.TellFailed) effect).proof())
        .findFirst();
  }
}
