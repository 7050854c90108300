package io.ebbgate.core.movement.attempt;

import static io.ebbgate.core.movement.attempt.IncidentReason.RETURNED_AFTER_NOT_MOVED;
import static io.ebbgate.core.movement.attempt.IncidentReason.RETURNED_AMOUNT_DIFFERS;

import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.attempt.AttemptEffect.BookReturnToSuspense;
import io.ebbgate.core.movement.attempt.AttemptEffect.BookSuspense;
import io.ebbgate.core.movement.attempt.AttemptEffect.EndIncident;
import io.ebbgate.core.movement.attempt.AttemptEffect.OpenIncident;
import io.ebbgate.core.movement.attempt.AttemptEffect.TakeOutOfSuspense;
import io.ebbgate.core.movement.attempt.AttemptEvent.EvidenceArrived;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what is booked of money that came back and that the attempt's order does not take. Pure.
 */
final class ReturnedMoney {

  private ReturnedMoney() {}

  /**
   * All of it is back: a part that had been told before is explained, so it leaves suspense. Where
   * people have decided about that part meanwhile, they look again.
   */
  static List<AttemptEffect> parts(EvidenceArrived evidence, AttemptFacts facts) {
    var effects = new ArrayList<AttemptEffect>(4);
    for (var part : facts.suspense()) {
      if (part.cameBack()) {
        takeOut(effects, part, evidence);
        if (part.endedByPeople()) {
          effects.add(open(RETURNED_AMOUNT_DIFFERS, evidence));
        }
      }
    }
    return effects;
  }

  /**
   * Nothing had moved, people say. What the provider had named as come back is nothing then, and
   * leaves suspense; what called them is theirs to end.
   */
  static List<AttemptEffect> denied(EvidenceArrived evidence, AttemptFacts facts) {
    var effects = new ArrayList<AttemptEffect>(2);
    for (var part : facts.suspense()) {
      if (part.cameBack() && part.standing().isPositive()) {
        effects.add(new TakeOutOfSuspense(part, evidence.evidenceId()));
      }
    }
    return effects;
  }

  /**
   * Part of it is back, or more than there was: the provider has it, and nobody knows whose. Where
   * suspense holds what had moved, it is of that. It is booked once; whatever else is named as come
   * back calls a person.
   *
   * @return nothing where the same was told before; the call alone where nothing is booked
   */
  static List<AttemptEffect> part(Moved moved, EvidenceArrived evidence, AttemptFacts facts) {
    if (facts.hasHeardBack(moved)) {
      return List.of();
    }
    var effects = new ArrayList<AttemptEffect>(2);
    if (moved.amount().isPositive() && nothingCameBack(facts)) {
      effects.add(
          holder(moved.amount(), facts)
              .<AttemptEffect>map(
                  held -> new TakeOutOfSuspense(held.part(moved.amount()), evidence.evidenceId()))
              .orElseGet(() -> new BookReturnToSuspense(moved.amount(), evidence.evidenceId())));
    }
    effects.add(open(RETURNED_AMOUNT_DIFFERS, evidence));
    return effects;
  }

  /**
   * It moved and came back, after we had ended the attempt as not moved. Where all that is in
   * suspense as moved came back, it leaves suspense with the parts of it; where nothing is there,
   * the ledger tells both ways, so that nothing is left; where some of it came back, that leaves
   * suspense. People look at either: the provider contradicts itself.
   */
  static List<AttemptEffect> afterNotMoved(
      Moved moved, EvidenceArrived evidence, AttemptFacts facts) {
    boolean told = facts.hasCalled(RETURNED_AFTER_NOT_MOVED, evidence.outcome());
    var effects = new ArrayList<AttemptEffect>(4);
    if (Optional.of(moved.amount()).equals(facts.bookedAsMoved())) {
      for (var suspense : facts.suspense()) {
        // Those that are told for the first time; the rest is back already.
        if (suspense.moved() ? suspense.standing().isPositive() : !told) {
          takeOut(effects, suspense, evidence);
        }
      }
      if (told && effects.isEmpty()) {
        return List.of();
      }
    } else if (told) {
      return List.of();
    } else if (moved.amount().isPositive()) {
      book(effects, moved.amount(), evidence, facts);
    }
    effects.add(open(RETURNED_AFTER_NOT_MOVED, evidence));
    return effects;
  }

  private static void book(
      List<AttemptEffect> effects, Money amount, EvidenceArrived evidence, AttemptFacts facts) {
    if (facts.suspense().stream().noneMatch(Suspense::moved)) {
      effects.add(new BookSuspense(amount, evidence.evidenceId()));
      effects.add(new BookReturnToSuspense(amount, evidence.evidenceId()));
    } else if (nothingCameBack(facts) && facts.suspense().stream().anyMatch(ReturnedMoney::isOut)) {
      effects.add(
          holder(amount, facts)
              .<AttemptEffect>map(
                  held -> new TakeOutOfSuspense(held.part(amount), evidence.evidenceId()))
              .orElseGet(() -> new BookReturnToSuspense(amount, evidence.evidenceId())));
    }
  }

  /** Whether it moved, and is away by all that is known. */
  private static boolean isOut(Suspense suspense) {
    return suspense.moved() && suspense.standing().isPositive();
  }

  private static boolean nothingCameBack(AttemptFacts facts) {
    return facts.suspense().stream().noneMatch(Suspense::cameBack);
  }

  /** More than that, so that something is left: all of it comes back in our amount only. */
  private static Optional<Suspense> holder(Money amount, AttemptFacts facts) {
    return facts.suspense().stream()
        .filter(Suspense::moved)
        .filter(held ->
            held.held().currency().equals(amount.currency()) && held.held().compareTo(amount) > 0)
        .findFirst();
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

  private static OpenIncident open(IncidentReason reason, EvidenceArrived evidence) {
    return new OpenIncident(reason, Optional.of(evidence.evidenceId()));
  }
}
