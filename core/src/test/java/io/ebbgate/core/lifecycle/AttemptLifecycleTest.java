package io.ebbgate.core.lifecycle;

import static io.ebbgate.core.lifecycle.AttemptTable.AMOUNT;
import static io.ebbgate.core.lifecycle.AttemptTable.EVIDENCE;
import static io.ebbgate.core.lifecycle.AttemptTable.FACTS;
import static io.ebbgate.core.lifecycle.AttemptTable.LEASE_END;
import static io.ebbgate.core.lifecycle.AttemptTable.SETTLED;
import static io.ebbgate.core.lifecycle.AttemptTable.evidence;
import static io.ebbgate.core.lifecycle.AttemptTable.moved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.attempt.AttemptDecision;
import io.ebbgate.core.movement.attempt.AttemptEffect;
import io.ebbgate.core.movement.attempt.AttemptEffect.Ask;
import io.ebbgate.core.movement.attempt.AttemptEffect.AskLater;
import io.ebbgate.core.movement.attempt.AttemptEffect.OpenIncident;
import io.ebbgate.core.movement.attempt.AttemptEvent;
import io.ebbgate.core.movement.attempt.AttemptEvent.AskingDue;
import io.ebbgate.core.movement.attempt.AttemptEvent.EvidenceArrived;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.core.movement.attempt.AttemptLifecycle;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.core.movement.attempt.AttemptState.Ground;
import io.ebbgate.core.movement.attempt.IncidentReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptLifecycleTest {

  private static final AttemptState SENDING = new AttemptState.Sending();
  private static final AttemptState ASKING = new AttemptState.Asking(1);
  private static final Outcome NOT_FOUND = new Unknown(Unknown.Cause.NOT_FOUND_YET, "E404");
  private static final NotMoved DECLINED = new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "E17");

  @Test
  void notFoundCountsFromTheVeryInstantThatLeaseValidityAndSettlingTimeAreOver() {
    assertThat(SETTLED).isEqualTo(LEASE_END.plusSeconds(20).plusSeconds(300));

    var tooEarly = evidence(EvidenceSource.QUERY, NOT_FOUND, SETTLED.minusNanos(1));
    assertThat(AttemptLifecycle.decide(ASKING, tooEarly, FACTS).state()).isEqualTo(ASKING);

    var inTime = evidence(EvidenceSource.QUERY, NOT_FOUND, SETTLED);
    assertThat(AttemptLifecycle.decide(ASKING, inTime, FACTS))
        .isEqualTo(
            new AttemptDecision(
                new AttemptState.NotMoved(Ground.TOLD, false),
                List.of(
                    new AttemptEffect.TellOrderNotMoved(
                        new NotMoved(NotMoved.Reason.NOT_FOUND_AFTER_SETTLING, "E404"),
                        EVIDENCE))));
  }

  @Test
  void anAnswerToAnEarlyQuestionProvesNothingHoweverLateItArrives() {
    var late =
        new EvidenceArrived(
            EVIDENCE,
            EvidenceSource.QUERY,
            NOT_FOUND,
            SETTLED.minusNanos(1),
            SETTLED.plusSeconds(3_600));

    assertThat(AttemptLifecycle.decide(ASKING, late, FACTS).state()).isEqualTo(ASKING);
  }

  @ParameterizedTest
  @EnumSource(value = EvidenceSource.class, names = "QUERY", mode = EnumSource.Mode.EXCLUDE)
  void onlyAQueryCanFindNothing(EvidenceSource source) {
    var event = evidence(source, NOT_FOUND, SETTLED.plusSeconds(1));

    assertThat(AttemptLifecycle.decide(ASKING, event, FACTS).state()).isEqualTo(ASKING);
  }

  @ParameterizedTest
  @EnumSource(Unknown.Cause.class)
  void anUnknownIsNeverAFailureBeforeSettling(Unknown.Cause cause) {
    for (EvidenceSource source : EvidenceSource.values()) {
      var event = evidence(source, new Unknown(cause, ""), SETTLED.minusNanos(1));
      assertThat(AttemptLifecycle.decide(SENDING, event, FACTS).state())
          .isEqualTo(new AttemptState.Asking(0));
      assertThat(AttemptLifecycle.decide(ASKING, event, FACTS).state()).isEqualTo(ASKING);
    }
  }

  @Test
  void aProviderThatWorksOnWhatWasNeverSentIsLookedAtOnceAndItsMoneyIsStillBooked() {
    var notSent =
        evidence(EvidenceSource.REPLY, new NotMoved(NotMoved.Reason.NOT_SENT, ""), LEASE_END);
    var ended = AttemptLifecycle.decide(SENDING, notSent, FACTS).state();
    var pending = evidence(EvidenceSource.CALLBACK, new Pending("P1"), LEASE_END);

    var doubted = AttemptLifecycle.decide(ended, pending, FACTS);
    assertThat(doubted.effects())
        .containsExactly(
            new OpenIncident(IncidentReason.TAKEN_AFTER_NOT_SENT, Optional.of(EVIDENCE)));
    assertThat(AttemptLifecycle.decide(doubted.state(), pending, FACTS).effects()).isEmpty();
    assertThat(
            AttemptLifecycle.decide(
                    doubted.state(), evidence(EvidenceSource.QUERY, moved(AMOUNT), SETTLED), FACTS)
                .effects())
        .contains(new AttemptEffect.BookSuspense(AMOUNT, EVIDENCE));
  }

  @Test
  void aSenderIsBelievedThatNothingWasSentOnlyWhileNothingElseWasHeard() {
    var notSent = new NotMoved(NotMoved.Reason.NOT_SENT, "");
    var event = evidence(EvidenceSource.OWN, notSent, LEASE_END);

    assertThat(AttemptLifecycle.decide(SENDING, event, FACTS).state())
        .isEqualTo(new AttemptState.NotMoved(Ground.NOT_SENT, false));
    assertThat(AttemptLifecycle.decide(ASKING, event, FACTS).state()).isEqualTo(ASKING);
  }

  @Test
  void theLadderIsClimbedAndItsLastWaitRepeatsForEver() {
    AttemptState state = SENDING;
    Instant now = LEASE_END;
    var waits = new ArrayList<Long>();
    for (int i = 0; i < 6; i++) {
      var decision = AttemptLifecycle.decide(state, new AskingDue(now), FACTS);
      assertThat(decision.effects()).contains(new Ask());
      Instant next = scheduled(decision).orElseThrow();
      waits.add(Duration.between(now, next).toSeconds());
      state = decision.state();
      now = next;
    }

    assertThat(waits).containsExactly(5L, 30L, 30L, 30L, 30L, 30L);
    assertThat(state).isEqualTo(new AttemptState.Asking(6));
  }

  @Test
  void theFirstQuestionComesAfterTheFirstWait() {
    var decision =
        AttemptLifecycle.decide(
            SENDING, evidence(EvidenceSource.REPLY, new Pending("P"), LEASE_END), FACTS);

    assertThat(decision.effects()).containsExactly(new AskLater(LEASE_END.plusSeconds(2)));
  }

  @Test
  void aPersonIsCalledOnceAndAskingGoesOn() {
    AttemptState state = SENDING;
    int incidents = 0;
    for (int i = 0; i < 10; i++) {
      var decision = AttemptLifecycle.decide(state, new AskingDue(LEASE_END.plusSeconds(i)), FACTS);
      if (decision
          .effects()
          .contains(new OpenIncident(IncidentReason.STILL_UNKNOWN, Optional.empty()))) {
        incidents++;
        assertThat(decision.state()).isEqualTo(new AttemptState.Asking(3));
      }
      assertThat(decision.effects()).contains(new Ask());
      state = decision.state();
    }
    assertThat(incidents).isOne();
  }

  @Test
  void whetherItCameBackIsAskedWithGrowingWaitsAndNotForEver() {
    var state = new AttemptState.Moved("P-1", false);

    for (int asked = 0; asked < FACTS.manualReviewAfter(); asked++) {
      var decision = AttemptLifecycle.decide(state, new AskingDue(SETTLED, asked), FACTS);
      assertThat(decision)
          .isEqualTo(
              new AttemptDecision(
                  state,
                  List.of(new Ask(), new AskLater(SETTLED.plus(FACTS.waitAfter(asked + 1))))));
    }
    assertThat(
            AttemptLifecycle.decide(
                state, new AskingDue(SETTLED, FACTS.manualReviewAfter()), FACTS))
        .isEqualTo(new AttemptDecision(state, List.of()));
  }

  @Test
  void aStaleSenderIsAskedAboutOnlyOnceItsLeaseIsOver() {
    var early = AttemptLifecycle.decide(SENDING, new AskingDue(LEASE_END.minusNanos(1)), FACTS);

    assertThat(early).isEqualTo(new AttemptDecision(SENDING, List.of(new AskLater(LEASE_END))));
  }

  @Test
  void aLateSuccessIsBookedAsTheProviderTellsItAndOnlyOnce() {
    var told = moved(Money.fen(100_001));
    var event = evidence(EvidenceSource.STATEMENT_LINE, told, SETTLED);
    var first =
        AttemptLifecycle.decide(new AttemptState.NotMoved(Ground.TOLD, false), event, FACTS);

    assertThat(first.effects())
        .containsExactly(
            new AttemptEffect.BookSuspense(Money.fen(100_001), EVIDENCE),
            new OpenIncident(IncidentReason.MOVED_AFTER_NOT_MOVED, Optional.of(EVIDENCE)));
    var then = FACTS.with(List.of(Suspense.held(EVIDENCE, Suspense.Way.MOVED, Money.fen(100_001))));
    assertThat(AttemptLifecycle.decide(first.state(), event, then).effects()).isEmpty();
  }

  @Test
  void aLateSuccessOfNothingIsLookedAtAndKeepsNothingFromBeingBooked() {
    var nothing = evidence(EvidenceSource.CALLBACK, moved(Money.fen(0)), SETTLED);
    var first =
        AttemptLifecycle.decide(new AttemptState.NotMoved(Ground.TOLD, false), nothing, FACTS);

    assertThat(first.effects())
        .containsExactly(
            new OpenIncident(IncidentReason.MOVED_AFTER_NOT_MOVED, Optional.of(EVIDENCE)));
    assertThat(AttemptLifecycle.decide(first.state(), nothing, FACTS).effects()).isEmpty();
    assertThat(
            AttemptLifecycle.decide(
                    first.state(), evidence(EvidenceSource.QUERY, moved(AMOUNT), SETTLED), FACTS)
                .effects())
        .contains(new AttemptEffect.BookSuspense(AMOUNT, EVIDENCE));
  }

  @Test
  void anyOrderAndAnyNumberOfRepeatsOfTheSameTruthGiveOneResult() {
    Seeded.times(
        20_000,
        random -> {
          Outcome truth = random.nextBoolean() ? moved(AMOUNT) : DECLINED;
          List<AttemptEvent> events = storyOf(truth, random);
          AttemptRun run = run(events);

          assertThat(run.state.name()).isEqualTo(truth instanceof Moved ? "Moved" : "NotMoved");
          assertThat(run.told).as("orders told, of %s", events).isOne();
          assertThat(run.incidents).doesNotContain(IncidentReason.AMOUNT_DIFFERS);
        });
  }

  @Test
  void whatMovedAndCameBackEndsAlikeInWhateverOrderBothAreHeard() {
    Seeded.times(
        20_000,
        random -> {
          List<AttemptEvent> events = storyOf(moved(AMOUNT).returned(SETTLED), random);
          if (random.nextBoolean()) {
            events.addAll(storyOf(moved(AMOUNT), random));
            Collections.shuffle(events, random);
          }
          AttemptRun run = run(events);

          assertThat(run.state).isEqualTo(new AttemptState.Returned("P-1", false));
          assertThat(run.told).as("told that it moved, of %s", events).isOne();
          assertThat(run.toldReturned).as("told that it came back, of %s", events).isOne();
          assertThat(run.incidents).doesNotContain(IncidentReason.AMOUNT_DIFFERS);
          assertThat(run.entries).as("booked to suspense").isEmpty();
        });
  }

  @Test
  void whateverIsSaidTheOrderIsToldOneEndAndMoneyIsBookedOnceAndAskingNeverStops() {
    Seeded.times(
        50_000,
        random -> {
          var events = new ArrayList<AttemptEvent>();
          var samples = List.copyOf(AttemptTable.events().values());
          int length = 1 + random.nextInt(12);
          for (int i = 0; i < length; i++) {
            events.add(samples.get(random.nextInt(samples.size())));
          }
          AttemptRun run = run(events);

          assertThat(run.told).as("orders told, of %s", events).isLessThanOrEqualTo(1);
          assertThat(run.told == 1).isEqualTo(run.state.hasEnded());
          assertThat(run.toldReturned == 1).isEqualTo(run.state instanceof AttemptState.Returned);
          assertThat(Math.abs(run.away())).isLessThanOrEqualTo(AMOUNT.minor());
          assertThat(run.calls).as("called once for each claim").doesNotHaveDuplicates();
          if (!run.state.hasEnded() && !run.state.equals(SENDING)) {
            assertThat(run.askingIsSet).as("asked again, after %s", events).isTrue();
          }
        });
  }

  @Test
  void factsMustMakeSense() {
    assertThatThrownBy(() -> facts(Money.fen(0), List.of(Duration.ZERO), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> facts(AMOUNT, List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> facts(AMOUNT, List.of(Duration.ZERO), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AttemptFacts facts(Money amount, List<Duration> ladder, int review) {
    return new AttemptFacts(amount, LEASE_END, Duration.ZERO, Duration.ZERO, ladder, review);
  }

  /** The truth several times over, mixed with everything that says nothing. */
  private static List<AttemptEvent> storyOf(Outcome truth, Random random) {
    var events = new ArrayList<AttemptEvent>();
    for (EvidenceSource source :
        List.of(EvidenceSource.REPLY, EvidenceSource.CALLBACK, EvidenceSource.QUERY)) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        events.add(evidence(source, truth, LEASE_END.plusSeconds(random.nextInt(100))));
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      events.add(evidence(EvidenceSource.REPLY, new Pending("P"), LEASE_END));
      events.add(
          evidence(
              EvidenceSource.REPLY, new Unknown(Unknown.Cause.CONNECTION_LOST, ""), LEASE_END));
      events.add(evidence(EvidenceSource.QUERY, NOT_FOUND, SETTLED.minusSeconds(1)));
      events.add(new AskingDue(LEASE_END.plusSeconds(i)));
    }
    Collections.shuffle(events, random);
    return events;
  }

  private static AttemptRun run(List<AttemptEvent> events) {
    var run = new AttemptRun();
    for (int i = 0; i < events.size(); i++) {
      run.take(
          switch (events.get(i)) {
            case EvidenceArrived said ->
                new EvidenceArrived(
                    new UUID(2, i), said.source(), said.outcome(), said.askedAt(), said.at());
            case AskingDue due -> due;
          });
    }
    return run;
  }

  private static Optional<Instant> scheduled(AttemptDecision decision) {
    return decision.effects().stream()
        .filter(AskLater.class::isInstance)
        .map(effect -> ((AskLater) effect).at())
        .findFirst();
  }
}
