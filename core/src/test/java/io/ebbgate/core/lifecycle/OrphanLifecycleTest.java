package io.ebbgate.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.movement.orphan.OrphanDecision;
import io.ebbgate.core.movement.orphan.OrphanEffect;
import io.ebbgate.core.movement.orphan.OrphanEffect.AskSecondPerson;
import io.ebbgate.core.movement.orphan.OrphanEffect.LearnNow;
import io.ebbgate.core.movement.orphan.OrphanEffect.LookLater;
import io.ebbgate.core.movement.orphan.OrphanEffect.RaiseAlarm;
import io.ebbgate.core.movement.orphan.OrphanEvent;
import io.ebbgate.core.movement.orphan.OrphanEvent.Explained;
import io.ebbgate.core.movement.orphan.OrphanEvent.Learned;
import io.ebbgate.core.movement.orphan.OrphanEvent.LookDue;
import io.ebbgate.core.movement.orphan.OrphanFacts;
import io.ebbgate.core.movement.orphan.OrphanLifecycle;
import io.ebbgate.core.movement.orphan.OrphanState;
import io.ebbgate.core.movement.orphan.OrphanState.Alarmed;
import io.ebbgate.core.movement.orphan.OrphanState.Closed;
import io.ebbgate.core.movement.orphan.OrphanState.Matched;
import io.ebbgate.core.movement.orphan.OrphanState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair of a state and an event of an orphan. */
class OrphanLifecycleTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-23T10:00:00Z");
  private static final OrphanFacts FACTS =
      new OrphanFacts(
          RECEIVED,
          true,
          Duration.ofHours(1),
          List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(5)));

  private static final Instant SOON = RECEIVED.plusSeconds(5);
  private static final Instant ALMOST = RECEIVED.plus(Duration.ofMinutes(58));
  private static final Instant LATE = RECEIVED.plus(Duration.ofHours(1));

  private static OrphanDecision becomes(OrphanState state, OrphanEffect... effects) {
    return new OrphanDecision(state, List.of(effects));
  }

  static Stream<Arguments> pairs() {
    var missing = new LookDue(false, SOON);
    var missingAlmost = new LookDue(false, ALMOST);
    var missingLate = new LookDue(false, LATE);
    var there = new LookDue(true, SOON);
    var thereLate = new LookDue(true, LATE);
    var oneSays = new Explained(false, false);
    var twoSay = new Explained(false, true);
    var twoSayTooLate = new Explained(true, true);
    var waiting = new Waiting(1);
    var alarmed = new Alarmed(9);
    return Stream.of(
        Arguments.of(
            waiting, missing, becomes(new Waiting(2), new LookLater(SOON.plusSeconds(60)))),
        Arguments.of(new Waiting(7), missingAlmost, becomes(new Waiting(8), new LookLater(LATE))),
        Arguments.of(
            waiting,
            missingLate,
            becomes(new Alarmed(2), new RaiseAlarm(), new LookLater(LATE.plusSeconds(60)))),
        Arguments.of(
            waiting, there, becomes(waiting, new LearnNow(), new LookLater(SOON.plusSeconds(60)))),
        Arguments.of(waiting, new Learned(), becomes(new Matched())),
        Arguments.of(
            alarmed, missing, becomes(new Alarmed(10), new LookLater(SOON.plusSeconds(300)))),
        Arguments.of(
            alarmed, missingLate, becomes(new Alarmed(10), new LookLater(LATE.plusSeconds(300)))),
        Arguments.of(
            alarmed,
            thereLate,
            becomes(alarmed, new LearnNow(), new LookLater(LATE.plusSeconds(300)))),
        Arguments.of(alarmed, new Learned(), becomes(new Matched())),
        Arguments.of(new Matched(), there, becomes(new Matched())),
        Arguments.of(new Matched(), missingLate, becomes(new Matched())),
        Arguments.of(new Matched(), new Learned(), becomes(new Matched())),
        Arguments.of(new Closed(), there, becomes(new Closed())),
        Arguments.of(new Closed(), missingLate, becomes(new Closed())),
        Arguments.of(new Closed(), new Learned(), becomes(new Closed())),
        Arguments.of(waiting, oneSays, becomes(waiting, new AskSecondPerson())),
        Arguments.of(waiting, twoSay, becomes(new Closed())),
        Arguments.of(waiting, twoSayTooLate, becomes(waiting)),
        Arguments.of(alarmed, oneSays, becomes(alarmed, new AskSecondPerson())),
        Arguments.of(alarmed, twoSay, becomes(new Closed())),
        Arguments.of(alarmed, twoSayTooLate, becomes(alarmed)),
        Arguments.of(new Matched(), twoSay, becomes(new Matched())),
        Arguments.of(new Closed(), twoSay, becomes(new Closed())));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void everyPairIsDecided(OrphanState state, OrphanEvent event, OrphanDecision expected) {
    assertThat(OrphanLifecycle.decide(state, event, FACTS)).isEqualTo(expected);
    if (state.isTerminal()) {
      assertThat(expected.effects()).isEmpty();
    }
  }

  @Test
  void whatSaysNothingOfMoneyThatMovedIsClosedByOnePerson() {
    var facts = new OrphanFacts(RECEIVED, false, FACTS.alarmAfter(), FACTS.ladder());

    assertThat(OrphanLifecycle.decide(new Alarmed(9), new Explained(false, false), facts))
        .isEqualTo(becomes(new Closed()));
    assertThat(OrphanLifecycle.decide(new Alarmed(9), new Explained(true, false), facts))
        .isEqualTo(becomes(new Alarmed(9)));
  }
}
