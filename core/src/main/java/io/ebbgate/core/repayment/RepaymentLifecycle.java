package io.ebbgate.core.repayment;

import io.ebbgate.core.ledger.Postings;
import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.ledger.servicing.ServicingPostings;
import io.ebbgate.core.lending.RepaymentApplied;
import io.ebbgate.core.lending.RepaymentQuote;
import io.ebbgate.core.lending.RepaymentRefusal;
import io.ebbgate.core.lending.allocation.Allocations;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.ebbgate.core.repayment.RepaymentEffect.ChangeLoan;
import io.ebbgate.core.repayment.RepaymentEffect.CloseDebit;
import io.ebbgate.core.repayment.RepaymentEffect.EndIncident;
import io.ebbgate.core.repayment.RepaymentEffect.OpenIncident;
import io.ebbgate.core.repayment.RepaymentEffect.PostLedger;
import io.ebbgate.core.repayment.RepaymentEffect.RecordPaid;
import io.ebbgate.core.repayment.RepaymentEffect.ReturnCredit;
import io.ebbgate.core.repayment.RepaymentEffect.StartAttempt;
import io.ebbgate.core.repayment.RepaymentEffect.TellFailed;
import io.ebbgate.core.repayment.RepaymentEffect.TellHeld;
import io.ebbgate.core.repayment.RepaymentEffect.TellReleased;
import io.ebbgate.core.repayment.RepaymentEffect.TellSucceeded;
import io.ebbgate.core.repayment.RepaymentEvent.AttemptDisputed;
import io.ebbgate.core.repayment.RepaymentEvent.AttemptMoved;
import io.ebbgate.core.repayment.RepaymentEvent.AttemptNotMoved;
import io.ebbgate.core.repayment.RepaymentEvent.AttemptReturned;
import io.ebbgate.core.repayment.RepaymentState.Disputed;
import io.ebbgate.core.repayment.RepaymentState.Failed;
import io.ebbgate.core.repayment.RepaymentState.Refused;
import io.ebbgate.core.repayment.RepaymentState.Submitted;
import io.ebbgate.core.repayment.RepaymentState.Succeeded;
import io.ebbgate.core.routing.channel.ChannelChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what an event means for a repayment. Pure. */
public final class RepaymentLifecycle {

  private RepaymentLifecycle() {}

  /** The new state and what has to be done. */
  public static RepaymentDecision decide(
      RepaymentState state, RepaymentEvent event, RepaymentFacts facts) {
    return switch (state) {
      case Submitted _, Disputed _ ->
          event.attempt().sequence() == facts.latestSequence()
              ? whileOpen(state, event, facts)
              : outOfPlace(state, event, facts);
      case Succeeded _
          when event instanceof AttemptReturned returned
              && event.attempt().sequence() == facts.latestSequence() ->
          takenBack(state, returned, facts);
      case Succeeded _ -> afterEnd(state, event, facts, IncidentReason.PAID_TWICE);
      case Failed _, Refused _ ->
          afterEnd(state, event, facts, IncidentReason.MOVED_FOR_ENDED_ORDER);
    };
  }

  private static RepaymentDecision whileOpen(
      RepaymentState state, RepaymentEvent event, RepaymentFacts facts) {
    return switch (event) {
      case AttemptMoved moved ->
          applied(facts)
              .map(applied -> collected(moved, applied, facts.claim()))
              .orElseGet(() -> collectedForNothing(moved, facts));
      case AttemptNotMoved notMoved ->
          another(state, notMoved, facts)
              .map(choice -> tryAnother(notMoved.proof(), choice, facts))
              .orElseGet(() -> fail(notMoved.proof(), facts));
      case AttemptDisputed _ -> RepaymentDecision.of(new Disputed());
      case AttemptReturned returned -> returnOutOfPlace(state, returned, facts);
    };
  }

  /** The loan afterwards; empty when it no longer owes what was quoted, component by component. */
  private static Optional<RepaymentApplied> applied(RepaymentFacts facts) {
    var answer =
        Allocations.quote(
            facts.loan(), facts.kind(), facts.valueDate(), Optional.of(facts.components().total()));
    return switch (answer) {
      case RepaymentQuote quote when quote.components().equals(facts.components()) ->
          Optional.of(Allocations.apply(facts.loan(), quote));
      case RepaymentQuote _, RepaymentRefusal _ -> Optional.empty();
    };
  }

  private static RepaymentDecision collected(
      AttemptMoved moved, RepaymentApplied applied, Claim claim) {
    var effects = new ArrayList<RepaymentEffect>(6);
    effects.add(new RecordPaid(moved.attempt().attemptId()));
    effects.add(
        new PostLedger(
            ServicingPostings.collected(
                moved.evidenceId(), moved.attempt().channel(), claim, applied.paid())));
    effects.add(new ChangeLoan(applied));
    if (applied.paid().principal().isPositive()) {
      effects.add(new ReturnCredit(applied.paid().principal()));
    }
    effects.add(new CloseDebit());
    effects.add(new TellSucceeded(applied.settled()));
    return new RepaymentDecision(new Succeeded(), effects);
  }

  /** The money is here and the loan has no place for it: it is held, and a person finds out. */
  private static RepaymentDecision collectedForNothing(AttemptMoved moved, RepaymentFacts facts) {
    return RepaymentDecision.of(
        new Succeeded(),
        new RecordPaid(moved.attempt().attemptId()),
        new PostLedger(
            Postings.suspended(
                moved.evidenceId(),
                MovementKind.DEBIT,
                moved.attempt().channel(),
                facts.components().total())),
        new CloseDebit(),
        new OpenIncident(
            facts.loan().voided() ? IncidentReason.LOAN_VOIDED : IncidentReason.LOAN_CHANGED,
            moved.evidenceId()),
        new TellHeld(moved.evidenceId()));
  }

  private static Optional<ChannelChoice> another(
      RepaymentState state, AttemptNotMoved event, RepaymentFacts facts) {
    // After a dispute a person has said that nothing moved; trying again is for a new order.
    boolean allowed =
        state instanceof Submitted
            && !facts.loan().voided()
            && event.proof().reason().allowsAnotherChannel()
            && facts.latestSequence() < facts.maximumAttempts();
    return allowed ? event.next() : Optional.empty();
  }

  private static RepaymentDecision tryAnother(
      NotMoved proof, ChannelChoice choice, RepaymentFacts facts) {
    return RepaymentDecision.of(
        new Submitted(), new StartAttempt(facts.latestSequence() + 1, choice, proof));
  }

  private static RepaymentDecision fail(NotMoved proof, RepaymentFacts facts) {
    return RepaymentDecision.of(
        new Failed(), new CloseDebit(), new TellFailed(proof, !facts.loan().voided()));
  }

  /** An older attempt had ended as not moved, or it could not have been followed by another. */
  private static RepaymentDecision outOfPlace(
      RepaymentState state, RepaymentEvent event, RepaymentFacts facts) {
    return switch (event) {
      case AttemptMoved moved -> suspend(state, moved, IncidentReason.ATTEMPT_OUT_OF_PLACE);
      case AttemptNotMoved _ -> RepaymentDecision.of(state);
      case AttemptDisputed disputed ->
          RepaymentDecision.of(
              state, new OpenIncident(IncidentReason.ATTEMPT_OUT_OF_PLACE, disputed.evidenceId()));
      case AttemptReturned returned -> returnOutOfPlace(state, returned, facts);
    };
  }

  private static RepaymentDecision afterEnd(
      RepaymentState state, RepaymentEvent event, RepaymentFacts facts, IncidentReason reason) {
    return switch (event) {
      case AttemptMoved moved -> suspend(state, moved, reason);
      case AttemptNotMoved notMoved ->
          RepaymentDecision.of(
              state, new OpenIncident(IncidentReason.ATTEMPT_OUT_OF_PLACE, notMoved.evidenceId()));
      case AttemptDisputed disputed ->
          RepaymentDecision.of(
              state, new OpenIncident(IncidentReason.ATTEMPT_OUT_OF_PLACE, disputed.evidenceId()));
      case AttemptReturned returned -> returnOutOfPlace(state, returned, facts);
    };
  }

  /**
   * The debit was taken back from us. What the loan took stays paid until people have decided:
   * suspense holds what is gone. What the loan did not take, or gave up again, is the customer's
   * and has now been given back: it leaves suspense, and nobody pays it out a second time. A void
   * loan has given all of it up; what does not stand in suspense has been evened out by then.
   */
  private static RepaymentDecision takenBack(
      RepaymentState state, AttemptReturned returned, RepaymentFacts facts) {
    var effects =
        facts.loan().voided() || facts.suspense().stream().anyMatch(Suspense::moved)
            ? outOfSuspense(returned, facts)
            : new ArrayList<RepaymentEffect>(
                List.of(
                    new PostLedger(
                        Postings.returnSuspended(
                            returned.evidenceId(),
                            MovementKind.DEBIT,
                            returned.attempt().channel(),
                            facts.components().total()))));
    for (var suspense : facts.suspense()) {
      if (suspense.moved() && suspense.held().isPositive()) {
        effects.addFirst(new TellReleased(suspense.evidenceId()));
      }
    }
    effects.add(new OpenIncident(IncidentReason.DEBIT_RETURNED, returned.evidenceId()));
    return new RepaymentDecision(state, effects);
  }

  /** What was taken back is what suspense holds as moved. Why either happened, people find out. */
  private static RepaymentDecision returnOutOfPlace(
      RepaymentState state, AttemptReturned returned, RepaymentFacts facts) {
    var effects = outOfSuspense(returned, facts);
    effects.add(new OpenIncident(IncidentReason.RETURN_OUT_OF_PLACE, returned.evidenceId()));
    return new RepaymentDecision(state, effects);
  }

  /** Empty where people had given it back: the provider tells the same once more. */
  private static List<RepaymentEffect> outOfSuspense(
      AttemptReturned returned, RepaymentFacts facts) {
    var effects = new ArrayList<RepaymentEffect>(3);
    for (var suspense : facts.suspense()) {
      if (suspense.moved() && suspense.standing().isPositive()) {
        effects.add(
            new PostLedger(
                Postings.suspenseSettled(
                    returned.evidenceId(),
                    MovementKind.DEBIT,
                    returned.attempt().channel(),
                    suspense)));
      }
      if (suspense.moved() && suspense.held().isPositive()) {
        effects.add(new EndIncident(suspense.evidenceId(), returned.evidenceId()));
      }
    }
    return effects;
  }

  private static RepaymentDecision suspend(
      RepaymentState state, AttemptMoved moved, IncidentReason reason) {
    return RepaymentDecision.of(
        state,
        new PostLedger(
            Postings.suspended(
                moved.evidenceId(),
                MovementKind.DEBIT,
                moved.attempt().channel(),
                moved.proof().amount())),
        new OpenIncident(reason, moved.evidenceId()));
  }
}
