package io.ebbgate.core.movement.attempt;

import static io.ebbgate.core.movement.attempt.IncidentReason.AMOUNT_DIFFERS;
import static io.ebbgate.core.movement.attempt.IncidentReason.MOVED_AFTER_NOT_MOVED;
import static io.ebbgate.core.movement.attempt.IncidentReason.MOVED_TWICE;
import static io.ebbgate.core.movement.attempt.IncidentReason.NOT_MOVED_AFTER_MOVED;
import static io.ebbgate.core.movement.attempt.IncidentReason.OTHER_AMOUNT_AFTER_MOVED;
import static io.ebbgate.core.movement.attempt.IncidentReason.RETURNED_AFTER_NOT_MOVED;
import static io.ebbgate.core.movement.attempt.IncidentReason.RETURNED_AMOUNT_DIFFERS;
import static io.ebbgate.core.movement.attempt.IncidentReason.STILL_UNKNOWN;
import static io.ebbgate.core.movement.attempt.IncidentReason.TAKEN_AFTER_NOT_SENT;

import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.attempt.AttemptEffect.Ask;
import io.ebbgate.core.movement.attempt.AttemptEffect.AskLater;
import io.ebbgate.core.movement.attempt.AttemptEffect.BookReturnToSuspense;
import io.ebbgate.core.movement.attempt.AttemptEffect.BookSuspense;
import io.ebbgate.core.movement.attempt.AttemptEffect.EndIncident;
import io.ebbgate.core.movement.attempt.AttemptEffect.OpenIncident;
import io.ebbgate.core.movement.attempt.AttemptEffect.TakeOutOfSuspense;
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
    var effects = new ArrayList<AttemptEffect>(3);
    effects.add(new TellOrderDisputed(claim, evidence.evidenceId()));
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
      case Moved moved when moved.amount().equals(facts.expected()) -> settled(moved, evidence);
      // A provider that named another amount and now denies all is believed by a person only.
      case NotMoved notMoved when evidence.source() == EvidenceSource.OPERATOR ->
          AttemptDecision.of(
              new AttemptState.NotMoved(Ground.TOLD, false),
              new TellOrderNotMoved(notMoved, evidence.evidenceId()));
      case Moved _, NotMoved _, Pending _, Unknown _ -> AttemptDecision.of(state);
    };
  }

  private static AttemptDecision afterMoved(
      AttemptState.Moved state, EvidenceArrived evidence, AttemptFacts facts) {
    return switch (Certainty.of(evidence, facts, true)) {
      case Moved moved when moved.amount().equals(facts.expected()) && moved.isReturned() ->
          returned(state, moved, evidence, facts);
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

  /**
   * All of it is back. A part that had been told before was a part of this, so it leaves suspense.
   * Where people have decided about that part meanwhile, they look again.
   */
  private static AttemptDecision returned(
      AttemptState.Moved state, Moved moved, EvidenceArrived evidence, AttemptFacts facts) {
    var effects = new ArrayList<AttemptEffect>(4);
    for (var part : facts.suspense()) {
      if (part.cameBack()) {
        takeOut(effects, part, evidence);
        if (part.endedByPeople()) {
          effects.add(
              new OpenIncident(RETURNED_AMOUNT_DIFFERS, Optional.of(evidence.evidenceId())));
        }
      }
    }
    effects.add(new TellOrderReturned(moved, evidence.evidenceId()));
    return new AttemptDecision(
        new AttemptState.Returned(known(state.reference(), moved, evidence), state.contradicted()),
        effects);
  }

  /**
   * Nothing is taken out where people had seen that it is where it belongs, or where it had come
   * out of what suspense held. What called people for the latter ends all the same.
   */
  private static void takeOut(
      List<AttemptEffect> effects, Suspense suspense, EvidenceArrived evidence) {
    if (suspense.standing().isPositive()) {
      effects.add(new TakeOutOfSuspense(suspense, evidence.evidenceId()));
    }
    boolean explained = suspense.cameBack() && !suspense.endedByPeople();
    if (suspense.held().isPositive() || explained) {
      effects.add(new EndIncident(suspense.evidenceId(), evidence.evidenceId()));
    }
  }

  /**
   * Part of it is back, or more than there was: the provider has it, and nobody knows whose. Where
   * suspense holds what had moved, it is of that. It is booked once; whatever else is named as come
   * back calls a person.
   */
  private static AttemptDecision otherAmountReturned(
      AttemptState.Moved state, Moved moved, EvidenceArrived evidence, AttemptFacts facts) {
    if (isKnownPart(moved, facts)) {
      return AttemptDecision.of(state);
    }
    if (!moved.amount().isPositive() || facts.suspense().stream().anyMatch(Suspense::cameBack)) {
      return contradictMoved(state, RETURNED_AMOUNT_DIFFERS, evidence, facts);
    }
    var effects = new ArrayList<AttemptEffect>(2);
    facts.suspense().stream()
        .filter(held -> held.moved() && covers(held.held(), moved.amount()))
        .findFirst()
        .ifPresentOrElse(
            held ->
                effects.add(
                    new TakeOutOfSuspense(held.part(moved.amount()), evidence.evidenceId())),
            () -> effects.add(new BookReturnToSuspense(moved.amount(), evidence.evidenceId())));
    effects.add(new OpenIncident(RETURNED_AMOUNT_DIFFERS, Optional.of(evidence.evidenceId())));
    return new AttemptDecision(state, effects);
  }

  /** Told before, and booked then. */
  private static boolean isKnownPart(Moved moved, AttemptFacts facts) {
    return facts.suspense().stream()
        .anyMatch(part -> part.cameBack() && part.booked().equals(moved.amount()));
  }

  /** More than that, so that something is left: all of it comes back in our amount only. */
  private static boolean covers(Money held, Money amount) {
    return held.currency().equals(amount.currency()) && held.compareTo(amount) > 0;
  }

  /**
   * All of it is back. "Moved" is late news; so is "not moved", which is also how some providers
   * word a return: neither says that the money is anywhere else than where we believe it.
   */
  private static AttemptDecision afterReturned(
      AttemptState.Returned state, EvidenceArrived evidence, AttemptFacts facts) {
    return switch (evidence.outcome()) {
      case Moved moved when moved.isReturned() && isKnownPart(moved, facts) ->
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
      case Moved _ when state.ground() == Ground.RETURNED -> AttemptDecision.of(state);
      case Moved moved when moved.isReturned() ->
          returnedAfterNotMoved(state, moved, evidence, facts);
      case Moved moved when !state.contradicted() && moved.amount().isPositive() ->
          AttemptDecision.of(
              new AttemptState.NotMoved(state.ground(), true),
              new BookSuspense(moved.amount(), evidence.evidenceId()),
              new OpenIncident(MOVED_AFTER_NOT_MOVED, Optional.of(evidence.evidenceId())));
      // "Moved", and nothing to book. Money that is named later is still booked.
      case Moved moved when !moved.amount().isPositive() ->
          doubt(state, MOVED_AFTER_NOT_MOVED, evidence);
      // Nobody asked this provider, and a sender can be wrong. Whether money moves is open again,
      // and asking here cannot undo what the order did since: a person looks.
      case Pending _ when state.ground() == Ground.NOT_SENT ->
          doubt(state, TAKEN_AFTER_NOT_SENT, evidence);
      case Moved _, NotMoved _, Pending _, Unknown _ -> AttemptDecision.of(state);
    };
  }

  /**
   * It moved and came back, so nothing is missing, and the ledger tells both ways. Where it is in
   * suspense as moved already, and this amount is the same, it leaves suspense. People look at
   * either: the provider contradicts itself.
   */
  private static AttemptDecision returnedAfterNotMoved(
      AttemptState.NotMoved state, Moved moved, EvidenceArrived evidence, AttemptFacts facts) {
    var effects = new ArrayList<AttemptEffect>(3);
    if (state.contradicted()) {
      facts.suspense().stream()
          .filter(held -> held.moved() && held.standing().equals(moved.amount()))
          .forEach(held -> takeOut(effects, held, evidence));
    } else if (moved.amount().isPositive()) {
      effects.add(new BookSuspense(moved.amount(), evidence.evidenceId()));
      effects.add(new BookReturnToSuspense(moved.amount(), evidence.evidenceId()));
    }
    effects.add(new OpenIncident(RETURNED_AFTER_NOT_MOVED, Optional.of(evidence.evidenceId())));
    return new AttemptDecision(
        new AttemptState.NotMoved(Ground.RETURNED, state.contradicted()), effects);
  }

  private static AttemptDecision doubt(
      AttemptState.NotMoved state, IncidentReason reason, EvidenceArrived evidence) {
    return state.contradicted() || state.ground() == Ground.DOUBTED
        ? AttemptDecision.of(state)
        : AttemptDecision.of(
            new AttemptState.NotMoved(Ground.DOUBTED, false),
            new OpenIncident(reason, Optional.of(evidence.evidenceId())));
  }

  private static Ground ground(NotMoved notMoved) {
    return notMoved.reason() == NotMoved.Reason.NOT_SENT ? Ground.NOT_SENT : Ground.TOLD;
  }
}
