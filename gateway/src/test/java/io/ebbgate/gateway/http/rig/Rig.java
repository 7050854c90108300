package io.ebbgate.gateway.http.rig;

import io.ebbgate.core.id.Ids;
import io.ebbgate.gateway.http.ApiRoutes;
import io.ebbgate.gateway.http.CallbackRoutes;
import io.ebbgate.gateway.http.ConsoleRoutes;
import io.ebbgate.gateway.http.HttpSettings;
import io.ebbgate.gateway.http.HttpVerticle;
import io.ebbgate.gateway.http.OperationsRoutes;
import io.ebbgate.gateway.http.Readiness;
import io.ebbgate.gateway.http.api.Fingerprints;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.exchange.ExchangeLimits;
import io.ebbgate.gateway.http.exchange.HttpGate;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A front door on a loopback port with fake ports behind it, and a client. */
public final class Rig implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  public final FakePorts ports = new FakePorts();
  public final ManualTimers timers = new ManualTimers();
  public final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  public final HttpGate gate;
  public volatile Readiness readiness = new Readiness(true, Map.of("database", "up", "grid", "up"));

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpVerticle verticle;

  /** A front door with these limits and the usual server. */
  public Rig(ExchangeLimits limits) throws Exception {
    this(limits, HttpSettings.plain("127.0.0.1", 0));
  }

  /** A front door. */
  public Rig(ExchangeLimits limits, HttpSettings settings) throws Exception {
    gate = new HttpGate(limits, ids(), timers, timers::nanoTime, ports, meters);
    verticle = new HttpVerticle(settings, gate, actions());
    vertx
        .deployVerticle(verticle)
        .toCompletionStage()
        .toCompletableFuture()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Limits that suit most tests: small bodies, and the rest as usual. */
  public static ExchangeLimits limits() {
    return new ExchangeLimits(
        4_096,
        8_192,
        32,
        8,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        100,
        100,
        10,
        Duration.ofSeconds(30),
        0,
        1);
  }

  /** Every endpoint with what it does. */
  public Map<Endpoint, Action> actions() {
    var actions = new EnumMap<Endpoint, Action>(Endpoint.class);
    actions.putAll(
        ApiRoutes.create(
            new ApiRoutes.Ports(
                ports,
                ports,
                ports.repayments(),
                ports,
                new FakeOperators(ports.asked),
                new FakeNode(),
                new FakeNotices(ports.asked),
                new FakeLedgers(),
                new FakeProducts(ports.asked),
                new FakeServicing(ports.asked),
                new FakeClock(ports.asked),
                ports),
            new Fingerprints(new byte[32])));
    actions.putAll(CallbackRoutes.create(ports));
    var page = Answer.of(200, "text/html; charset=utf-8", Buffer.buffer("<p>console</p>"));
    actions.putAll(
        ConsoleRoutes.create(
            page, name -> name.equals("main.js") ? Optional.of(page) : Optional.empty()));
    actions.putAll(OperationsRoutes.create(vertx, gate, () -> readiness, meters::scrape));
    return actions;
  }

  private static Ids ids() {
    var count = new AtomicLong();
    return () -> new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L + count.incrementAndGet());
  }

  public Vertx vertx() {
    return vertx;
  }

  public int port() {
    return verticle.port();
  }

  /** A request to be filled in; without a key. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(PATIENCE);
  }

  /** A request with a key that may do all. */
  public HttpRequest.Builder asClient(String path) {
    return request(path).header("Authorization", "Bearer " + FakePorts.GOOD_KEY);
  }

  /** A request that posts JSON with a key that may do all. */
  public HttpRequest.Builder posting(String path, String json) {
    return asClient(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  /** Sends. */
  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends without waiting. */
  public java.util.concurrent.CompletableFuture<HttpResponse<String>> start(
      HttpRequest.Builder request) {
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The problem's code of an answer. */
  public static String code(HttpResponse<String> answer) {
    return new JsonObject(answer.body()).getString("code");
  }

  /** How often a problem was counted. */
  public double counted(String problem) {
    return meters.get("ebbgate.problems").tag("code", problem).counter().count();
  }

  @Override
  public void close() throws Exception {
    // Answers that a test left open are not waited for.
    client.shutdownNow();
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
