package io.ebbgate.proving.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.proving.torture.Strike.Harm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StrikePlanTest {
  private static final Duration LEASE = Duration.ofSeconds(3);

  @Test
  void theSameSeedPlansTheSameStrikes() {
    assertThat(rounds(7, 5)).isEqualTo(rounds(7, 5)).isNotEqualTo(rounds(8, 5));
  }

  @Test
  void anyTwoRoundsInARowStrikeEverything() {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(rounds(seed, 2))
          .as("seed " + seed)
          .extracting(Strike::harm)
          .contains(Harm.values());
    }
  }

  @Test
  void everyStallOutlastsTheLeaseAndTheSupervisorIsSoonBack() {
    assertThat(rounds(1, 50))
        .allSatisfy(strike -> {
          assertThat(strike.gateway()).isBetween(0, 1);
          switch (strike.harm()) {
            case STALL_GATEWAY -> assertThat(strike.lasting()).isGreaterThan(LEASE);
            case FILL_DISK ->
                assertThat(strike.lasting())
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
            case KILL_GATEWAY, KILL_ALL_GATEWAYS, KILL_POSTGRES ->
                assertThat(strike.lasting()).isLessThan(Duration.ofSeconds(2));
          }
        });
  }

  @Test
  void aDiskThatIsNotOursToFillIsNotFilled() {
    var plan = new StrikePlan(new SplittableRandom(3), 2, LEASE, false);
    for (int round = 0; round < 20; round++) {
      assertThat(plan.round()).extracting(Strike::harm).doesNotContain(Harm.FILL_DISK);
    }
  }

  private static List<Strike> rounds(long seed, int count) {
    var plan = new StrikePlan(new SplittableRandom(seed), 2, LEASE, true);
    var strikes = new ArrayList<Strike>();
    for (int round = 0; round < count; round++) {
      strikes.addAll(plan.round());
    }
    return strikes;
  }
}
