package io.ebbgate.gateway.server.badinput;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.http.rig.Bodies;
import io.ebbgate.gateway.server.command.seed.SeedCommand;
import io.ebbgate.gateway.server.config.GatewayConfigReader;
import io.ebbgate.gateway.server.runtime.TimeOrderedIds;
import io.ebbgate.gateway.server.wiring.Node;
import io.ebbgate.gateway.store.access.PgApiKeys;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.usecase.Scope;
import io.ebbgate.gateway.usecase.access.CreateKey;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import picocli.CommandLine;

/**
 * A whole node over a database of its own, with the connector that comes with the product and a
 * provider that answers every request with 500: what is sent stays unknown, and nobody asks about
 * it while the test runs, so that only the test changes tables.
 */
final class RealGateway implements AutoCloseable {
  static final String CHANNEL = "sample-a";
  static final String OTHER_CHANNEL = "sample-b";
  static final Map<String, String> SECRETS =
      Map.of(CHANNEL, "secret-of-channel-a", OTHER_CHANNEL, "secret-of-channel-b");

  /** Everything that says something about money or about who owes it. */
  private static final List<String> TABLES =
      List.of(
          "customer",
          "credit_line",
          "card",
          "agreement",
          "idempotency",
          "drawdown",
          "repayment",
          "attempt",
          "paid_attempt",
          "open_debit",
          "evidence",
          "callback_nonce",
          "incident",
          "operator_action",
          "loan",
          "instalment",
          "ledger_entry",
          "ledger_transfer",
          "outbox");

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String MASTER_KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

  final String goodKey;
  final String readingKey;
  final String expiredKey;
  final String revokedKey;

  private final String metricsKey;
  private final MigratedDatabase database = new MigratedDatabase();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer provider;
  private final Node node;
  private final String lineId;
  private final String cardId;

  /**
   * Starts one.
   *
   * @param requestsPerSecond of one client; 0 for no limit
   */
  RealGateway(Path folder, int requestsPerSecond) throws Exception {
    provider =
        await(
            database
                .vertx()
                .createHttpServer()
                .requestHandler(request -> request.response().setStatusCode(500).end())
                .listen(0, "127.0.0.1"));
    var config = Files.writeString(folder.resolve("gateway.yaml"), config(requestsPerSecond));
    seed(folder, config);
    goodKey = key("app", Optional.empty(), Scope.values());
    readingKey = key("app", Optional.empty(), Scope.DRAWDOWNS_READ);
    expiredKey = key("app", Optional.of(Instant.now().minusSeconds(60)), Scope.values());
    var revoked = created("app", Optional.empty(), Scope.values());
    database.run("update api_key set revoked_at = now() where id = $1", revoked.id());
    revokedKey = revoked.text();
    metricsKey = key("watcher", Optional.empty(), Scope.METRICS_READ);
    node = Node.start(GatewayConfigReader.read(Optional.of(config), Map.of()));
    if (requestsPerSecond > 0) {
      lineId = "";
      cardId = "";
      return;
    }
    var line = created("/v1/credit-lines", Bodies.line().put("limit", money(20_000_000)));
    lineId = line.getString("id");
    var card = Bodies.card().put("customerId", line.getString("customerId"));
    cardId = created("/v1/cards", card).getString("id");
  }

  private String config(int requestsPerSecond) {
    return new JsonObject()
        .put(
            "http",
            new JsonObject()
                .put("port", 0)
                .put("instances", 1)
                .put("maxBodyBytes", 4_096)
                .put("shutdownGraceMs", 1_000)
                .put("clientRequestsPerSecond", requestsPerSecond))
        .put("database", new JsonObject().put("uri", database.uri()))
        .put("cluster", new JsonObject().put("name", "bad-input-" + requestsPerSecond))
        .put("movement", new JsonObject().put("inquiryPollMs", 600_000))
        // Unknown outcomes are what this provider is for: they open no breaker.
        .put("guards", new JsonObject().put("windowCalls", 100_000).put("minimumCalls", 100_000))
        .put("security", new JsonObject().put("masterKey", MASTER_KEY))
        .put("secrets", new JsonObject(Map.copyOf(SECRETS)))
        .encode();
  }

  private void seed(Path folder, Path config) throws IOException {
    try (var in =
        Objects.requireNonNull(RealGateway.class.getResourceAsStream("terms.yaml"), "terms.yaml")) {
      var terms = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var file =
          Files.writeString(
              folder.resolve("terms.yaml"),
              terms.replace("PROVIDER", "http://127.0.0.1:" + provider.actualPort()));
      int code =
          new CommandLine(new SeedCommand())
              .execute("--config", config.toString(), file.toString(), "--json");
      assertThat(code).isZero();
    }
  }

  private String key(String client, Optional<Instant> expiresAt, Scope... scopes) {
    return created(client, expiresAt, scopes).text();
  }

  private CreateKey.Created created(String client, Optional<Instant> expiresAt, Scope... scopes) {
    var create =
        new CreateKey(
            new PgApiKeys(database.pool()),
            new SecureRandom(),
            new TimeOrderedIds(Clock.systemUTC(), new SecureRandom()),
            Clock.systemUTC());
    var names = Arrays.stream(scopes).map(Scope::text).toList();
    return await(create.create(client, names, expiresAt));
  }

  private static JsonObject money(long minor) {
    return new JsonObject().put("amount", minor).put("currency", "CNY");
  }

  private JsonObject created(String path, JsonObject body) throws Exception {
    var answer =
        send(
            posting(path, body.encode())
                .header("Idempotency-Key", "\"" + UUID.randomUUID() + "\""));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return new JsonObject(answer.body());
  }

  /** A drawdown that would be accepted now. */
  JsonObject drawdown() throws Exception {
    var wanted =
        new JsonObject()
            .put("lineId", lineId)
            .put("amount", money(100_000))
            .put("product", "cash-12")
            .put("termMonths", 3);
    var quote = created("/v1/drawdowns/quote", wanted);
    return wanted
        .copy()
        .put("cardId", cardId)
        .put(
            "contract",
            new JsonObject()
                .put("reference", "contract-1")
                .put("offerId", quote.getJsonObject("offer").getString("id")))
        .put(
            "authentication",
            new JsonObject()
                .put("method", "FACE")
                .put("reference", "face-1")
                .put("at", Instant.now().toString()));
  }

  /** Posts a drawdown under a key; the answer is 202. */
  void accept(String key, JsonObject drawdown) throws Exception {
    var answer =
        send(posting(Bodies.DRAWDOWN_PATH, drawdown.encode()).header("Idempotency-Key", key));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    awaitUnknown(new JsonObject(answer.body()).getString("id"));
  }

  /** The reference under which a new order of 100,000 fen is with the first channel, unknown. */
  String order() throws Exception {
    return awaitUnknown(created(Bodies.DRAWDOWN_PATH, drawdown()).getString("id"));
  }

  private String awaitUnknown(String drawdownId) {
    var order = IdKind.DRAWDOWN.parse(drawdownId).orElseThrow();
    // Nothing is written any more once the attempt waits to be asked about.
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() ->
            database.number(
                    "select count(*) from attempt where order_id = $1 and state = 'Asking'", order)
                == 1);
    var attempt =
        database
            .run("select id, channel from attempt where order_id = $1", order)
            .iterator()
            .next();
    assertThat(attempt.getString("channel")).isEqualTo(CHANNEL);
    return IdKind.ATTEMPT.format(attempt.getUUID("id"));
  }

  /** A request to be filled in; without a key. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(node.apiUrl() + path)).timeout(PATIENCE);
  }

  /** A request with a key that may do all. */
  HttpRequest.Builder asClient(String path) {
    return request(path).header("Authorization", "Bearer " + goodKey);
  }

  /** A request that posts JSON with a key that may do all. */
  HttpRequest.Builder posting(String path, String json) {
    return asClient(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  /** Sends. */
  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** How often a problem was counted, as the metrics tell it. */
  double counted(String problem) throws Exception {
    var scraped = send(request("/metrics").header("Authorization", "Bearer " + metricsKey)).body();
    var name = "ebbgate_problems_total{code=\"" + problem + "\"} ";
    return scraped
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .sum();
  }

  /** Every row of every table that says something about money, by table. */
  Map<String, String> tables() {
    var all = new TreeMap<String, String>();
    for (var table : TABLES) {
      var rows =
          database.run(
              "select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from "
                  + table
                  + " t");
      all.put(table, rows.iterator().next().getString(0));
    }
    return all;
  }

  /** The tables that differ. */
  static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    var changed = new TreeSet<String>();
    for (var table : TABLES) {
      if (!Objects.equals(before.get(table), after.get(table))) {
        changed.add(table);
      }
    }
    return changed;
  }

  /** The single number that a query answers. */
  long number(String sql) {
    return database.number(sql);
  }

  @Override
  public void close() {
    client.shutdownNow();
    node.stop();
    await(provider.close());
    database.close();
  }
}
