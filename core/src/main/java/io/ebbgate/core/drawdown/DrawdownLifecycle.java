package io.ebbgate.core.drawdown;

import io.ebbgate.core.drawdown.DrawdownEffect.CreateLoan;
import io.ebbgate.core.drawdown.DrawdownEffect.EndIncident;
import io.ebbgate.core.drawdown.DrawdownEffect.OpenIncident;
import io.ebbgate.core.drawdown.DrawdownEffect.PostLedger;
import io.ebbgate.core.drawdown.DrawdownEffect.RecordPaid;
import io.ebbgate.core.drawdown.DrawdownEffect.RecordReturned;
import io.ebbgate.core.drawdown.DrawdownEffect.ReleaseReservation;
import io.ebbgate.core.drawdown.DrawdownEffect.RestoreCredit;
import io.ebbgate.core.drawdown.DrawdownEffect.ReverseRepayment;
import io.ebbgate.core.drawdown.DrawdownEffect.ReverseTakenBack;
import io.ebbgate.core.drawdown.DrawdownEffect.StartAttempt;
import io.ebbgate.core.drawdown.DrawdownEffect.StopTelling;
import io.ebbgate.core.drawdown.DrawdownEffect.TellFailed;
import io.ebbgate.core.drawdown.DrawdownEffect.TellPaid;
import io.ebbgate.core.drawdown.DrawdownEffect.TellReturned;
import io.ebbgate.core.drawdown.DrawdownEffect.UseReservation;
import io.ebbgate.core.drawdown.DrawdownEffect.VoidLoan;
import io.ebbgate.core.drawdown.DrawdownEvent.AttemptDisputed;
import io.ebbgate.core.drawdown.DrawdownEvent.AttemptMoved;
import io.ebbgate.core.drawdown.DrawdownEvent.AttemptNotMoved;
import io.ebbgate.core.drawdown.DrawdownEvent.AttemptReturned;
import io.ebbgate.core.drawdown.DrawdownState.Disbursed;
import io.ebbgate.core.drawdown.DrawdownState.Disputed;
import io.ebbgate.core.drawdown.DrawdownState.Failed;
import io.ebbgate.core.drawdown.DrawdownState.Refused;
import io.ebbgate.core.drawdown.DrawdownState.Returned;
import io.ebbgate.core.drawdown.DrawdownState.Submitted;
import io.ebbgate.core.ledger.Postings;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.ebbgate.core.routing.channel.ChannelChoice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides what an event means for a drawdown. Pure. */
public final class DrawdownLifecycle {

  private DrawdownLifecycle() {}

  /** The new state and what has to be done. */
  public static DrawdownDecision decide(
      DrawdownState state, DrawdownEvent event, DrawdownFacts facts) {
    return switch (state) {
      case Submitted _, Disputed _ ->
          event.attempt().sequence() == facts.latestSequence()
              ? whileOpen(state, event, facts)
              : outOfPlace(state, event, facts);
      case Disbursed _
          when event instanceof AttemptReturned returned
              && event.attempt().sequence() == facts.latestSequence() ->
          comeBack(returned, facts);
      case Disbursed _ -> afterEnd(state, event, facts, IncidentReason.PAID_TWICE);
      case Failed _, Refused _, Returned _ ->
          afterEnd(state, event, facts, IncidentReason.MOVED_FOR_ENDED_ORDER);
    };
  }

  private static DrawdownDecision whileOpen(
      DrawdownState state, DrawdownEvent event, DrawdownFacts facts) {
    return switch (event) {
      case AttemptMoved moved ->
          DrawdownDecision.of(
              new Disbursed(),
              new RecordPaid(moved.attempt().attemptId()),
              new PostLedger(
                  Postings.disbursed(
                      moved.evidenceId(), moved.attempt().channel(), facts.amount())),
              new CreateLoan(valueDate(moved, facts)),
              new UseReservation(),
              new TellPaid());
      case AttemptNotMoved notMoved ->
          another(state, notMoved, facts)
              .map(choice -> tryAnother(notMoved.proof(), choice, facts))
              .orElseGet(() -> fail(notMoved.proof()));
      case AttemptDisputed _ -> DrawdownDecision.of(new Disputed());
      case AttemptReturned returned -> returnOutOfPlace(state, returned, facts);
    };
  }

  /**
   * The payout on which the drawdown rests is back, so there is no loan and never was interest.
   * What customers repaid meanwhile is theirs.
   */
  private static DrawdownDecision comeBack(AttemptReturned returned, DrawdownFacts facts) {
    var effects = new ArrayList<DrawdownEffect>();
    effects.add(new RecordReturned(returned.attempt().attemptId(), returned.evidenceId()));
    effects.add(
        new PostLedger(
            Postings.payoutReturned(
                returned.evidenceId(), returned.attempt().channel(), facts.amount())));
    for (var collected : returned.lent().collected()) {
      reverse(effects, collected, returned.evidenceId());
    }
    effects.add(new VoidLoan());
    if (returned.lent().outstanding().isPositive()) {
      effects.add(new RestoreCredit(returned.lent().outstanding()));
    }
    effects.add(new StopTelling());
    effects.add(new TellReturned());
    return new DrawdownDecision(new Returned(), effects);
  }

  /**
   * What a repayment had paid leaves the loan. As much of it as had been taken back from us is the
   * customer's already, and evens out what suspense holds of that, or our loss; the rest is here
   * and is theirs.
   */
  private static void reverse(
      List<DrawdownEffect> effects, Lent.Collected collected, UUID evidenceId) {
    var here = collected.paid();
    for (var gone : collected.suspense()) {
      if (gone.cameBack() && gone.held().currency().equals(here.total().currency())) {
        var part = here.upTo(gone.standing());
        if (!part.isZero()) {
          effects.add(
              new ReverseTakenBack(
                  collected,
                  Postings.repaymentReversed(evidenceId, gone, part),
                  Optional.of(gone.evidenceId()).filter(_ -> part.total().equals(gone.held()))));
          here = here.minus(part);
        }
      }
    }
    if (!here.isZero()) {
      effects.add(
          new ReverseRepayment(
              collected, Postings.repaymentReversed(evidenceId, here), IncidentReason.LOAN_VOIDED));
    }
  }

  private static Optional<ChannelChoice> another(
      DrawdownState state, AttemptNotMoved event, DrawdownFacts facts) {
    // After a dispute a person has said that nothing moved; trying again is for a new order.
    boolean allowed =
        state instanceof Submitted
            && event.proof().reason().allowsAnotherChannel()
            && facts.latestSequence() < facts.maximumAttempts();
    return allowed ? event.next() : Optional.empty();
  }

  private static DrawdownDecision tryAnother(
      NotMoved proof, ChannelChoice choice, DrawdownFacts facts) {
    return DrawdownDecision.of(
        new Submitted(), new StartAttempt(facts.latestSequence() + 1, choice, proof));
  }

  private static DrawdownDecision fail(NotMoved proof) {
    return DrawdownDecision.of(new Failed(), new ReleaseReservation(proof), new TellFailed(proof));
  }

  /**
   * The provider's day of the movement, held between our taking the order and our learning of the
   * movement: a provider's wrong clock must not cost the customer interest.
   */
  private static LocalDate valueDate(AttemptMoved moved, DrawdownFacts facts) {
    Instant movedAt = moved.proof().movedAt();
    Instant notBefore = movedAt.isBefore(facts.submittedAt()) ? facts.submittedAt() : movedAt;
    Instant held = notBefore.isAfter(moved.at()) ? moved.at() : notBefore;
    return facts.days().dayOf(held);
  }

  /** An older attempt had ended as not moved, or it could not have been followed by another. */
  private static DrawdownDecision outOfPlace(
      DrawdownState state, DrawdownEvent event, DrawdownFacts facts) {
    return switch (event) {
      case AttemptMoved moved -> suspend(state, moved, IncidentReason.ATTEMPT_OUT_OF_PLACE);
      case AttemptNotMoved _ -> DrawdownDecision.of(state);
      case AttemptDisputed disputed ->
          DrawdownDecision.of(
              state, new OpenIncident(IncidentReason.ATTEMPT_OUT_OF_PLACE, disputed.evidenceId()));
      case AttemptReturned returned -> returnOutOfPlace(state, returned, facts);
    };
  }

  /** What came back is what suspense holds as moved. Why either happened, people find out. */
  private static DrawdownDecision returnOutOfPlace(
      DrawdownState state, AttemptReturned returned, DrawdownFacts facts) {
    var effects = new ArrayList<DrawdownEffect>(3);
    for (var suspense : facts.suspense()) {
      if (suspense.moved() && suspense.standing().isPositive()) {
        effects.add(
            new PostLedger(
                Postings.suspenseSettled(
                    returned.evidenceId(),
                    MovementKind.PAYOUT,
                    returned.attempt().channel(),
                    suspense)));
      }
      if (suspense.moved() && suspense.held().isPositive()) {
        effects.add(new EndIncident(suspense.evidenceId(), returned.evidenceId()));
      }
    }
    effects.add(new OpenIncident(IncidentReason.RETURN_OUT_OF_PLACE, returned.evidenceId()));
    return new DrawdownDecision(state, effects);
  }

  private static DrawdownDecision afterEnd(
      DrawdownState state, DrawdownEvent event, DrawdownFacts facts, IncidentReason reason) {
    return switch (event) {
      case AttemptMoved moved -> suspend(state, moved, reason);
      case AttemptNotMoved notMoved ->
          DrawdownDecision.of(
              state, new OpenIncident(IncidentReason.ATTEMPT_OUT_OF_PLACE, notMoved.evidenceId()));
      case AttemptDisputed disputed ->
          DrawdownDecision.of(
              state, new OpenIncident(IncidentReason.ATTEMPT_OUT_OF_PLACE, disputed.evidenceId()));
      case AttemptReturned returned -> returnOutOfPlace(state, returned, facts);
    };
  }

  private static DrawdownDecision suspend(
      DrawdownState state, AttemptMoved moved, IncidentReason reason) {
    return DrawdownDecision.of(
        state,
        new PostLedger(
            Postings.suspended(
                moved.evidenceId(),
                MovementKind.PAYOUT,
                moved.attempt().channel(),
                moved.proof().amount())),
        new OpenIncident(reason, moved.evidenceId()));
  }
}
