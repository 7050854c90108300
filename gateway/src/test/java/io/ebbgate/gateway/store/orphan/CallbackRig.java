package io.ebbgate.gateway.store.orphan;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.ConnectorEnvironment;
import io.ebbgate.connectors.spi.ConnectorFactory;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.http.CallbackRoutes;
import io.ebbgate.gateway.http.HttpSettings;
import io.ebbgate.gateway.http.HttpVerticle;
import io.ebbgate.gateway.http.exchange.ExchangeLimits;
import io.ebbgate.gateway.http.exchange.HttpGate;
import io.ebbgate.gateway.store.drawdown.LendingWorld;
import io.ebbgate.gateway.usecase.movement.callback.TakeCallback;
import io.ebbgate.gateway.usecase.movement.orphan.DecideOrphans;
import io.ebbgate.gateway.usecase.movement.orphan.KeepOrphans;
import io.ebbgate.gateway.usecase.movement.orphan.SweepOrphans;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A front door that takes callbacks through the connector that the product ships with, down to a
 * real database, and a provider that signs with an implementation of its own.
 */
final class CallbackRig implements AutoCloseable {
  static final String PATH = "/callbacks/first";
  static final String SECRET = "0123456789abcdef";
  static final int MAXIMUM_BYTES = 2_048;
  static final int MAXIMUM_HEADERS = 24;
  static final int MAXIMUM_ORPHANS = 3;
  static final Duration TIMEOUT = Duration.ofMillis(1_500);

  final LendingWorld world = new LendingWorld();
  final LendingWorld.Node node = world.node();
  final LendingWorld.Account account = world.account(1_000_000);
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final PgOrphans orphans;
  private final List<SweepOrphans> sweeps = new ArrayList<>();
  private final HttpVerticle server;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param alarmAfter how long an orphan may wait before it is alarmed
   */
  CallbackRig(Duration alarmAfter) {
    var ladder = List.of(Duration.ofMillis(20), Duration.ofHours(1));
    orphans = new PgOrphans(node.writer, new DecideOrphans(alarmAfter, ladder));
    var connector = connector();
    var callbacks =
        new TakeCallback(
            channel -> channel.equals("first") ? Optional.of(connector) : Optional.empty(),
            node.movements,
            new KeepOrphans(orphans, ladder.getFirst(), MAXIMUM_ORPHANS, world.ids, meters),
            world.ids,
            world.clock);
    var gate =
        new HttpGate(
            limits(),
            world.ids,
            world.timers,
            System::nanoTime,
            key -> Future.failedFuture("nobody has a key here"),
            meters);
    server =
        new HttpVerticle(
            HttpSettings.plain("127.0.0.1", 0), gate, CallbackRoutes.create(callbacks));
    await(world.database.vertx().deployVerticle(server));
  }

  private static ExchangeLimits limits() {
    return new ExchangeLimits(
        1_024,
        MAXIMUM_BYTES,
        MAXIMUM_HEADERS,
        8,
        Duration.ofSeconds(2),
        Duration.ofSeconds(20),
        TIMEOUT,
        16,
        16,
        16,
        Duration.ofSeconds(1),
        0,
        1);
  }

  private Connector connector() {
    return ServiceLoader.load(ConnectorFactory.class)
        .findFirst()
        .orElseThrow()
        .create(
            new ConnectorEnvironment(
                world.database.vertx(),
                "first",
                Map.of("baseUrl", "http://127.0.0.1:9", "merchant", "m-a", "secret", SECRET),
                world.clock,
                world.ids,
                1,
                Duration.ofMinutes(5)));
  }

  int port() {
    return server.port();
  }

  /** An attempt that is under way, and a drawdown that waits for it. */
  NewAttempt attempt(long amountMinor) {
    var request = node.request(account, amountMinor);
    await(
        node.drawdowns.accept(world.app, world.key(world.ids.next().toString(), request), request));
    return Objects.requireNonNull(node.toSend.poll());
  }

  String state(NewAttempt attempt) {
    return await(node.drawdowns.find(world.app, attempt.orderId())).state();
  }

  /** What the provider says of an attempt whose money moved. */
  static String success(NewAttempt attempt) {
    return success(IdKind.ATTEMPT.format(attempt.id()), attempt.amount().minor());
  }

  static String success(String reference, long amountMinor) {
    return """
    {"code": "SUCCESS", "reference": "%s", "kind": "payout", "providerReference": "sm1",
     "amount": {"amount": %d, "currency": "CNY"}, "movedAt": "2026-11-02T03:59:59.123Z"}\
    """
        .formatted(reference, amountMinor);
  }

  /** A payout that moved and came back. */
  static String returned(NewAttempt attempt) {
    return success(attempt)
        .replace("SUCCESS", "RETURNED")
        .replace("\"movedAt\"", "\"returnedAt\": \"2026-11-02T09:00:00Z\", \"movedAt\"");
  }

  /** The headers with which a provider signs a body, now. */
  Map<String, String> signed(String secret, String nonce, byte[] body) {
    var timestamp = Long.toString(world.clock.millis());
    var text = String.join("\n", "POST", PATH, timestamp, nonce, sha256(body));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var headers = new LinkedHashMap<String, String>();
      headers.put("Sample-Merchant", "m-a");
      headers.put("Sample-Timestamp", timestamp);
      headers.put("Sample-Nonce", nonce);
      headers.put(
          "Sample-Signature",
          Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
      return headers;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Delivers a body, rightly signed. */
  HttpResponse<String> deliver(String nonce, String body) throws Exception {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return deliver(signed(SECRET, nonce, bytes), bytes);
  }

  HttpResponse<String> deliver(Map<String, String> headers, byte[] body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + PATH))
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  static String code(HttpResponse<String> answer) {
    return answer.statusCode() == 200
        ? "acknowledged"
        : new JsonObject(answer.body()).getString("code");
  }

  /** A node that sweeps orphans. */
  void startSweep() {
    var sweep =
        new SweepOrphans(
            orphans,
            node.movements,
            new SweepOrphans.Settings(Duration.ofMillis(20), Duration.ofSeconds(5), 16),
            world.clock,
            world.timers,
            world.ids.next(),
            new SimpleMeterRegistry());
    sweeps.add(sweep);
    world.database.vertx().getOrCreateContext().runOnContext(_ -> sweep.start());
  }

  long nothingStored() {
    return world.count("evidence where source = 'CALLBACK'") + world.count("orphan_callback");
  }

  @Override
  public void close() {
    sweeps.forEach(SweepOrphans::stop);
    node.close();
    world.close();
    client.close();
  }
}
