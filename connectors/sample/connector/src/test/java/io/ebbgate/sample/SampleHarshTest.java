package io.ebbgate.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.ConnectorEnvironment;
import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Query;
import io.ebbgate.connectors.testkit.CountingIds;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.NotMoved.Reason;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.Unknown.Cause;
import io.ebbgate.sandbox.Sandbox;
import io.ebbgate.sandbox.SandboxOptions;
import io.ebbgate.sandbox.book.BookRow;
import io.ebbgate.sandbox.fault.Mood;
import io.ebbgate.sandbox.protocol.Merchant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In the harshest mood, whatever is asked often enough and long enough agrees with the book. */
class SampleHarshTest {

  private static final int CALLS_AT_ONCE = 64;
  private static final long SEED = 20_261_123;
  private static final int PAYOUTS = 300;
  private static final Duration VALIDITY = Duration.ofSeconds(3);
  private static final Merchant MERCHANT = new Merchant("m-a", "0123456789abcdef");

  private final Vertx vertx = Vertx.vertx();
  private final InstantSource clock = InstantSource.system();

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @Test
  void everyReferenceEndsAsTheBookTellsIt() throws Exception {
    Sandbox sandbox =
        Sandbox.start(
                vertx, SandboxOptions.loopback(clock, List.of(MERCHANT)).inMood(Mood.HARSH, SEED))
            .await(20, TimeUnit.SECONDS);
    Connector connector = connector(sandbox.port());
    Map<String, Outcome> last = sendAll(connector);
    // Long after this moment nothing more can be taken, and nothing taken is hidden.
    Instant allKnown =
        clock.instant().plus(VALIDITY).plus(connector.promises().settlingTime()).plusMillis(500);

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> askAgain(connector, last, allKnown));

    Map<String, Long> book =
        sandbox.book().rows().stream()
            .collect(Collectors.toMap(BookRow::reference, row -> row.amount().minor()));
    Map<String, Long> told = new HashMap<>();
    last.forEach((reference, outcome) -> {
      if (outcome instanceof Moved moved) {
        told.put(reference, moved.amount().minor());
      }
    });
    assertThat(told).as("seed %d", SEED).isEqualTo(book);
    assertThat(told).hasSizeBetween(PAYOUTS / 2, PAYOUTS - 1);
    assertThat(sandbox.faultsInjected())
        .as("seed %d", SEED)
        .containsKeys(
            "request.ERROR_BEFORE",
            "request.REPLY_LOST",
            "request.SILENCE_AFTER",
            "request.MALFORMED",
            "query.ERROR");
  }

  private Connector connector(int port) {
    var settings =
        Map.of(
            "baseUrl",
            "http://127.0.0.1:" + port + "/sample",
            "merchant",
            MERCHANT.id(),
            "secret",
            MERCHANT.secret(),
            "requestTimeoutMs",
            "600",
            "settlingTimeMs",
            "2000",
            "poolSize",
            "32");
    return new SampleConnectorFactory()
        .create(
            new ConnectorEnvironment(
                vertx,
                "sample-a",
                settings,
                clock,
                new CountingIds(),
                CALLS_AT_ONCE,
                Duration.ofMinutes(5)));
  }

  private Map<String, Outcome> sendAll(Connector connector) throws Exception {
    var card = new AccountDetails("6222020000001234567", "Zhang San", "ICBC");
    var last = new HashMap<String, Outcome>();
    for (int batch = 0; batch < PAYOUTS; batch += 30) {
      var sent = new ArrayList<Future<?>>();
      for (int i = batch; i < batch + 30; i++) {
        String reference = "att_" + i;
        var request =
            new MovementRequest(
                reference,
                Money.fen(1_000 + i),
                card,
                "",
                clock.instant().plus(VALIDITY),
                "drawdown");
        sent.add(
            connector
                .payout(request)
                .onSuccess(reply -> {
                  synchronized (last) {
                    last.put(reference, reply.outcome());
                  }
                }));
      }
      Future.join(sent).await(20, TimeUnit.SECONDS);
    }
    return last;
  }

  /** Asks about what is open; whether nothing is any more. */
  private boolean askAgain(Connector connector, Map<String, Outcome> last, Instant allKnown)
      throws Exception {
    boolean settled = clock.instant().isAfter(allKnown);
    for (var entry : last.entrySet()) {
      if (entry.getValue() instanceof Moved || entry.getValue() instanceof NotMoved) {
        continue;
      }
      var query = new Query(entry.getKey(), MovementKind.PAYOUT);
      Outcome outcome = connector.query(query).await(20, TimeUnit.SECONDS).outcome();
      boolean absent = outcome instanceof Unknown(Cause cause, _) && cause == Cause.NOT_FOUND_YET;
      entry.setValue(
          absent && settled ? new NotMoved(Reason.NOT_FOUND_AFTER_SETTLING, "") : outcome);
    }
    return last.values().stream()
        .allMatch(outcome -> outcome instanceof Moved || outcome instanceof NotMoved);
  }
}
