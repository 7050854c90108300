package io.ebbgate.proving.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a whole machine is shut down, nobody says that the database goes last. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StopWithoutDatabaseIT {

  @Test
  void aGatewayThatIsToldToStopWhileItsDatabaseIsAwayEnds() throws Exception {
    try (var stage = new Stage(Stage.options(), false)) {
      assertThat(stage.draw("last", stage.drawdown("last")).status()).isEqualTo(202);
      stage.fleet.database().kill();

      assertThat(stage.fleet.terminate(0)).as("exit code after SIGTERM").isZero();

      // For whoever closes the fleet: it stops what runs.
      stage.fleet.database().restart();
    }
  }
}
