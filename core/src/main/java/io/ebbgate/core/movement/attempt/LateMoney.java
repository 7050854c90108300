package io.ebbgate.core.movement.attempt;

import static io.ebbgate.core.movement.attempt.IncidentReason.MOVED_AFTER_NOT_MOVED;
import static io.ebbgate.core.movement.attempt.IncidentReason.MOVED_TWICE;
import static io.ebbgate.core.movement.attempt.IncidentReason.RETURNED_AFTER_NOT_MOVED;

import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.attempt.AttemptEffect.BookSuspense;
import io.ebbgate.core.movement.attempt.AttemptEffect.OpenIncident;
import io.ebbgate.core.movement.attempt.AttemptEvent.EvidenceArrived;
import java.util.List;
import java.util.Optional;

/** Decides what is booked of money that moved after its attempt had ended as not moved. Pure. */
final class LateMoney {

  private LateMoney() {}

  /**
   * What moved is booked once. Where a part of it had been told as come back, it stands in suspense
   * as moved already, so the rest is booked, unless all of it was told as come back as well.
   * Whatever else is named calls a person: another amount, or the same by another number.
   *
   * @param moved in a positive amount
   */
  static List<AttemptEffect> afterNotMoved(
      AttemptState.NotMoved state, Moved moved, EvidenceArrived evidence, AttemptFacts facts) {
    if (facts.suspense().stream().noneMatch(Suspense::moved) && !state.contradicted()) {
      return booked(moved.amount(), evidence);
    }
    var before = facts.bookedAsMoved();
    if (before.equals(Optional.of(moved.amount())) || cameBackWhole(moved, facts)) {
      boolean another = isAnother(moved, evidence, facts);
      return another ? called(MOVED_TWICE, evidence, facts) : List.of();
    }
    boolean rest =
        !state.contradicted()
            && before.isPresent()
            && before.get().currency().equals(moved.amount().currency())
            && before.get().compareTo(moved.amount()) < 0;
    return rest
        ? booked(moved.amount().minus(before.get()), evidence)
        : called(MOVED_AFTER_NOT_MOVED, evidence, facts);
  }

  private static boolean cameBackWhole(Moved moved, AttemptFacts facts) {
    return facts.calls().stream()
        .anyMatch(call ->
            call.reason() == RETURNED_AFTER_NOT_MOVED
                && call.amount().equals(Optional.of(moved.amount())));
  }

  /** Whether the provider numbers this movement otherwise than all that called people before. */
  private static boolean isAnother(Moved moved, EvidenceArrived evidence, AttemptFacts facts) {
    var numbers =
        facts.calls().stream()
            .map(AttemptFacts.Call::reference)
            .filter(number -> !number.isEmpty())
            .toList();
    return evidence.source() != EvidenceSource.OPERATOR
        && !moved.providerReference().isEmpty()
        && !numbers.isEmpty()
        && !numbers.contains(moved.providerReference());
  }

  private static List<AttemptEffect> booked(Money amount, EvidenceArrived evidence) {
    return List.of(
        new BookSuspense(amount, evidence.evidenceId()),
        new OpenIncident(MOVED_AFTER_NOT_MOVED, Optional.of(evidence.evidenceId())));
  }

  private static List<AttemptEffect> called(
      IncidentReason reason, EvidenceArrived evidence, AttemptFacts facts) {
    return facts.hasCalled(reason, evidence.outcome())
        ? List.of()
        : List.of(new OpenIncident(reason, Optional.of(evidence.evidenceId())));
  }
}
