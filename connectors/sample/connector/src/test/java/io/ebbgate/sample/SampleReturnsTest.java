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
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.sandbox.Sandbox;
import io.ebbgate.sandbox.SandboxOptions;
import io.ebbgate.sandbox.book.BookKind;
import io.ebbgate.sandbox.protocol.Merchant;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A payout that comes back: what the provider's book, its queries and its control say. */
class SampleReturnsTest {

  private static final int CALLS_AT_ONCE = 64;
  private static final Merchant MERCHANT = new Merchant("m-a", "0123456789abcdef");
  private static final String REFERENCE = "att_1";

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = HttpClient.newHttpClient();
  private final InstantSource clock = InstantSource.system();
  private Sandbox sandbox;
  private Connector connector;

  @BeforeEach
  void start() throws Exception {
    sandbox =
        Sandbox.start(vertx, SandboxOptions.loopback(clock, List.of(MERCHANT)))
            .await(20, TimeUnit.SECONDS);
    var settings =
        Map.of(
            "baseUrl",
            "http://127.0.0.1:" + sandbox.port() + "/sample",
            "merchant",
            MERCHANT.id(),
            "secret",
            MERCHANT.secret());
    connector =
        new SampleConnectorFactory()
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

  @AfterEach
  void stop() throws Exception {
    http.close();
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  private void pay() throws Exception {
    var card = new AccountDetails("6222020000001234567", "Zhang San", "ICBC");
    connector
        .payout(
            new MovementRequest(
                REFERENCE,
                Money.fen(60_000),
                card,
                "",
                clock.instant().plus(Duration.ofSeconds(20)),
                "drawdown"))
        .await(20, TimeUnit.SECONDS);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ask() instanceof Moved);
  }

  private Outcome ask() throws Exception {
    return connector
        .query(new Query(REFERENCE, MovementKind.PAYOUT))
        .await(20, TimeUnit.SECONDS)
        .outcome();
  }

  private int giveBack() throws Exception {
    var body = "{\"merchant\": \"%s\", \"reference\": \"%s\"}".formatted(MERCHANT.id(), REFERENCE);
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + sandbox.port() + "/sandbox/returns"))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void aPayoutThatMovedComesBackOnceUnderItsOwnReference() throws Exception {
    pay();

    assertThat(giveBack()).isEqualTo(200);
    assertThat(giveBack()).as("it cannot come back twice").isEqualTo(400);

    assertThat(sandbox.book().rows())
        .extracting(row -> row.kind() + " " + row.reference() + " " + row.amount().minor())
        .containsExactly(BookKind.PAYOUT + " att_1 60000", BookKind.RETURN + " att_1 60000");
  }

  @Test
  void aReturnIsToldAsMoneyThatMovedAndCameBack() throws Exception {
    pay();
    giveBack();

    var rows = sandbox.book().rows();
    assertThat(ask())
        .isEqualTo(
            new Moved(
                Money.fen(60_000),
                rows.getFirst().providerReference(),
                rows.getFirst().movedAt(),
                Optional.of(rows.getLast().movedAt())));
  }
}
