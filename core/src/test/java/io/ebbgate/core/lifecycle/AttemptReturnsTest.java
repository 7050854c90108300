package io.ebbgate.core.lifecycle;

import static io.ebbgate.core.lifecycle.AttemptTable.AMOUNT;
import static io.ebbgate.core.lifecycle.AttemptTable.EVIDENCE;
import static io.ebbgate.core.lifecycle.AttemptTable.FACTS;
import static io.ebbgate.core.lifecycle.AttemptTable.LEASE_END;
import static io.ebbgate.core.lifecycle.AttemptTable.SETTLED;
import static io.ebbgate.core.lifecycle.AttemptTable.evidence;
import static io.ebbgate.core.lifecycle.AttemptTable.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.attempt.AttemptDecision;
import io.ebbgate.core.movement.attempt.AttemptEffect;
import io.ebbgate.core.movement.attempt.AttemptEffect.OpenIncident;
import io.ebbgate.core.movement.attempt.AttemptLifecycle;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.core.movement.attempt.IncidentReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes back in parts, out of suspense, or by another number. */
class AttemptReturnsTest {
  private static final AttemptState SENDING = new AttemptState.Sending();

  @Test
  void aPartThatCameBackLeavesSuspenseWhenAllOfItIsBack() {
    var state = new AttemptState.Moved("P-1", false);
    var decision =
        AttemptLifecycle.decide(
            state,
            evidence(EvidenceSource.CALLBACK, moved(AMOUNT).returned(SETTLED), SETTLED),
            AttemptTable.facts("Moved, a part is back"));
    var part = AttemptTable.facts("Moved, a part is back").suspense().getFirst();

    assertThat(decision.state()).isEqualTo(new AttemptState.Returned("P-1", false));
    assertThat(decision.effects())
        .containsExactly(
            new AttemptEffect.TakeOutOfSuspense(part, EVIDENCE),
            new AttemptEffect.EndIncident(AttemptTable.EARLIER, EVIDENCE),
            new AttemptEffect.TellOrderReturned(moved(AMOUNT).returned(SETTLED), EVIDENCE));
  }

  @Test
  void aPartOfWhatSuspenseHoldsIsTakenOutOfThat() {
    var part = Money.fen(40_000);
    var facts = AttemptTable.facts("Moved, in suspense");
    var decision =
        AttemptLifecycle.decide(
            new AttemptState.Moved("P-1", false),
            evidence(EvidenceSource.CALLBACK, moved(part).returned(SETTLED), SETTLED),
            facts);

    assertThat(decision.effects())
        .containsExactly(
            new AttemptEffect.TakeOutOfSuspense(facts.suspense().getFirst().part(part), EVIDENCE),
            new OpenIncident(IncidentReason.RETURNED_AMOUNT_DIFFERS, Optional.of(EVIDENCE)));
  }

  @Test
  void aSecondMovementUnderOneReferenceCallsAPersonOnce() {
    var second = evidence(EvidenceSource.CALLBACK, new Moved(AMOUNT, "P-2", LEASE_END), LEASE_END);
    var called = new OpenIncident(IncidentReason.MOVED_TWICE, Optional.of(EVIDENCE));

    var moved = AttemptLifecycle.decide(new AttemptState.Moved("P-1", false), second, FACTS);
    assertThat(moved)
        .isEqualTo(new AttemptDecision(new AttemptState.Moved("P-1", true), List.of(called)));
    assertThat(AttemptLifecycle.decide(moved.state(), second, FACTS).effects()).isEmpty();

    var returned = AttemptLifecycle.decide(new AttemptState.Returned("P-1", false), second, FACTS);
    assertThat(returned)
        .isEqualTo(new AttemptDecision(new AttemptState.Returned("P-1", true), List.of(called)));
  }

  @Test
  void aPersonsWordNamesNoMovementAndTheProvidersFirstNumberIsTakenForIt() {
    var word =
        evidence(EvidenceSource.OPERATOR, new Moved(AMOUNT, "ticket 7", LEASE_END), LEASE_END);
    var marked = AttemptLifecycle.decide(SENDING, word, FACTS).state();
    assertThat(marked).isEqualTo(new AttemptState.Moved("", false));

    var told = evidence(EvidenceSource.CALLBACK, moved(AMOUNT), LEASE_END);
    var named = AttemptLifecycle.decide(marked, told, FACTS);
    assertThat(named)
        .isEqualTo(new AttemptDecision(new AttemptState.Moved("P-1", false), List.of()));
    assertThat(AttemptLifecycle.decide(named.state(), word, FACTS).effects()).isEmpty();
  }

  @Test
  void aReturnAfterNotMovedIsBookedBothWaysSoThatNothingIsLeft() {
    var decision =
        AttemptLifecycle.decide(
            new AttemptState.NotMoved(AttemptState.Ground.TOLD, false),
            evidence(EvidenceSource.CALLBACK, moved(AMOUNT).returned(SETTLED), SETTLED),
            FACTS);

    assertThat(decision.effects())
        .containsExactly(
            new AttemptEffect.BookSuspense(AMOUNT, EVIDENCE),
            new AttemptEffect.BookReturnToSuspense(AMOUNT, EVIDENCE),
            new OpenIncident(IncidentReason.RETURNED_AFTER_NOT_MOVED, Optional.of(EVIDENCE)));
  }
}
