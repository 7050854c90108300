package io.ebbgate.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.ConnectorEnvironment;
import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.connectors.spi.exchange.AgreementReply;
import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Query;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.connectors.testkit.CountingIds;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.NotMoved.Reason;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.Unknown.Cause;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no sandbox gives, from a server that a test writes by hand. */
class SampleWireTest {

  private static final int CALLS_AT_ONCE = 80;
  private static final String SECRET = "0123456789abcdef";
  private static final Instant NOW = Instant.parse("2026-11-02T04:00:00Z");
  private static final String PROCESSING =
      "{\"code\": \"PROCESSING\", \"reference\": \"att_1\", \"kind\": \"payout\"}";

  private final Vertx vertx = Vertx.vertx();
  private final List<HttpServer> servers = new ArrayList<>();
  private final SampleSignature signature = new SampleSignature(SECRET);

  /** For each reading of the clock, which is read right before sending. */
  private final Queue<Boolean> signedOnEventLoop = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  private Connector connector(Consumer<HttpServerRequest> provider, Map<String, String> more)
      throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(provider::accept)
            .listen(0, "127.0.0.1")
            .await(20, TimeUnit.SECONDS);
    servers.add(server);
    var settings = new HashMap<>(more);
    settings.put("baseUrl", "http://127.0.0.1:" + server.actualPort() + "/base/");
    settings.put("merchant", "m-a");
    settings.put("secret", SECRET);
    return new SampleConnectorFactory()
        .create(
            new ConnectorEnvironment(
                vertx,
                "sample-a",
                settings,
                () -> {
                  signedOnEventLoop.add(Context.isOnEventLoopThread());
                  return NOW;
                },
                new CountingIds(),
                CALLS_AT_ONCE,
                Duration.ofMinutes(5)));
  }

  private Consumer<HttpServerRequest> answering(int status, String body) {
    return request -> sign(request, SECRET, status, nonce(request), Buffer.buffer(body));
  }

  private static String nonce(HttpServerRequest request) {
    return String.valueOf(request.getHeader(SampleSignature.NONCE));
  }

  private void sign(
      HttpServerRequest request, String secret, int status, String nonce, Buffer body) {
    String timestamp = Long.toString(NOW.toEpochMilli());
    request
        .response()
        .setStatusCode(status)
        .putHeader(SampleSignature.TIMESTAMP, timestamp)
        .putHeader(
            SampleSignature.SIGNATURE,
            new SampleSignature(secret)
                .sign(Integer.toString(status), request.uri(), timestamp, nonce, body))
        .end(body);
  }

  private static MovementRequest payout() {
    return new MovementRequest(
        "att_1",
        Money.fen(100),
        new AccountDetails("6222020000001234567", "Zhang San", "ICBC"),
        "",
        NOW.plusSeconds(30),
        "drawdown");
  }

  private Reply pay(Consumer<HttpServerRequest> provider) throws Exception {
    return connector(provider, Map.of()).payout(payout()).await(20, TimeUnit.SECONDS);
  }

  private static void assertUnknown(Reply reply, Cause cause) {
    assertThat(reply.outcome())
        .isInstanceOfSatisfying(
            Unknown.class, unknown -> assertThat(unknown.cause()).isEqualTo(cause));
  }

  @Test
  void aRequestIsSignedOverItsWholeAddressAndBody() throws Exception {
    var seen = new ArrayList<String>();
    Reply reply =
        pay(request ->
            request
                .body()
                .onSuccess(body -> {
                  boolean right =
                      signature.matches(
                          String.valueOf(request.getHeader("Sample-Signature")),
                          "POST",
                          "/base/payouts",
                          String.valueOf(NOW.toEpochMilli()),
                          nonce(request),
                          body);
                  seen.add(request.uri() + " " + right);
                  sign(request, SECRET, 200, nonce(request), Buffer.buffer(PROCESSING));
                }));

    assertThat(seen).containsExactly("/base/payouts true");
    assertThat(reply.outcome()).isEqualTo(new Pending("PROCESSING"));
  }

  @Test
  void anUnsignedAnswerIsUnknown() throws Exception {
    assertUnknown(pay(request -> request.response().end(PROCESSING)), Cause.UNREADABLE_ANSWER);
  }

  @Test
  void anAnswerSignedWithAnotherSecretIsUnknown() throws Exception {
    assertUnknown(
        pay(request ->
            sign(
                request,
                "another-secret-of-nobody",
                200,
                nonce(request),
                Buffer.buffer(PROCESSING))),
        Cause.UNREADABLE_ANSWER);
  }

  @Test
  void anAnswerToAnotherRequestIsUnknown() throws Exception {
    assertUnknown(
        pay(request -> sign(request, SECRET, 200, "another-nonce", Buffer.buffer(PROCESSING))),
        Cause.UNREADABLE_ANSWER);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 599})
  void aServerErrorIsUnknownWhateverItSays(int status) throws Exception {
    assertUnknown(
        pay(
            answering(
                status,
                "{\"code\": \"CHANNEL_BUSY\", \"reference\": \"att_1\", \"kind\": \"payout\"}")),
        Cause.SERVER_ERROR);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 301, 302, 401, 404, 408, 429})
  void anUnsignedAnswerOfAnyStatusIsUnknown(int status) throws Exception {
    assertUnknown(
        pay(request -> request.response().setStatusCode(status).end(PROCESSING)),
        Cause.UNREADABLE_ANSWER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\": \"PROCESSING\", \"reference\": \"att_2\", \"kind\": \"payout\"}",
        "{\"code\": \"PROCESSING\", \"reference\": \"att_1\", \"kind\": \"debit\"}",
        "{\"code\": \"CHANNEL_BUSY\", \"reference\": \"att_2\", \"kind\": \"payout\"}",
        "{\"code\": \"PROCESSING\", \"reference\": \"att_1\"}",
        "{\"code\": \"SUCCESS\", \"reference\": \"att_1\", \"kind\": \"payout\"}",
        "{\"code\": \"PROCESSING\"",
        "",
        "<html>"
      })
  void aSignedAnswerThatIsAboutSomethingElseOrUnreadableIsUnknown(String body) throws Exception {
    assertUnknown(pay(answering(200, body)), Cause.UNREADABLE_ANSWER);
  }

  @Test
  void aSignedRefusalOfTheRequestItselfIsADecline() throws Exception {
    assertThat(pay(answering(400, "{\"code\": \"INVALID_REQUEST\"}")).outcome())
        .isEqualTo(new NotMoved(Reason.DECLINED_BY_CHANNEL, "INVALID_REQUEST"));
  }

  @Test
  void aSignedRefusalOfAQuerySaysNothingAboutTheMoney() throws Exception {
    Connector connector = connector(answering(400, "{\"code\": \"INVALID_REQUEST\"}"), Map.of());

    assertUnknown(
        connector.query(new Query("att_1", MovementKind.PAYOUT)).await(20, TimeUnit.SECONDS),
        Cause.UNMAPPED_CODE);
  }

  @Test
  void notFoundInAReplyToAPayoutIsNoDecline() throws Exception {
    assertUnknown(pay(answering(404, "{\"code\": \"NOT_FOUND\"}")), Cause.UNMAPPED_CODE);
  }

  @Test
  void anAnswerThatIsTooLargeIsUnknown() throws Exception {
    Connector connector =
        connector(
            answering(200, PROCESSING.replace("}", ", \"x\": \"" + "y".repeat(5_000) + "\"}")),
            Map.of("answerBytesAtMost", "4096"));

    assertUnknown(connector.payout(payout()).await(20, TimeUnit.SECONDS), Cause.UNREADABLE_ANSWER);
  }

  @Test
  void anAnswerThatStopsInTheMiddleIsUnknown() throws Exception {
    assertUnknown(
        pay(request -> {
          request.response().putHeader("content-length", "1000").write("{\"code\"");
          vertx.setTimer(50, _ -> request.connection().close());
        }),
        Cause.CONNECTION_LOST);
  }

  @Test
  void anAnswerThatNeverEndsIsUnknown() throws Exception {
    Connector connector =
        connector(
            request -> request.response().setChunked(true).write("{"),
            Map.of("requestTimeoutMs", "200"));

    assertUnknown(connector.payout(payout()).await(20, TimeUnit.SECONDS), Cause.TIMEOUT);
  }

  @Test
  void whatFindsNoFreeConnectionIsNotSent() throws Exception {
    var arrived = Promise.<Void>promise();
    Connector connector =
        connector(
            _ -> arrived.tryComplete(),
            Map.of(
                "poolSize", "1",
                "waitingAtMost", "1",
                "connectTimeoutMs", "200",
                "requestTimeoutMs", "1500"));
    var first = connector.payout(payout());
    arrived.future().await(20, TimeUnit.SECONDS);
    // One waits in vain, and the other may not even wait.
    var replies = List.of(first, connector.payout(payout()), connector.payout(payout()));
    var outcomes = new ArrayList<Object>();
    for (var reply : replies) {
      outcomes.add(reply.await(20, TimeUnit.SECONDS).outcome());
    }

    assertThat(outcomes.getFirst()).isInstanceOf(Unknown.class);
    assertThat(outcomes.subList(1, 3)).containsOnly(new NotMoved(Reason.NOT_SENT, ""));
    assertThat(replies.get(0).result().withoutRoom()).isFalse();
    assertThat(replies.subList(1, 3))
        .as("our own requests took the connections, which says nothing about the provider")
        .allSatisfy(reply -> assertThat(reply.result().withoutRoom()).isTrue());
  }

  @Test
  void aProviderThatRefusesConnectionsIsNotSentForWantOfRoom() throws Exception {
    Connector connector = connector(_ -> {}, Map.of("poolSize", "1"));
    for (var server : servers) {
      server.close().await(20, TimeUnit.SECONDS);
    }

    Reply reply = connector.payout(payout()).await(20, TimeUnit.SECONDS);

    assertThat(reply.outcome()).isEqualTo(new NotMoved(Reason.NOT_SENT, ""));
    assertThat(reply.withoutRoom()).isFalse();
  }

  @Test
  void asManyConnectionsAreMadeAsCallsMayBeUnderWay() throws Exception {
    var arrived = new AtomicInteger();
    Connector connector =
        connector(
            _ -> arrived.incrementAndGet(),
            Map.of("connectTimeoutMs", "1000", "requestTimeoutMs", "3000"));
    var replies = new ArrayList<Future<Reply>>();
    for (int i = 0; i < CALLS_AT_ONCE; i++) {
      replies.add(connector.payout(payout()));
    }
    for (var reply : replies) {
      assertUnknown(reply.await(20, TimeUnit.SECONDS), Cause.TIMEOUT);
    }

    assertThat(arrived).hasValue(CALLS_AT_ONCE);
  }

  @Test
  void anAgreementCodeThatNobodyMappedIsUnavailable() throws Exception {
    Connector connector = connector(answering(200, "{\"code\": \"ODD\"}"), Map.of());

    assertThat(connector.confirmAgreement("sa1", "123456").await(20, TimeUnit.SECONDS))
        .isInstanceOf(AgreementReply.Unavailable.class);
  }

  @Test
  void aCallerWithoutAContextOfVertxMissesNothingOfAnAnswer() throws Exception {
    Connector connector = connector(answering(200, PROCESSING), Map.of());
    for (int i = 0; i < 200; i++) {
      assertThat(connector.payout(payout()).await(20, TimeUnit.SECONDS).outcome())
          .isEqualTo(new Pending("PROCESSING"));
    }

    assertThat(signedOnEventLoop)
        .as("on another thread an answer may end before anybody listens")
        .isNotEmpty()
        .doesNotContain(false);
  }

  @Test
  void aClosedConnectorSendsNothing() throws Exception {
    Connector connector = connector(answering(200, PROCESSING), Map.of());
    connector.close().await(20, TimeUnit.SECONDS);

    assertThat(connector.payout(payout()).await(20, TimeUnit.SECONDS).outcome())
        .isEqualTo(new NotMoved(Reason.NOT_SENT, ""));
  }
}
