package io.ebbgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.testing.TimersClock;
import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards.Permit;
import io.ebbgate.gateway.usecase.movement.sending.queue.Queued;
import io.ebbgate.gateway.usecase.movement.sending.queue.Wait;
import io.ebbgate.gateway.usecase.node.GuardStanding;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardSettings;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a channel's guards tell of themselves. */
class StandingTest {
  private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");
  private static final Duration FAST = Duration.ofMillis(5);

  private final FakeTimers timers = new FakeTimers(START);
  private final TimersClock clock = new TimersClock(timers);
  private GuardTerms terms = GuardTerms.NONE;
  private final ResilientGuards guards =
      new ResilientGuards(
          Guarding.few(), _ -> terms, clock, clock::nanos, () -> 0, new SimpleMeterRegistry());

  private void call(boolean healthy) {
    ((Permit) guards.tryEnter("a")).ended(healthy, FAST);
  }

  private GuardStanding standing() {
    return guards.standing("a");
  }

  @Test
  void aChannelThatNobodyCalledTellsTheConfigurationsSettings() {
    var standing = standing();

    assertThat(standing.settings()).isEqualTo(GuardSettings.of(Guarding.few()));
    assertThat(standing.own()).isEmpty();
    assertThat(standing.since()).isEqualTo(START);
    assertThat(standing.breaker().state()).isEqualTo(GuardStanding.State.CLOSED);
    assertThat(standing.breaker().failureRatePercent()).isEmpty();
    assertThat(standing.calls()).isEqualTo(new GuardStanding.Calls(0, 3));
    assertThat(standing.tokens()).isEmpty();
    assertThat(standing.lastCertain()).isEmpty();
    assertThat(standing.lastUncertain()).isEmpty();
  }

  @Test
  void callsAndTheirAnswersAreTold() {
    guards.tryEnter("a");
    timers.advance(Duration.ofSeconds(1));
    call(true);
    call(true);
    call(true);
    timers.advance(Duration.ofSeconds(1));
    call(false);

    var standing = standing();

    assertThat(standing.calls().underWay()).isOne();
    assertThat(standing.lastCertain()).contains(START.plusSeconds(1));
    assertThat(standing.lastUncertain()).contains(START.plusSeconds(2));
    assertThat(standing.breaker().callsSeen()).isEqualTo(4);
    assertThat(standing.breaker().failureRatePercent()).hasValue(25);
    assertThat(standing.breaker().slowRatePercent()).hasValue(0);
  }

  @Test
  void anOpenBreakerTellsSinceWhenAndFromWhenOnItIsTried() {
    timers.advance(Duration.ofSeconds(9));
    for (int i = 0; i < 4; i++) {
      call(false);
    }

    var breaker = standing().breaker();

    assertThat(breaker.state()).isEqualTo(GuardStanding.State.OPEN);
    assertThat(breaker.since()).isEqualTo(START.plusSeconds(9));
    assertThat(breaker.triedFrom()).contains(START.plusSeconds(14));
    timers.advance(Duration.ofSeconds(6));
    guards.tryEnter("a");
    assertThat(standing().breaker().state()).isEqualTo(GuardStanding.State.HALF_OPEN);
    assertThat(standing().breaker().triedFrom()).isEmpty();
  }

  @Test
  void newTermsAreToldAtOnceWithTheirOwnPartAndTime() {
    guards.tryEnter("a");
    timers.advance(Duration.ofSeconds(3));
    terms = Guarding.terms(GuardSetting.CALLS_PER_SECOND, 20, GuardSetting.BURST_CALLS, 4);

    var standing = standing();

    assertThat(standing.own())
        .isEqualTo(Set.of(GuardSetting.CALLS_PER_SECOND, GuardSetting.BURST_CALLS));
    assertThat(standing.since()).isEqualTo(START.plusSeconds(3));
    assertThat(standing.settings().rate().callsPerSecond()).isEqualTo(20);
    assertThat(standing.tokens()).hasValue(4);
    guards.tryEnter("a");
    assertThat(standing().tokens()).hasValue(3);
  }

  @Test
  void termsThatDoNotGoTogetherAreNotToldAsInForce() {
    terms = Guarding.terms(GuardSetting.MINIMUM_CALLS, 11);

    assertThat(standing().own()).isEmpty();
    assertThat(standing().settings()).isEqualTo(GuardSettings.of(Guarding.few()));
  }

  @Test
  void settingsAsValuesMakeTheSameSettings() {
    var settings =
        GuardSettings.of(Guarding.few().with(Guarding.terms(GuardSetting.CALLS_PER_SECOND, 40)));

    assertThat(settings.all().values()).containsOnlyKeys(GuardSetting.values());
    assertThat(GuardSettings.of(settings.all())).isEqualTo(settings);
  }

  @Test
  void whatWaitsIsToldWithItsReason() {
    var rig =
        new SendingRig(
            Guarding.terms(GuardSetting.CALLS_PER_SECOND, 1, GuardSetting.BURST_CALLS, 1));
    assertThat(rig.sender.queued("a")).isEqualTo(Queued.NOTHING);
    rig.accept(1);
    rig.accept(2);
    rig.accept(3);

    assertThat(rig.sender.queued("a"))
        .isEqualTo(new Queued(2, Optional.of(new Wait.Rate(SendingRig.START.plusSeconds(1))), 0));

    rig.open
        .getFirst()
        .complete(SendingRig.reply(new Moved(Money.fen(5_000), "p", SendingRig.START)));
    rig.timers.advance(Duration.ofSeconds(3));
    assertThat(rig.sender.queued("a")).isEqualTo(Queued.NOTHING);
  }
}
