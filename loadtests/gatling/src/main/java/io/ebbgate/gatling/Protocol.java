package io.ebbgate.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAsDuring;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The gateway's contract as a lending app uses it, in steps. A virtual user is one business
 * request; what it asks for stands in its session under the feeder's column names: {@code lineId},
 * {@code cardId}, {@code amountMinor}, {@code currency}, {@code product}, {@code termMonths}.
 */
public final class Protocol {

  /** Names of the requests in reports and assertions. */
  public static final String QUOTE = "quote a drawdown";

  /** The request that takes the money decision, and whose latency counts. */
  public static final String REQUEST = "request a drawdown";

  /** Asked again until the drawdown has ended. */
  public static final String READ = "read the drawdown";

  /** Refusals that are right answers under load: a line may be full, or frozen meanwhile. */
  private static final List<String> EXPECTED_REFUSALS =
      List.of("credit-insufficient", "credit-line-not-active");

  private static final List<String> ENDED = List.of("Disbursed", "Failed", "Refused");
  private static final Duration BETWEEN_READS = Duration.ofMillis(250);

  private static final String QUESTION =
      """
      {
        "lineId": "#{lineId}",
        "amount": {"amount": #{amountMinor}, "currency": "#{currency}"},
        "product": "#{product}",
        "termMonths": #{termMonths}
      }
      """;

  private static final String ORDER =
      """
      {
        "lineId": "#{lineId}",
        "cardId": "#{cardId}",
        "amount": {"amount": #{amountMinor}, "currency": "#{currency}"},
        "product": "#{product}",
        "termMonths": #{termMonths},
        "contract": {"reference": "contract-#{request}", "offerId": "#{offerId}"},
        "authentication": {"method": "FACE", "reference": "face-#{request}", "at": "#{authenticatedAt}"}
      }
      """;

  private final LoadSettings settings;
  private final InstantSource clock;

  /** Steps against one gateway. */
  public Protocol(LoadSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * How connections are made: all virtual users share them, since they are one lending app, and
   * nothing is sent to anybody else.
   */
  public HttpProtocolBuilder http11() {
    return http.baseUrl(settings.target().toString())
        .disableWarmUp()
        .disableCaching()
        .disableFollowRedirect()
        .shareConnections()
        .acceptHeader("application/json, application/problem+json")
        .userAgentHeader("ebbgate-load")
        .authorizationHeader("Bearer " + settings.apiKey());
  }

  /** Gives each virtual user the name of its business request, unique in and across runs. */
  public ChainBuilder numbered() {
    Iterator<Map<String, Object>> names =
        LongStream.iterate(1, number -> number + 1)
            .mapToObj(number -> Map.<String, Object>of("request", settings.run() + "-" + number))
            .iterator();
    return feed(names);
  }

  /** Asks what a drawdown would cost, and keeps the offer. */
  public ChainBuilder quote() {
    return exec(
        http(QUOTE)
            .post("/v1/drawdowns/quote")
            .body(StringBody(QUESTION))
            .asJson()
            .check(status().is(200), jmesPath("offer.id").saveAs("offerId")));
  }

  /**
   * Asks for the money under the quoted offer. Accepted, or refused for a reason that a healthy
   * gateway has, counts as a good answer; anything else fails the request.
   */
  public ChainBuilder request() {
    return exec(session -> session.set("authenticatedAt", clock.instant().toString()))
        .exec(
            http(REQUEST)
                .post("/v1/drawdowns")
                .header("Idempotency-Key", "\"drawdown-#{request}\"")
                .body(StringBody(ORDER))
                .asJson()
                .check(status().in(202, 422))
                .checkIf((response, session) -> response.status().code() == 202)
                .then(jmesPath("id").saveAs("drawdownId"), jmesPath("state").saveAs("state"))
                .checkIf((response, session) -> response.status().code() == 422)
                .then(jmesPath("code").in(EXPECTED_REFUSALS)));
  }

  /**
   * Reads an accepted drawdown until it has ended; a user whose drawdown has not within the
   * settings' time fails. Does nothing for a refused one.
   */
  public ChainBuilder readUntilEnded() {
    var read =
        http(READ)
            .get("/v1/drawdowns/#{drawdownId}")
            .check(status().is(200), jmesPath("state").saveAs("state"));
    return asLongAsDuring(Protocol::isUnderWay, settings.endWithin())
        .on(pause(BETWEEN_READS).exec(read))
        .exec(session -> isUnderWay(session) ? session.markAsFailed() : session);
  }

  private static boolean isUnderWay(Session session) {
    return session.contains("drawdownId") && !ENDED.contains(session.getString("state"));
  }
}
