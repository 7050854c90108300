package io.ebbgate.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.csv;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;

/**
 * Customers who ask for money at a steady rate, whether or not the gateway keeps up: each takes a
 * quote, asks for the drawdown under it, and reads it until the money is there or certainly is not.
 *
 * <p>Promises: no request fails (an expected refusal is no failure), every accepted drawdown ends
 * in time, and 99 of 100 answers to a drawdown request stay within the bound that was set.
 */
public final class SteadyDrawdowns extends Simulation {
  private static final String DRAWDOWN = "a drawdown to its end";
  private static final Duration SLACK = Duration.ofSeconds(30);

  /** Reads its settings from the environment, as Gatling makes scenarios without arguments. */
  public SteadyDrawdowns() {
    this(LoadSettings.from(System.getenv()));
  }

  private SteadyDrawdowns(LoadSettings settings) {
    var protocol = new Protocol(settings, InstantSource.system());
    var drawdown =
        protocol
            .quote()
            .exec(exitHereIfFailed())
            .exec(protocol.request())
            .exec(exitHereIfFailed())
            .exec(protocol.readUntilEnded());
    var customers =
        scenario("steady drawdowns")
            .exec(feed(csv(settings.feeder().toString()).circular()))
            .exec(protocol.numbered())
            .exec(group(DRAWDOWN).on(drawdown));

    var arrivals = new ArrayList<OpenInjectionStep>();
    if (settings.ramp().isPositive()) {
      arrivals.add(
          rampUsersPerSec(Math.min(1, settings.usersPerSecond()))
              .to(settings.usersPerSecond())
              .during(settings.ramp()));
    }
    arrivals.add(constantUsersPerSec(settings.usersPerSecond()).during(settings.steady()));

    setUp(customers.injectOpen(arrivals.toArray(OpenInjectionStep[]::new)))
        .protocols(protocol.http11())
        .maxDuration(settings.ramp().plus(settings.steady()).plus(settings.endWithin()).plus(SLACK))
        .assertions(
            global().failedRequests().count().is(0L),
            details(DRAWDOWN).failedRequests().count().is(0L),
            details(DRAWDOWN, Protocol.REQUEST).successfulRequests().count().gt(0L),
            details(DRAWDOWN, Protocol.REQUEST)
                .responseTime()
                .percentile(99)
                .lte(settings.p99Ms()));
  }
}
