package io.ebbgate.proving.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.proving.crowd.Progress;
import io.ebbgate.proving.torture.fleet.Fleet;
import io.ebbgate.proving.torture.fleet.FleetOptions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The torture in its shortest form: two rounds have seen every kind of strike. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class TortureIT {
  private static final long SEED = 20_261_125;
  private static final int ROUNDS = 2;

  @Test
  void twoRoundsOfKillsAndStallsLoseNothingAndPayNothingTwice() throws Exception {
    var clock = InstantSource.system();
    try (var fleet = Fleet.start(FleetOptions.of(2, SEED), new SecureRandom())) {
      var report =
          new TortureRun(
                  TortureOptions.of(ROUNDS, SEED),
                  fleet,
                  new Progress(System.err, clock),
                  Thread::sleep,
                  clock)
              .run();

      assertThat(report.proven()).as(() -> new TortureSummary(report).table()).isTrue();
      assertThat(report.strikes()).isEqualTo(new Tormentor.Count(3, 2, 2, 0, 0));
      assertThat(report.recoveries()).hasSize(4);
      assertThat(report.drawdowns()).isPositive();
      assertThat(report.audit().movements()).isPositive();
      // A request that leaves it open whether it was taken is one thing; a defect is another.
      assertThat(report.doubts()).doesNotContainKey("internal");
    }
  }
}
