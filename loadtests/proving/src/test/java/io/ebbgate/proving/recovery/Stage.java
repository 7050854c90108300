package io.ebbgate.proving.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.client.Answer;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Borrower;
import io.ebbgate.proving.crowd.Population;
import io.ebbgate.proving.torture.fleet.Fleet;
import io.ebbgate.proving.torture.fleet.FleetOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A fleet with one gateway and one customer, who asks once for each thing and hears the answer. */
public final class Stage implements AutoCloseable {
  private static final long SEED = 20_261_125;
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

  public final Fleet fleet;
  public final MoneyAudit audit;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Borrower borrower;

  /**
   * Starts it all.
   *
   * @param agreements whether the card may be debited, for which the provider is asked
   */
  public Stage(FleetOptions options, boolean agreements) throws Exception {
    this.fleet = Fleet.start(options, new SecureRandom());
    this.audit = new MoneyAudit(fleet.postgresUri(), fleet.sandbox().url());
    var gateway = new GatewayClient(fleet.apiUrls().getFirst(), fleet.apiKey(), Thread::sleep);
    var people =
        new Population(
                new SplittableRandom(SEED), "recovery", agreements ? fleet.channels() : List.of())
            .people(9);
    // The first of a population has a frozen line, and some have small ones.
    var rich =
        people.stream().filter(person -> person.limitFen() >= 800_000).findFirst().orElseThrow();
    this.borrower = new Borrower(gateway, rich).onboarding().call();
  }

  public static FleetOptions options() {
    return FleetOptions.of(1, SEED);
  }

  /** A drawdown of 500 yuan, ready to be sent. */
  public ObjectNode drawdown(String name) throws Exception {
    var request = JsonNodeFactory.instance.objectNode();
    request.put("lineId", borrower.lineId());
    request.putObject("amount").put("amount", 50_000).put("currency", "CNY");
    request.put("product", "cash-12").put("termMonths", 3);
    var quote = post("/v1/drawdowns/quote", request, Optional.empty());
    assertThat(quote.status()).as(() -> quote.body().toString()).isEqualTo(200);
    request.put("cardId", borrower.cardId());
    request
        .putObject("contract")
        .put("reference", contract(name))
        .put("offerId", quote.body().required("offer").required("id").asText());
    request
        .putObject("authentication")
        .put("method", "FACE")
        .put("reference", "face-" + name)
        .put("at", Instant.now().toString());
    return request;
  }

  /** The contract's reference of a drawdown. */
  public static String contract(String name) {
    return "contract-of-" + name;
  }

  /** The next instalment of a loan, ready to be paid. */
  public ObjectNode repayment(String loanId) throws Exception {
    return repayment(loanId, quote(loanId, "SCHEDULED", Optional.empty()));
  }

  /** What is owed of a loan on the business day. */
  public Answer quote(String loanId, String kind, Optional<Long> fen) throws Exception {
    var question = JsonNodeFactory.instance.objectNode().put("kind", kind);
    fen.ifPresent(
        minor -> question.putObject("amount").put("amount", minor).put("currency", "CNY"));
    var quote = post("/v1/loans/" + loanId + "/repayment-quote", question, Optional.empty());
    assertThat(quote.status()).as(() -> quote.body().toString()).isEqualTo(200);
    return quote;
  }

  /** What a quote says, ready to be paid. */
  public ObjectNode repayment(String loanId, Answer quote) {
    var request = JsonNodeFactory.instance.objectNode();
    request.put("loanId", loanId).put("cardId", borrower.cardId());
    request.put("quoteId", quote.text("quoteId"));
    request.set("amount", quote.body().required("amount"));
    return request;
  }

  /** Asks for a drawdown, once. */
  public Answer draw(String name, JsonNode request) throws IOException, InterruptedException {
    return post("/v1/drawdowns", request, Optional.of("draw-" + name));
  }

  /** Asks for a repayment, once. */
  public Answer repay(String name, JsonNode request) throws IOException, InterruptedException {
    return post("/v1/repayments", request, Optional.of("repay-" + name));
  }

  /** Posts without a key, at one of the gateways. */
  public Answer post(int gateway, String path, JsonNode body)
      throws IOException, InterruptedException {
    return send(
        request(gateway, path)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** Reads, once. */
  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /** Reads a drawdown until the money is with the customer; its loan's number. */
  public String loanOf(String drawdownId) {
    return await()
        .atMost(SETTLED_WITHIN)
        .until(
            () -> get("/v1/drawdowns/" + drawdownId),
            answer -> answer.body().path("state").asText().equals("Disbursed"))
        .text("loanId");
  }

  /** How many drawdowns of that name are stored. */
  public long stored(String name) throws SQLException {
    return audit.count(
        "select count(*) from drawdown where contract_reference = '" + contract(name) + "'");
  }

  /** Runs a statement in the database, past the gateway and any proxy. */
  public void run(String sql) throws SQLException {
    var uri = fleet.postgresUri();
    var login = uri.getUserInfo().split(":", 2);
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + uri.getPort() + uri.getPath(),
                login[0],
                login[1]);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of a query's answer, as text. */
  public List<String> column(String sql) throws SQLException {
    var uri = fleet.postgresUri();
    var login = uri.getUserInfo().split(":", 2);
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + uri.getPort() + uri.getPath(),
                login[0],
                login[1]);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  /** Waits until nothing is under way, and holds the ledger against the provider's book. */
  public void assertMoneyAgrees() throws Exception {
    await().atMost(SETTLED_WITHIN).until(() -> audit.unsettled() == 0);
    var report = audit.run();
    assertThat(report.clean()).as(() -> report.toString()).isTrue();
    assertThat(report.movements()).isPositive();
  }

  private Answer post(String path, JsonNode body, Optional<String> key)
      throws IOException, InterruptedException {
    var request =
        request(path)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    key.ifPresent(text -> request.header("idempotency-key", "\"" + text + "\""));
    return send(request);
  }

  private HttpRequest.Builder request(String path) {
    return request(0, path);
  }

  private HttpRequest.Builder request(int gateway, String path) {
    return HttpRequest.newBuilder(fleet.apiUrls().get(gateway).resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("authorization", "Bearer " + fleet.apiKey());
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("idempotency-replayed").isPresent(),
        new ObjectMapper().readTree(response.body()),
        0);
  }

  @Override
  public void close() {
    http.close();
    fleet.close();
  }
}
