package io.ebbgate.gateway.usecase.movement.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A clock that is set back, once or again, while what was stamped before may still turn up. */
class SteadyInstantsTest {
  private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");

  private Duration passed = Duration.ZERO;
  private Duration set = Duration.ZERO;
  private final SteadyInstants steady =
      new SteadyInstants(
          () -> START.plus(passed).plus(set), () -> passed.toNanos(), Duration.ofSeconds(12));

  private void pass(int seconds) {
    passed = passed.plusSeconds(seconds);
  }

  private void set(int seconds) {
    set = Duration.ofSeconds(seconds);
  }

  private void isAt(int seconds) {
    assertThat(steady.instant()).isEqualTo(START.plusSeconds(seconds));
  }

  @Test
  void aSetBackIsMadeGoodForAWhile() {
    set(-60);
    isAt(0);
    pass(12);
    isAt(12);

    pass(1);
    isAt(13 - 60);
  }

  @Test
  void aClockThatIsSetForwardIsBelieved() {
    set(60);
    isAt(60);
    set(0);
    isAt(60);
  }

  @Test
  void aSetBackThatNobodySawBeforeAnotherWasForgottenIsMadeGoodAsWell() {
    set(-1);
    isAt(0);
    pass(14);
    set(-80);

    isAt(14 - 1);
  }

  @Test
  void whatIsForgottenOfTwoSetBacksIsTheFirst() {
    set(-1);
    isAt(0);
    pass(10);
    set(-80);
    isAt(10);

    pass(3);
    isAt(13 - 1);
    pass(10);
    isAt(23 - 80);
  }

  @Test
  void aClockThatIsSlowedDownStaysWhereItIs() {
    for (int second = 0; second < 100; second++) {
      set = set.minusNanos(400_000);
      assertThat(steady.instant())
          .isBetween(START.plus(passed).plus(set), START.plus(passed).plus(set).plusMillis(8));
      pass(1);
    }
  }
}
