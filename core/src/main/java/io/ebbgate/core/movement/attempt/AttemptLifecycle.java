package io.ebbgate.core.movement.attempt;

import static io.ebbgate.core.movement.attempt.IncidentReason.AMOUNT_DIFFERS;
import static io.ebbgate.core.movement.attempt.IncidentReason.MOVED_AFTER_NOT_MOVED;
import static io.ebbgate.core.movement.attempt.IncidentReason.MOVED_TWICE;
import static io.ebbgate.core.movement.attempt.IncidentReason.NOT_MOVED_AFTER_MOVED;
import static io.ebbgate.core.movement.attempt.IncidentReason.OTHER_AMOUNT_AFTER_MOVED;
import static io.ebbgate.core.movement.attempt.IncidentReason.RETURNED_AMOUNT_DIFFERS;
import static io.ebbgate.core.movement.attempt.IncidentReason.STILL_UNKNOWN;
import static io.ebbgate.core.movement.attempt.IncidentReason.TAKEN_AFTER_NOT_SENT;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.attempt.AttemptEffect.Ask;
import io.ebbgate.core.movement.attempt.AttemptEffect.AskLater;
import io.ebbgate.core.movement.attempt.AttemptEffect.BookReturnToSuspense;
import io.ebbgate.core.movement.attempt.AttemptEffect.BookSuspense;
import io.ebbgate.core.movement.attempt.AttemptEffect.OpenIncident;
import io.ebbgate.core.movement.attempt.AttemptEffect.TellOrderDisputed;
import io.ebbgate.core.movement.attempt.AttemptEffect.TellOrderMoved;
import io.ebbgate.core.movement.attempt.AttemptEffect.TellOrderNotMoved;
import io.ebbgate.core.movement.attempt.AttemptEffect.TellOrderReturned;
import io.ebbgate.core.movement.attempt.AttemptEvent.AskingDue;
import io.ebbgate.core.movement.attempt.AttemptEvent.EvidenceArrived;
import io.ebbgate.core.movement.attempt.AttemptState.Asking;
import io.ebbgate.core.movement.attempt.AttemptState.Disputed;
import io.ebbgate.core.movement.attempt.AttemptState.Ground;
import io.ebbgate.core.movement.attempt.AttemptState.Sending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what an event means for an attempt. Pure. */
public final class AttemptLifecycle {

  private AttemptLifecycle() {}

  /** The new state and what has to be done. */
  public static AttemptDecision decide(AttemptState state, AttemptEvent event, AttemptFacts facts) {
    return switch (event) {
      case AskingDue due -> askingDue(state, due, facts);
      case EvidenceArrived evidence ->
          switch (state) {
            case Sending _ -> whileOpen(state, 0, true, evidence, facts);
            case Asking asking -> whileOpen(state, asking.asked(), false, evidence, facts);
            case Disputed disputed -> whileDisputed(disputed, evidence, facts);
            case AttemptState.Moved moved -> afterMoved(moved, evidence, facts);
            case AttemptState.Returned returned -> afterReturned(returned, evidence, facts);
            case AttemptState.NotMoved notMoved -> afterNotMoved(notMoved, evidence, facts);
          };
    };
  }

  private static AttemptDecision askingDue(AttemptState state, AskingDue due, AttemptFacts facts) {
    return switch (state) {
      case Sending _ when due.at().isBefore(facts.leaseUntil()) ->
          // Its sender may still be at it: "not found" would mean nothing yet.
          AttemptDecision.of(state, new AskLater(facts.leaseUntil()));
      case Sending _ -> ask(new Asking(1), 1, due, facts, true);
      case Asking(int asked) -> ask(new Asking(asked + 1), asked + 1, due, facts, true);
      case Disputed(int asked) -> ask(new Disputed(asked + 1), asked + 1, due, facts, false);
      // A person wants to know whether it came back. It is asked until the answer is there, so that
      // a lost one ends nothing, and not for ever: the money is where we believe it.
      case AttemptState.Moved _ when due.askedBack() < facts.manualReviewAfter() ->
          AttemptDecision.of(
              state, new Ask(), new AskLater(due.at().plus(facts.waitAfter(due.askedBack() + 1))));
      case AttemptState.Moved _ -> AttemptDecision.of(state);
      case AttemptState.NotMoved _, AttemptState.Returned _ -> AttemptDecision.of(state);
    };
  }

  /**
   * Asks, and sets the time of the next question at once, so that a lost answer cannot end the
   * asking.
   */
  private static AttemptDecision ask(
      AttemptState next, int asked, AskingDue due, AttemptFacts facts, boolean mayNeedReview) {
    var effects = new ArrayList<AttemptEffect>(3);
    effects.add(new Ask());
    effects.add(new AskLater(due.at().plus(facts.waitAfter(asked))));
    if (mayNeedReview && asked == facts.manualReviewAfter()) {
      effects.add(new OpenIncident(STILL_UNKNOWN, Optional.empty()));
    }
    return new AttemptDecision(next, effects);
  }

  private static AttemptDecision whileOpen(
      AttemptState state, int asked, boolean first, EvidenceArrived evidence, AttemptFacts facts) {
    return switch (Certainty.of(evidence, facts, first)) {
      case Moved moved when moved.amount().equals(facts.expected()) -> settled(moved, evidence);
      case Moved moved -> dispute(asked, first, moved, evidence, facts);
      case NotMoved notMoved ->
          AttemptDecision.of(
              new AttemptState.NotMoved(first ? ground(notMoved) : Ground.TOLD, false),
              new TellOrderNotMoved(notMoved, evidence.evidenceId()));
      case Pending _, Unknown _ ->
          first
              ? AttemptDecision.of(new Asking(0), firstQuestion(evidence, facts))
              : AttemptDecision.of(state);
    };
  }

  /**
   * Our amount moved. Where it came back before we knew, the order hears of both, so that it ends
   * as if it had learned of one after the other.
   */
  private static AttemptDecision settled(Moved moved, EvidenceArrived evidence) {
    var told = new TellOrderMoved(moved, evidence.evidenceId());
    return moved.isReturned()
        ? AttemptDecision.of(
            new AttemptState.Returned(reference(moved, evidence), false),
            told,
            new TellOrderReturned(moved, evidence.evidenceId()))
        : AttemptDecision.of(new AttemptState.Moved(reference(moved, evidence), false), told);
  }

  /** A person's word names the document that it rests on, not the provider's movement. */
  private static String reference(Moved moved, EvidenceArrived evidence) {
    return evidence.source() == EvidenceSource.OPERATOR ? "" : moved.providerReference();
  }

  private static AttemptDecision dispute(
      int asked, boolean first, Moved claim, EvidenceArrived evidence, AttemptFacts facts) {
    var effects = new ArrayList<AttemptEffect>(4);
    effects.add(new TellOrderDisputed(claim, evidence.evidenceId()));
    if (claim.isReturned() && claim.amount().isPositive()) {
      effects.add(new BookReturnToSuspense(claim.amount(), evidence.evidenceId()));
    }
    effects.add(new OpenIncident(AMOUNT_DIFFERS, Optional.of(evidence.evidenceId())));
    if (first) {
      effects.add(firstQuestion(evidence, facts));
    }
    return new AttemptDecision(new Disputed(asked), effects);
  }

  private static AskLater firstQuestion(EvidenceArrived evidence, AttemptFacts facts) {
    return new AskLater(evidence.at().plus(facts.waitAfter(0)));
  }

  private static AttemptDecision whileDisputed(
      Disputed state, EvidenceArrived evidence, AttemptFacts facts) {
    return switch (Certainty.of(evidence, facts, false)) {
      case Moved moved when moved.amount().equals(facts.expected()) && moved.isReturned() ->
          after(ReturnedMoney.parts(evidence, facts), settled(moved, evidence));
      case Moved moved when moved.amount().equals(facts.expected()) -> settled(moved, evidence);
      case Moved moved when moved.isReturned() ->
          new AttemptDecision(state, ReturnedMoney.part(moved, evidence, facts));
      // A provider that named another amount and now denies all is believed by a person only. What
      // it had named as come back is nothing then, either.
      case NotMoved notMoved when evidence.source() == EvidenceSource.OPERATOR ->
          after(
              ReturnedMoney.denied(evidence, facts),
              AttemptDecision.of(
                  new AttemptState.NotMoved(Ground.TOLD, false),
                  new TellOrderNotMoved(notMoved, evidence.evidenceId())));
      // Yet another amount: what settles the first says nothing of it.
      case Moved _ when !facts.hasCalled(AMOUNT_DIFFERS, evidence.outcome()) ->
          AttemptDecision.of(
              state, new OpenIncident(AMOUNT_DIFFERS, Optional.of(evidence.evidenceId())));
      case Moved _, NotMoved _, Pending _, Unknown _ -> AttemptDecision.of(state);
    };
  }

  private static AttemptDecision after(List<AttemptEffect> first, AttemptDecision then) {
    var effects = new ArrayList<>(first);
    effects.addAll(then.effects());
    return new AttemptDecision(then.state(), effects);
  }

  private static AttemptDecision afterMoved(
      AttemptState.Moved state, EvidenceArrived evidence, AttemptFacts facts) {
    return switch (Certainty.of(evidence, facts, true)) {
      case Moved moved when moved.amount().equals(facts.expected()) && moved.isReturned() ->
          after(
              ReturnedMoney.parts(evidence, facts),
              AttemptDecision.of(
                  new AttemptState.Returned(
                      known(state.reference(), moved, evidence), state.contradicted()),
                  new TellOrderReturned(moved, evidence.evidenceId())));
      case Moved moved when moved.isReturned() ->
          otherAmountReturned(state, moved, evidence, facts);
      case Moved moved when !moved.amount().equals(facts.expected()) ->
          contradictMoved(state, OTHER_AMOUNT_AFTER_MOVED, evidence, facts);
      case Moved moved when isAnother(state.reference(), moved, evidence) ->
          contradictMoved(state, MOVED_TWICE, evidence, facts);
      case Moved moved ->
          AttemptDecision.of(
              new AttemptState.Moved(
                  known(state.reference(), moved, evidence), state.contradicted()));
      case NotMoved _ -> contradictMoved(state, NOT_MOVED_AFTER_MOVED, evidence, facts);
      case Pending _, Unknown _ -> AttemptDecision.of(state);
    };
  }

  /** Whether a movement is another one than is known: the provider numbers it otherwise. */
  private static boolean isAnother(String known, Moved moved, EvidenceArrived evidence) {
    String named = reference(moved, evidence);
    return !known.isEmpty() && !named.isEmpty() && !known.equals(named);
  }

  private static String known(String known, Moved moved, EvidenceArrived evidence) {
    return known.isEmpty() ? reference(moved, evidence) : known;
  }

  /** Calls a person, once for each thing that is said. */
  private static AttemptDecision contradictMoved(
      AttemptState.Moved state,
      IncidentReason reason,
      EvidenceArrived evidence,
      AttemptFacts facts) {
    return state.contradicted() && facts.hasCalled(reason, evidence.outcome())
        ? AttemptDecision.of(state)
        : AttemptDecision.of(
            new AttemptState.Moved(state.reference(), true),
            new OpenIncident(reason, Optional.of(evidence.evidenceId())));
  }

  /** What only calls a person contradicts us; what is booked as well is told for the first time. */
  private static AttemptDecision otherAmountReturned(
      AttemptState.Moved state, Moved moved, EvidenceArrived evidence, AttemptFacts facts) {
    var effects = ReturnedMoney.part(moved, evidence, facts);
    return new AttemptDecision(
        effects.size() == 1 ? new AttemptState.Moved(state.reference(), true) : state, effects);
  }

  /**
   * All of it is back. "Moved" is late news; so is "not moved", which is also how some providers
   * word a return: neither says that the money is anywhere else than where we believe it.
   */
  private static AttemptDecision afterReturned(
      AttemptState.Returned state, EvidenceArrived evidence, AttemptFacts facts) {
    return switch (evidence.outcome()) {
      case Moved moved when moved.isReturned() && facts.hasHeardBack(moved) ->
          AttemptDecision.of(state);
      case Moved moved when !moved.amount().equals(facts.expected()) ->
          contradictReturned(
              state,
              moved.isReturned() ? RETURNED_AMOUNT_DIFFERS : OTHER_AMOUNT_AFTER_MOVED,
              evidence,
              facts);
      case Moved moved when moved.isReturned() -> AttemptDecision.of(state);
      case Moved moved when isAnother(state.reference(), moved, evidence) ->
          contradictReturned(state, MOVED_TWICE, evidence, facts);
      case Moved moved ->
          AttemptDecision.of(
              new AttemptState.Returned(
                  known(state.reference(), moved, evidence), state.contradicted()));
      case NotMoved _, Pending _, Unknown _ -> AttemptDecision.of(state);
    };
  }

  private static AttemptDecision contradictReturned(
      AttemptState.Returned state,
      IncidentReason reason,
      EvidenceArrived evidence,
      AttemptFacts facts) {
    return state.contradicted() && facts.hasCalled(reason, evidence.outcome())
        ? AttemptDecision.of(state)
        : AttemptDecision.of(
            new AttemptState.Returned(state.reference(), true),
            new OpenIncident(reason, Optional.of(evidence.evidenceId())));
  }

  private static AttemptDecision afterNotMoved(
      AttemptState.NotMoved state, EvidenceArrived evidence, AttemptFacts facts) {
    return switch (evidence.outcome()) {
      case Moved moved when moved.isReturned() ->
          new AttemptDecision(
              new AttemptState.NotMoved(Ground.RETURNED, state.contradicted()),
              ReturnedMoney.afterNotMoved(moved, evidence, facts));
      case Moved moved when moved.amount().isPositive() -> {
        var effects = LateMoney.afterNotMoved(state, moved, evidence, facts);
        boolean booked = effects.stream().anyMatch(BookSuspense.class::isInstance);
        yield new AttemptDecision(
            new AttemptState.NotMoved(state.ground(), state.contradicted() || booked), effects);
      }
      // "Moved", and nothing to book. Money that is named later is still booked.
      case Moved _ -> doubt(state, MOVED_AFTER_NOT_MOVED, evidence);
      // Nobody asked this provider, and a sender can be wrong. Whether money moves is open again,
      // and asking here cannot undo what the order did since: a person looks.
      case Pending _ when state.ground() == Ground.NOT_SENT ->
          doubt(state, TAKEN_AFTER_NOT_SENT, evidence);
      case NotMoved _, Pending _, Unknown _ -> AttemptDecision.of(state);
    };
  }

  private static AttemptDecision doubt(
      AttemptState.NotMoved state, IncidentReason reason, EvidenceArrived evidence) {
    return state.contradicted()
            || state.ground() == Ground.DOUBTED
            || state.ground() == Ground.RETURNED
        ? AttemptDecision.of(state)
        : AttemptDecision.of(
            new AttemptState.NotMoved(Ground.DOUBTED, false),
            new OpenIncident(reason, Optional.of(evidence.evidenceId())));
  }

  private static Ground ground(NotMoved notMoved) {
    return notMoved.reason() == NotMoved.Reason.NOT_SENT ? Ground.NOT_SENT : Ground.TOLD;
  }
}
