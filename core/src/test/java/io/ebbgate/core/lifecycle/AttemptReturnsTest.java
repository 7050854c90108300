package io.ebbgate.core.lifecycle;

import static io.ebbgate.core.lifecycle.AttemptTable.AMOUNT;
import static io.ebbgate.core.lifecycle.AttemptTable.EVIDENCE;
import static io.ebbgate.core.lifecycle.AttemptTable.FACTS;
import static io.ebbgate.core.lifecycle.AttemptTable.LEASE_END;
import static io.ebbgate.core.lifecycle.AttemptTable.SETTLED;
import static io.ebbgate.core.lifecycle.AttemptTable.evidence;
import static io.ebbgate.core.lifecycle.AttemptTable.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.attempt.AttemptDecision;
import io.ebbgate.core.movement.attempt.AttemptEffect;
import io.ebbgate.core.movement.attempt.AttemptEffect.OpenIncident;
import io.ebbgate.core.movement.attempt.AttemptFacts.Call;
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
    var told = FACTS.calling(List.of(Call.of(IncidentReason.MOVED_TWICE, second.outcome())));
    assertThat(AttemptLifecycle.decide(moved.state(), second, told).effects()).isEmpty();

    var returned = AttemptLifecycle.decide(new AttemptState.Returned("P-1", false), second, FACTS);
    assertThat(returned)
        .isEqualTo(new AttemptDecision(new AttemptState.Returned("P-1", true), List.of(called)));
  }

  @Test
  void aThirdMovementCallsAPersonAgain() {
    var third = evidence(EvidenceSource.CALLBACK, new Moved(AMOUNT, "P-3", LEASE_END), LEASE_END);
    var told =
        FACTS.calling(
            List.of(
                new Call(
                    IncidentReason.MOVED_TWICE, Optional.of(AMOUNT), "P-2", Optional.empty())));

    assertThat(AttemptLifecycle.decide(new AttemptState.Moved("P-1", true), third, told).effects())
        .containsExactly(new OpenIncident(IncidentReason.MOVED_TWICE, Optional.of(EVIDENCE)));
  }

  @Test
  void whatWasSaidOfAnotherReasonSilencesNothing() {
    var denied =
        FACTS.calling(
            List.of(
                new Call(
                    IncidentReason.NOT_MOVED_AFTER_MOVED, Optional.empty(), "", Optional.empty())));
    var second = evidence(EvidenceSource.CALLBACK, new Moved(AMOUNT, "P-2", LEASE_END), LEASE_END);
    var called = new OpenIncident(IncidentReason.MOVED_TWICE, Optional.of(EVIDENCE));

    assertThat(
            AttemptLifecycle.decide(new AttemptState.Moved("P-1", true), second, denied).effects())
        .containsExactly(called);
    assertThat(
            AttemptLifecycle.decide(new AttemptState.Returned("P-1", true), second, denied)
                .effects())
        .containsExactly(called);
  }

  @Test
  void eachOtherPartThatIsNamedAsBackCallsAPersonOnce() {
    var booked = AttemptTable.facts("Moved, a part is back");
    var contradicted = new AttemptState.Moved("P-1", true);
    var second =
        evidence(EvidenceSource.CALLBACK, moved(Money.fen(20_000)).returned(SETTLED), SETTLED);
    var third =
        evidence(EvidenceSource.CALLBACK, moved(Money.fen(30_000)).returned(SETTLED), SETTLED);
    var told =
        booked.calling(List.of(Call.of(IncidentReason.RETURNED_AMOUNT_DIFFERS, second.outcome())));

    assertThat(AttemptLifecycle.decide(contradicted, second, told).effects()).isEmpty();
    assertThat(AttemptLifecycle.decide(contradicted, third, told).effects())
        .containsExactly(
            new OpenIncident(IncidentReason.RETURNED_AMOUNT_DIFFERS, Optional.of(EVIDENCE)));
  }

  @Test
  void whatCalledForAPartThatCameOutOfSuspenseEndsWhenAllIsBack() {
    var none = Money.fen(0);
    var part = Money.fen(40_000);
    var facts =
        FACTS.with(
            List.of(
                new Suspense(
                    AttemptTable.EARLIER, Suspense.Way.CAME_BACK, part, none, none, false)));
    var all = moved(AMOUNT).returned(SETTLED);

    assertThat(
            AttemptLifecycle.decide(
                    new AttemptState.Moved("P-1", false),
                    evidence(EvidenceSource.CALLBACK, all, SETTLED),
                    facts)
                .effects())
        .containsExactly(
            new AttemptEffect.EndIncident(AttemptTable.EARLIER, EVIDENCE),
            new AttemptEffect.TellOrderReturned(all, EVIDENCE));
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
