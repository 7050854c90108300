package io.ebbgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.simulator.mutant.Mutant;
import io.ebbgate.simulator.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulator can fail: every known-wrong gateway is caught, by the invariant that it breaks. */
class MutantsSimulationTest {
  private static final long STEPS_OF_A_WORLD = 4_000;
  private static final long STEPS_AT_MOST = 100_000;

  @ParameterizedTest
  @EnumSource(Mutant.class)
  void aWrongGatewayIsCaught(Mutant mutant) {
    long steps = 0;
    for (long seed = 1; steps < STEPS_AT_MOST; seed++) {
      var world = new World(seed, mutant.behaviour()).run(STEPS_OF_A_WORLD);
      steps += world.steps();
      if (!world.violations().isEmpty()) {
        var first = world.violations().getFirst();
        System.out.printf("%s: %s after %d steps%n", mutant, first.invariant(), steps);
        assertThat(mutant.caughtBy()).as(first.seen()).contains(first.invariant());
        return;
      }
    }
    assertThat(steps).as("%s was not caught", mutant).isZero();
  }

  @Test
  void thereAreManyWaysToBeWrong() {
    assertThat(Mutant.values()).hasSizeGreaterThanOrEqualTo(12);
  }
}
