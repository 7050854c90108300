package io.ebbgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.simulator.invariant.LoanInspector;
import io.ebbgate.simulator.node.Behaviour;
import io.ebbgate.simulator.time.FaultKind;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Worlds of the real gateway, in which everything goes wrong and nothing may be lost. */
class WholeSystemSimulationTest {
  private static final int THREADS = 2;
  private static final long STEPS_OF_A_THREAD = 1_000_000;

  @Test
  void theSameSeedIsTheSameRun() {
    var once = run(11, 4_000);
    var again = run(11, 4_000);
    var other = run(12, 4_000);

    assertThat(again).isEqualTo(once);
    assertThat(other.digest()).isNotEqualTo(once.digest());
  }

  /** A fixed seed for what must always be seen, and one of today's for what nobody thought of. */
  @Test
  void twoMillionStepsLoseNothing() throws ExecutionException, InterruptedException {
    var seeds = List.of(13L, ThreadLocalRandom.current().nextLong(1L << 40));
    long began = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Simulation.Report>> runs =
          seeds.stream().map(seed -> threads.submit(() -> run(seed, STEPS_OF_A_THREAD))).toList();
      for (var run : runs) {
        var report = run.get();
        System.out.printf(
            "seed %d: %d steps, %d payments, %d ms%n",
            report.seed(),
            report.steps(),
            report.payments(),
            (System.nanoTime() - began) / 1_000_000);
        assertThat(report.violations()).as("seed %d", report.seed()).isEmpty();
        assertThat(report.unsettledAtEnd()).as("seed %d", report.seed()).isZero();
        assertThat(report.steps()).isGreaterThanOrEqualTo(STEPS_OF_A_THREAD);
        assertThat(report.faultsInjected().keySet())
            .as("seed %d", report.seed())
            .containsExactlyInAnyOrder(FaultKind.values());
        assertThat(report.repaid())
            .as("seed %d", report.seed())
            .containsOnlyKeys(
                "SCHEDULED", "OVERDUE", "EARLY_FULL", "EARLY_PARTIAL", LoanInspector.WITH_PENALTY);
        assertThat(report.people())
            .as("seed %d", report.seed())
            .containsOnlyKeys(
                "EXPLAINED",
                "RETURNED_BY_PROVIDER",
                "RETURNED_TO_CUSTOMER",
                "GIVEN_UP",
                "MARK_MOVED",
                "MARK_NOT_MOVED",
                "MARK_RETURNED",
                "QUERY_NOW",
                "HOLD",
                "RESUME",
                "CLOSE_MOVED_ORPHAN");
      }
    }
  }

  private static Simulation.Report run(long seed, long steps) {
    return new Simulation(() -> Behaviour.REAL, _ -> {}).run(seed, steps);
  }
}
