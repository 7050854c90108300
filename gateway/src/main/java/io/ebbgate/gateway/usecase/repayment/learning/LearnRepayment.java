package io.ebbgate.gateway.usecase.repayment.learning;

import io.ebbgate.core.id.Ids;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.AttemptReference;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.core.repayment.RepaymentEvent;
import io.ebbgate.core.repayment.RepaymentFacts;
import io.ebbgate.core.repayment.RepaymentLifecycle;
import io.ebbgate.core.repayment.RepaymentState;
import io.ebbgate.core.routing.channel.ChannelChoice;
import io.ebbgate.core.routing.channel.ChannelRequest;
import io.ebbgate.core.routing.channel.ChannelRouting;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.learning.LearningBatch;
import io.ebbgate.gateway.usecase.movement.learning.OrderLearning;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.EvidenceRow;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.ebbgate.gateway.usecase.repayment.loan.LoanMapping;
import io.ebbgate.gateway.usecase.repayment.loan.LoanWithPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides what an attempt's fate means for its repayment, by the core's lifecycle. */
public final class LearnRepayment implements OrderLearning {
  private final TermsSource terms;
  private final LendingCaps caps;
  private final Supplier<ChannelSnapshot> channels;
  private final int maximumAttempts;
  private final ApplyEffects effects;

  /**
   * @param caps what the law allows
   * @param channels all channels with their breakers as they are now; callable from any thread
   * @param ids for attempts
   * @param maximumAttempts how many attempts a repayment may have in all
   */
  public LearnRepayment(
      TermsSource terms,
      LendingCaps caps,
      Supplier<ChannelSnapshot> channels,
      Ids ids,
      Bookings bookings,
      ComposeNotices notices,
      int maximumAttempts) {
    this.terms = terms;
    this.caps = caps;
    this.channels = channels;
    this.maximumAttempts = maximumAttempts;
    this.effects = new ApplyEffects(ids, notices, bookings);
  }

  @Override
  public OrderKind kind() {
    return OrderKind.REPAYMENT;
  }

  @Override
  public void moved(LearningBatch batch, AttemptRow attempt, Moved moved, EvidenceRow evidence) {
    decide(
        batch, attempt, new RepaymentEvent.AttemptMoved(reference(attempt), moved, evidence.id()));
  }

  @Override
  public void notMoved(
      LearningBatch batch, AttemptRow attempt, NotMoved notMoved, EvidenceRow evidence) {
    decide(
        batch,
        attempt,
        new RepaymentEvent.AttemptNotMoved(
            reference(attempt), notMoved, evidence.id(), next(batch, attempt, notMoved)));
  }

  @Override
  public void returned(
      LearningBatch batch, AttemptRow attempt, Moved returned, EvidenceRow evidence) {
    decide(
        batch,
        attempt,
        new RepaymentEvent.AttemptReturned(reference(attempt), returned, evidence.id()));
  }

  @Override
  public void disputed(LearningBatch batch, AttemptRow attempt, Moved claim, EvidenceRow evidence) {
    decide(
        batch,
        attempt,
        new RepaymentEvent.AttemptDisputed(reference(attempt), claim, evidence.id()));
  }

  private void decide(LearningBatch batch, AttemptRow attempt, RepaymentEvent event) {
    var repayment = batch.repayment(attempt.orderId());
    var before = state(repayment);
    var decision = RepaymentLifecycle.decide(before, event, facts(batch, attempt, repayment));
    effects.apply(batch, attempt, decision);
  }

  private RepaymentFacts facts(LearningBatch batch, AttemptRow attempt, RepaymentRow repayment) {
    return new RepaymentFacts(
        loan(batch, repayment),
        RepaymentKind.valueOf(repayment.kind()),
        repayment.valueDate(),
        new Components(
            repayment.principal(), repayment.interest(), repayment.fee(), repayment.penalty()),
        batch.latestSequence(repayment.id()),
        maximumAttempts,
        batch.suspense(attempt),
        LoanMapping.claim(batch.loan(repayment.loanId())));
  }

  private Loan loan(LearningBatch batch, RepaymentRow repayment) {
    var row = batch.loan(repayment.loanId());
    var found =
        new LoanWithPlan(
            row,
            batch.instalments(repayment.loanId()),
            batch.line(repayment.lineId()).repaymentDay());
    return LoanMapping.toCore(found, terms.current(), caps);
  }

  /**
   * The channel that routing would try now; whether it may is the lifecycle's to say. Where the
   * repayment or its loan is held there is none, so that it ends with the attempt under way.
   */
  private Optional<ChannelChoice> next(LearningBatch batch, AttemptRow attempt, NotMoved notMoved) {
    var loan = batch.loan(batch.repayment(attempt.orderId()).loanId());
    boolean held =
        batch.isHeld(attempt.orderId())
            || batch.isHeld(loan.drawdownId())
            || loan.standing().disputed();
    if (held) {
      return Optional.empty();
    }
    var card = batch.card(attempt.cardId());
    var tried = new ArrayList<ChannelRequest.Tried>();
    for (var earlier : batch.attemptsOf(attempt.orderId())) {
      if (earlier.sequence() < attempt.sequence()) {
        tried.add(new ChannelRequest.Tried(earlier.channel(), proof(earlier)));
      }
    }
    tried.add(new ChannelRequest.Tried(attempt.channel(), notMoved));
    var request =
        new ChannelRequest(
            MovementKind.DEBIT,
            attempt.amount(),
            card.bank(),
            card.activeAgreements(),
            List.copyOf(tried));
    return ChannelRouting.choose(channels.get(), request).choice();
  }

  /** Attempts follow one another only after a definite answer, which stands in the row. */
  private static NotMoved proof(AttemptRow ended) {
    return new NotMoved(NotMoved.Reason.valueOf(ended.why()), "");
  }

  private static AttemptReference reference(AttemptRow attempt) {
    return new AttemptReference(attempt.id(), attempt.sequence(), attempt.channel());
  }

  private static RepaymentState state(RepaymentRow row) {
    return switch (row.state()) {
      case "Refused" -> new RepaymentState.Refused();
      case "Submitted" -> new RepaymentState.Submitted();
      case "Succeeded" -> new RepaymentState.Succeeded();
      case "Failed" -> new RepaymentState.Failed();
      case "Disputed" -> new RepaymentState.Disputed();
      default -> throw new IllegalStateException("no state of a repayment: " + row.state());
    };
  }
}
