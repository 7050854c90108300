package io.ebbgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards;
import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards.Entry;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ResilientGuardsTest {
  private static final Duration FAST = Duration.ofMillis(20);
  private static final Duration SLOW = Duration.ofSeconds(5);

  private final MovableClock clock = new MovableClock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ResilientGuards guards =
      new ResilientGuards(Guarding.few(), _ -> GuardTerms.NONE, clock, () -> 0, () -> 0, meters);

  private static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-11-02T02:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private ChannelGuards.Permit enter() {
    var entry = guards.tryEnter("a");
    assertThat(entry).isInstanceOf(ChannelGuards.Permit.class);
    return (ChannelGuards.Permit) entry;
  }

  private void calls(int count, boolean healthy, Duration took) {
    for (int i = 0; i < count; i++) {
      enter().ended(healthy, took);
    }
  }

  @Test
  void failingCallsOpenTheBreakerOfTheirChannelOnly() {
    calls(4, false, FAST);

    assertThat(guards.tryEnter("a")).isInstanceOf(Entry.Open.class);
    assertThat(guards.admits("a")).isFalse();
    assertThat(guards.admits("b")).isTrue();
    assertThat(meters.get("ebbgate.channel.breaker.open").tag("channel", "a").gauge().value())
        .isEqualTo(1);
  }

  @Test
  void slowCallsOpenItToo() {
    calls(4, true, SLOW);

    assertThat(guards.tryEnter("a")).isInstanceOf(Entry.Open.class);
  }

  @Test
  void healthyCallsDoNot() {
    calls(20, true, FAST);

    assertThat(guards.admits("a")).isTrue();
  }

  @Test
  void afterItsTimeAFewCallsTryAndCloseItAgain() {
    calls(4, false, FAST);
    clock.now = clock.now.plusSeconds(4);
    assertThat(guards.tryEnter("a"))
        .as("it tells when somebody may try")
        .isEqualTo(new Entry.Open(Duration.ofMillis(1_001)));

    assertThat(guards.admits("a")).isFalse();
    clock.now = clock.now.plusMillis(1_000);
    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Open(Duration.ofMillis(1)));
    clock.now = clock.now.plusMillis(1);
    assertThat(guards.admits("a")).as("routing sends somebody to try").isTrue();
    var first = enter();
    assertThat(
            meters.get("ebbgate.channel.breaker.state").tag("state", "half_open").gauge().value())
        .isEqualTo(1);
    var second = enter();
    assertThat(guards.tryEnter("a"))
        .as("the end of a call that tries it decides")
        .isEqualTo(new Entry.Full(2, 2));
    first.ended(true, FAST);
    second.ended(true, FAST);

    calls(1, true, FAST);
    assertThat(guards.admits("a")).isTrue();
  }

  @Test
  void whatBeganBeforeTheBreakerOpenedDoesNotJudgeTheProviderNow() {
    var early = enter();
    calls(4, false, FAST);
    clock.now = clock.now.plusSeconds(6);
    var first = enter();

    early.ended(false, SLOW);
    first.ended(true, FAST);
    enter().ended(true, FAST);

    assertThat(meters.get("ebbgate.channel.breaker.state").tag("state", "closed").gauge().value())
        .isEqualTo(1);
  }

  @Test
  void whatBeganBeforeTheBreakerOpenedLetsNobodyTryInItsPlace() {
    var early = enter();
    calls(4, false, FAST);
    clock.now = clock.now.plusSeconds(6);
    var first = enter();
    var second = enter();

    early.notSent();
    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Full(2, 2));

    first.notSent();
    enter().ended(true, FAST);
    second.ended(true, FAST);
    assertThat(meters.get("ebbgate.channel.breaker.state").tag("state", "closed").gauge().value())
        .isEqualTo(1);
  }

  @Test
  void theBulkheadBoundsCallsUnderWayAndTakesPermitsBack() {
    var held = new ArrayList<ChannelGuards.Permit>();
    for (int i = 0; i < 3; i++) {
      held.add(enter());
    }
    assertThat(guards.tryEnter("a")).isEqualTo(new Entry.Full(3, 3));
    assertThat(meters.get("ebbgate.channel.calls").tag("channel", "a").gauge().value())
        .isEqualTo(3);

    held.get(0).ended(true, FAST);
    enter().notSent();
    assertThat(guards.tryEnter("a")).isInstanceOf(ChannelGuards.Permit.class);
  }

  @Test
  void whatWasNotSentSaysNothingAboutTheProvider() {
    for (int i = 0; i < 20; i++) {
      enter().notSent();
    }
    calls(3, false, FAST);

    assertThat(guards.admits("a")).isTrue();
  }
}
