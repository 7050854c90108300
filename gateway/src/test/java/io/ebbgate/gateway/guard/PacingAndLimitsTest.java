package io.ebbgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.testing.TimersClock;
import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards.Entry;
import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards.Permit;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardSettings;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rate at which calls begin, the limit that follows the channel, and the waits of tries. */
class PacingAndLimitsTest {
  private static final Duration FAST = Duration.ofMillis(20);
  private static final Duration SLOW = Duration.ofSeconds(5);

  private final FakeTimers timers = new FakeTimers(Instant.parse("2026-11-02T02:00:00Z"));
  private final TimersClock clock = new TimersClock(timers);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private ResilientGuards guards(GuardTerms terms) {
    var patient =
        Guarding.few()
            .with(Guarding.terms(GuardSetting.BULKHEAD_PERMITS, 20))
            .with(Guarding.terms(GuardSetting.WINDOW_CALLS, 99, GuardSetting.MINIMUM_CALLS, 99));
    return new ResilientGuards(patient, _ -> terms, clock, clock::nanos, () -> 0, meters);
  }

  private static List<Permit> fill(ResilientGuards guards) {
    var held = new ArrayList<Permit>();
    while (guards.tryEnter("a") instanceof Permit permit) {
      held.add(permit);
    }
    return held;
  }

  @Test
  void aBurstGoesThroughAndThenOneCallForEachPartOfASecond() {
    var guards =
        guards(Guarding.terms(GuardSetting.CALLS_PER_SECOND, 4, GuardSetting.BURST_CALLS, 2));

    fill(guards).forEach(permit -> permit.ended(true, FAST));
    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Paced(Duration.ofMillis(250)));
    timers.advance(Duration.ofMillis(249));
    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Paced(Duration.ofMillis(1)));
    timers.advance(Duration.ofMillis(1));
    assertThat(guards.tryEnter("a")).isInstanceOf(Permit.class);
    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Paced(Duration.ofMillis(250)));

    timers.advance(Duration.ofHours(1));
    assertThat(fill(guards)).as("a pause saves up one burst only").hasSize(2);
  }

  @Test
  void withoutABurstOfItsOwnAChannelHasOneOfATenthOfASecond() {
    assertThat(fill(guards(Guarding.terms(GuardSetting.CALLS_PER_SECOND, 100)))).hasSize(10);
    assertThat(fill(guards(Guarding.terms(GuardSetting.CALLS_PER_SECOND, 9)))).hasSize(1);
  }

  @Test
  void overALongTimeNoMoreCallsBeginThanTheRateAllows() {
    var guards =
        guards(Guarding.terms(GuardSetting.CALLS_PER_SECOND, 7, GuardSetting.BURST_CALLS, 3));
    int began = 0;
    for (int second = 0; second < 100; second++) {
      for (int step = 0; step < 100; step++) {
        var held = fill(guards);
        began += held.size();
        held.forEach(permit -> permit.ended(true, FAST));
        timers.advance(Duration.ofMillis(10));
      }
    }

    assertThat(began).isBetween(700, 703);
  }

  @Test
  void aTokenComesBackWhenNothingWasSentAndNobodyKeepsRoomWhileItWaits() {
    var guards = guards(Guarding.terms(GuardSetting.CALLS_PER_SECOND, 1));

    fill(guards).forEach(Permit::notSent);
    assertThat(guards.tryEnter("a")).isInstanceOf(Permit.class);
    assertThat(guards.tryEnter("a")).isInstanceOf(Entry.Paced.class);
    assertThat(meters.get("ebbgate.channel.calls").gauge().value()).isEqualTo(1);
  }

  @Test
  void atAnOpenBreakerNobodyWaitsForTheRate() {
    var guards =
        guards(
            Guarding.terms(GuardSetting.CALLS_PER_SECOND, 4, GuardSetting.BURST_CALLS, 4)
                .with(Guarding.terms(GuardSetting.MINIMUM_CALLS, 4)));
    fill(guards).forEach(permit -> permit.ended(false, FAST));

    assertThat(guards.tryEnter("a")).isInstanceOf(Entry.Open.class);
  }

  @Test
  void anAdaptiveLimitFallsWithSlowAndUncertainCallsDownToItsMinimumAndRecovers() {
    var guards =
        guards(
            Guarding.terms(GuardSetting.ADAPTIVE, 1, GuardSetting.ADAPTIVE_MINIMUM, 2)
                .with(Guarding.terms(GuardSetting.ADAPTIVE_MAXIMUM, 10)));
    assertThat(fill(guards)).as("begins at the maximum").hasSize(10);

    var other = guardsThatSaw(5, false, FAST);
    assertThat(limitOf(other)).as("10, less a tenth five times, each rounded down").isEqualTo(5);
    assertThat(limitOf(guardsThatSaw(5, true, SLOW))).isEqualTo(5);
    assertThat(limitOf(guardsThatSaw(20, false, FAST))).as("the minimum").isEqualTo(2);

    for (int i = 0; i < 20; i++) {
      fill(other).forEach(permit -> permit.ended(true, FAST));
    }
    assertThat(limitOf(other)).as("no further than the maximum").isEqualTo(10);
  }

  private ResilientGuards guardsThatSaw(int calls, boolean healthy, Duration took) {
    var guards =
        guards(
            Guarding.terms(GuardSetting.ADAPTIVE, 1, GuardSetting.ADAPTIVE_MINIMUM, 2)
                .with(Guarding.terms(GuardSetting.ADAPTIVE_MAXIMUM, 10)));
    for (int i = 0; i < calls; i++) {
      ((Permit) guards.tryEnter("a")).ended(healthy, took);
    }
    return guards;
  }

  private static int limitOf(ResilientGuards guards) {
    var held = fill(guards);
    held.forEach(Permit::notSent);
    return held.size();
  }

  @Test
  void callsThatUseLittleOfTheLimitDoNotRaiseIt() {
    var guards = guardsThatSaw(5, false, FAST);
    for (int i = 0; i < 50; i++) {
      ((Permit) guards.tryEnter("a")).ended(true, FAST);
    }

    assertThat(limitOf(guards)).isEqualTo(5);
  }

  @Test
  void waitsOfTriesDoubleUpToTheLongestAndHalfOfEachIsChance() {
    var retry = new GuardSettings.Retry(10, Duration.ofMillis(100), Duration.ofMillis(1_000));

    assertThat(List.of(1, 2, 3, 4, 5, 10))
        .extracting(tries -> BackOff.after(retry, tries, 0).orElseThrow().toMillis())
        .containsExactly(50L, 100L, 200L, 400L, 500L, 500L);
    assertThat(BackOff.after(retry, 1, 0.999).orElseThrow()).isEqualTo(Duration.ofMillis(100));
    assertThat(BackOff.after(retry, 11, 0)).isEmpty();
  }
}
