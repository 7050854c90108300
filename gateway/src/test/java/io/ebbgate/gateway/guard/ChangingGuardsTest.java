package io.ebbgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.testing.TimersClock;
import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards.Entry;
import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards.Permit;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings of a channel that change while it is used. */
class ChangingGuardsTest {
  private static final Duration FAST = Duration.ofMillis(20);

  private final FakeTimers timers = new FakeTimers(Instant.parse("2026-11-02T02:00:00Z"));
  private final TimersClock clock = new TimersClock(timers);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private GuardTerms terms = GuardTerms.NONE;
  private final ResilientGuards guards =
      new ResilientGuards(Guarding.few(), _ -> terms, clock, clock::nanos, () -> 0, meters);

  private Permit enter() {
    var entry = guards.tryEnter("a");
    assertThat(entry).isInstanceOf(Permit.class);
    return (Permit) entry;
  }

  private List<Permit> enter(int count) {
    var held = new ArrayList<Permit>();
    for (int i = 0; i < count; i++) {
      held.add(enter());
    }
    return held;
  }

  private double gauge(String name) {
    return meters.get("ebbgate.channel." + name).tag("channel", "a").gauge().value();
  }

  @Test
  void callsUnderWayTakeRoomUnderMorePermitsToo() {
    var before = enter(3);
    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Full(3, 3));

    terms = Guarding.terms(GuardSetting.BULKHEAD_PERMITS, 5);
    enter(2);
    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Full(5, 5));
    assertThat(gauge("calls")).isEqualTo(5);
    assertThat(gauge("calls.permits")).isEqualTo(5);

    before.forEach(permit -> permit.ended(true, FAST));
    enter(3);
    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Full(5, 5));
  }

  @Test
  void fewerPermitsWaitForTheCallsUnderWayAndLoseNone() {
    var before = enter(3);
    terms = Guarding.terms(GuardSetting.BULKHEAD_PERMITS, 1);
    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Full(3, 1));

    before.get(0).ended(true, FAST);
    before.get(1).notSent();
    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Full(1, 1));

    before.get(2).ended(true, FAST);
    enter().ended(true, FAST);
    assertThat(gauge("calls")).isZero();
  }

  @Test
  void aPermitGoesBackToTheGuardThatGaveIt() {
    terms =
        Guarding.terms(GuardSetting.CALLS_PER_SECOND, 10, GuardSetting.BURST_CALLS, 10)
            .with(Guarding.terms(GuardSetting.BULKHEAD_PERMITS, 10));
    var before = enter(4);
    terms = Guarding.terms(GuardSetting.CALLS_PER_SECOND, 1, GuardSetting.MINIMUM_CALLS, 2);

    before.get(0).ended(false, FAST);
    before.get(1).ended(false, FAST);
    before.get(2).ended(false, FAST);
    assertThat(guards.admits("a")).as("the breaker of now has seen none of them").isTrue();

    var now = enter();
    assertThat(guards.tryEnter("a")).isInstanceOf(Entry.Paced.class);
    before.get(3).notSent();
    assertThat(guards.tryEnter("a"))
        .as("the token went back to the former rate")
        .isInstanceOf(Entry.Paced.class);
    now.ended(true, FAST);
    assertThat(gauge("calls")).isZero();
  }

  @Test
  void aPartWhoseSettingsDidNotChangeRemembers() {
    enter(3).forEach(permit -> permit.ended(false, FAST));
    terms = Guarding.terms(GuardSetting.BULKHEAD_PERMITS, 5);
    enter().ended(false, FAST);

    assertThat(guards.admits("a")).as("four failures over the change").isFalse();
  }

  @Test
  void anOpenBreakerStaysOpenUnderOtherSettings() {
    enter(3).forEach(permit -> permit.ended(false, FAST));
    enter().ended(false, FAST);
    terms = Guarding.terms(GuardSetting.OPEN_MS, 1_000);

    assertThat(guards.tryEnter("a")).isInstanceOf(Entry.Open.class);
    assertThat(guards.admits("a")).isFalse();
    timers.advance(Duration.ofMillis(1_001));
    assertThat(guards.admits("a")).as("for the new time").isTrue();
    enter().ended(true, FAST);
  }

  @Test
  void aChangedRateGivesNobodyASecondBurst() {
    terms = Guarding.terms(GuardSetting.CALLS_PER_SECOND, 3, GuardSetting.BURST_CALLS, 3);
    enter(3).forEach(permit -> permit.ended(true, FAST));
    terms = Guarding.terms(GuardSetting.CALLS_PER_SECOND, 2, GuardSetting.BURST_CALLS, 3);

    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Paced(Duration.ofMillis(500)));
  }

  @Test
  void settingsThatDoNotGoWithOurDefaultsAreNotTakenUp() {
    terms = Guarding.terms(GuardSetting.MINIMUM_CALLS, 100, GuardSetting.BULKHEAD_PERMITS, 5);

    enter(3);
    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Full(3, 3));
  }

  @Test
  void aChannelHasItsOwnSettings() {
    terms = Guarding.terms(GuardSetting.BULKHEAD_PERMITS, 1);
    enter();

    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Full(1, 1));
    assertThat(guards.tryEnter("b")).isInstanceOf(Permit.class);
  }
}
