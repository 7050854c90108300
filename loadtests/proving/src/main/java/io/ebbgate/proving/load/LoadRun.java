package io.ebbgate.proving.load;

import io.ebbgate.proving.audit.AuditReport;
import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Borrower;
import io.ebbgate.proving.crowd.Crowd;
import io.ebbgate.proving.crowd.Population;
import io.ebbgate.proving.crowd.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** One run of a scenario against a gateway that is up: customers, load, settling, audit. */
final class LoadRun {
  private static final int ONBOARDED_AT_ONCE = 24;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** More than arrive, so that the feeder does not go round and ask for full lines. */
  private static final double SPARE = 1.2;

  private final LoadOptions options;
  private final GatlingProcess gatling;
  private final Progress progress;
  private final GatewayClient.Pause pause;
  private final InstantSource clock;

  LoadRun(
      LoadOptions options,
      GatlingProcess gatling,
      Progress progress,
      GatewayClient.Pause pause,
      InstantSource clock) {
    this.options = options;
    this.gatling = gatling;
    this.progress = progress;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Loads the gateway.
   *
   * @param audit how to look at the money; empty when that is out of reach
   * @param results the folder of feeder and reports
   */
  LoadReport against(URI gateway, String apiKey, Optional<MoneyAudit> audit, Path results)
      throws IOException, InterruptedException, SQLException {
    // Another run with the same seed against the same gateway must not meet its own keys.
    var run =
        "load-"
            + Long.toUnsignedString(options.seed(), 36)
            + "-"
            + Long.toString(clock.millis(), 36);
    var random = new SplittableRandom(options.seed());
    long drawdowns = (long) Math.ceil(options.arrivals() * SPARE);
    var borrowers = onboard(random, run, drawdowns, new GatewayClient(gateway, apiKey, pause));
    var feeder = results.resolve("feeder.csv");
    int planned = new DrawdownFeed(random.split()).write(feeder, borrowers, drawdowns);
    progress.say(
        "%s: %s users/s for %d s after a rise of %d s; %d drawdowns planned"
            .formatted(
                options.scenario(),
                options.usersPerSecond(),
                options.steady().toSeconds(),
                options.ramp().toSeconds(),
                planned));
    var result = gatling.run(options, gateway, apiKey, feeder, run, results);
    var money =
        audit.isPresent() ? Optional.of(settled(audit.get())) : Optional.<AuditReport>empty();
    return new LoadReport(options, result, money, progress.elapsed().toMillis());
  }

  private List<Borrower> onboard(
      SplittableRandom random, String run, long drawdowns, GatewayClient gateway)
      throws InterruptedException {
    // Nobody is debited, so nobody needs an agreement.
    var people =
        new Population(random.split(), run, List.of()).people(DrawdownFeed.customersFor(drawdowns));
    return new Crowd(ONBOARDED_AT_ONCE, progress)
        .run(
            "credit lines opened",
            people.stream().map(person -> new Borrower(gateway, person).onboarding()).toList());
  }

  /** Waits until nothing is under way, at most as long as an order may take, and audits. */
  private AuditReport settled(MoneyAudit audit)
      throws IOException, InterruptedException, SQLException {
    var deadline = clock.instant().plus(options.endWithin());
    long left = audit.unsettled();
    while (left > 0 && clock.instant().isBefore(deadline)) {
      progress.say("orders still under way: " + left);
      pause.of(BETWEEN_LOOKS);
      left = audit.unsettled();
    }
    progress.say("auditing: every movement of the provider's book against the ledger");
    return audit.run();
  }
}
