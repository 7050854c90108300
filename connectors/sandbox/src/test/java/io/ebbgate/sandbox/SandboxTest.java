package io.ebbgate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.money.Money;
import io.ebbgate.sandbox.book.BookKind;
import io.ebbgate.sandbox.book.BookRow;
import io.ebbgate.sandbox.fault.Mood;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

  private static final byte[] WEBHOOK_KEY = new byte[32];
  private static final Instant NOW = Instant.parse("2026-11-02T04:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private Sandbox sandbox;

  @BeforeEach
  void start() throws Exception {
    var options =
        SandboxOptions.loopback(InstantSource.fixed(NOW), List.of())
            .withWebhookSecret("whsec_" + Base64.getEncoder().encodeToString(WEBHOOK_KEY));
    sandbox = Sandbox.start(vertx, options).await(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + path));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path).build());
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(
        to(path)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("content-type", "application/json")
            .build());
  }

  private static JsonObject json(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonObject(response.body());
  }

  private JsonObject messages(String sink) throws IOException, InterruptedException {
    return json(get("/sandbox/messages")).getJsonObject(sink);
  }

  @Test
  void itIsUpOnAnyFreePort() throws Exception {
    assertThat(json(get("/sandbox/health"))).isEqualTo(new JsonObject().put("status", "UP"));
  }

  @Test
  void itsMoodCanBeChanged() throws Exception {
    var changed = json(send("PUT", "/sandbox/mood", "{\"mood\": \"harsh\", \"seed\": 9}"));

    assertThat(changed).isEqualTo(new JsonObject().put("mood", "harsh").put("seed", 9));
    assertThat(json(send("PUT", "/sandbox/mood", "{\"mood\": \"mild\"}")))
        .isEqualTo(new JsonObject().put("mood", "mild").put("seed", 9));
    assertThat(json(get("/sandbox/mood")).getString("mood")).isEqualTo("mild");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"mood\": \"angry\"}",
        "{\"mood\": \"HARSH\"}",
        "{\"mood\": 1}",
        "{\"mood\": \"mild\", \"seed\": \"9\"}",
        "{\"mood\": \"mild\", \"seed\": 1.5}",
        "{\"mood\": \"mild\", \"more\": true}",
        "{\"mood\": \"mild\", \"mood\": \"harsh\"}"
      })
  void aBadMoodIsAProblemAndChangesNothing(String body) throws Exception {
    HttpResponse<String> response = send("PUT", "/sandbox/mood", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("bad-input");
    assertThat(json(get("/sandbox/mood")).getString("mood")).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"merchant\": \"m\"}",
        "{\"merchant\": \"m\", \"reference\": 1}",
        "{\"merchant\": \"m\", \"reference\": \"never-paid\"}",
        "{\"merchant\": \"m\", \"reference\": \"a\", \"amount\": 1}"
      })
  void whatWasNotPaidDoesNotComeBack(String body) throws Exception {
    assertThat(send("POST", "/sandbox/returns", body).statusCode()).isEqualTo(400);
    assertThat(json(get("/sandbox/book")).getJsonArray("rows")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /sandbox/nothing, 404",
    "DELETE, /sandbox/mood, 405",
    "GET, /sandbox/sms, 405",
    "GET, /sandbox/book?cursor=-1, 400",
    "GET, /sandbox/book?cursor=x, 400",
    "GET, /sandbox/book?limit=0, 400",
    "GET, /sandbox/book?limit=1001, 400",
    "GET, /sandbox/book?limit=1&limit=2, 400"
  })
  void whatIsNotServedIsAProblem(String method, String path, int status) throws Exception {
    HttpResponse<String> response = send(method, path, "");

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(new JsonObject(response.body()).getInteger("status")).isEqualTo(status);
  }

  @Test
  void aBodyOfAnotherTypeOrTooLargeIsAProblem() throws Exception {
    var plain =
        to("/sandbox/sms")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .header("content-type", "text/plain");
    assertThat(send(plain.build()).statusCode()).isEqualTo(415);
    assertThat(send("POST", "/sandbox/sms", " ".repeat(70_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void theBookIsReadPageByPage() throws Exception {
    for (int i = 0; i < 5; i++) {
      sandbox
          .book()
          .append(
              new BookRow(
                  "m-a", "att_" + i, "sm" + i, BookKind.PAYOUT, Money.fen(i + 1), "****1234", NOW));
    }

    var first = json(get("/sandbox/book?limit=3"));
    assertThat(first.getJsonArray("rows")).hasSize(3);
    assertThat(first.getJsonArray("rows").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("reference", "att_0")
                .put("kind", "payout")
                .put("merchant", "m-a")
                .put("providerReference", "sm0")
                .put("counterparty", "****1234")
                .put("movedAt", "2026-11-02T04:00:00Z")
                .put("state", "Moved")
                .put("amount", new JsonObject().put("amount", 1).put("currency", "CNY")));
    var second = json(get("/sandbox/book?limit=3&cursor=" + first.getString("nextCursor")));
    assertThat(second.getJsonArray("rows")).hasSize(2);
    assertThat(second.getValue("nextCursor")).isNull();
  }

  private HttpResponse<String> sms(String key, String business) throws Exception {
    return send(
        "POST",
        "/sandbox/sms",
        new JsonObject()
            .put("dedupKey", key)
            .put("phone", "13800000000")
            .put("scene", "DRAWDOWN_PAID")
            .put("text", "paid")
            .put("businessKey", business)
            .encode());
  }

  @Test
  void textMessagesAreCountedAsTheCustomerSeesThem() throws Exception {
    json(sms("k1", "drw_1"));
    json(sms("k1", "drw_1"));
    json(sms("k2", "drw_2"));
    json(sms("k3", "drw_2"));

    assertThat(messages("sms"))
        .isEqualTo(
            new JsonObject()
                .put("sent", 3)
                .put("duplicates", 1)
                .put("repeated", 1)
                .put("byScene", new JsonObject().put("DRAWDOWN_PAID", 3)));
  }

  @Test
  void inAHarshMoodAStoredMessageIsSometimesNotAcknowledged() throws Exception {
    sandbox.change(Mood.HARSH, 3);
    int unacknowledged = 0;
    for (int i = 0; i < 200; i++) {
      try {
        unacknowledged += sms("k" + i, "drw_" + i).statusCode() == 200 ? 0 : 1;
      } catch (IOException e) {
        unacknowledged++;
      }
    }

    assertThat(unacknowledged).as("seed 3").isBetween(5, 60);
    assertThat(messages("sms").getInteger("sent")).isEqualTo(200);
    assertThat(sandbox.faultsInjected()).containsKeys("sms.ERROR_AFTER", "sms.REPLY_LOST");
  }

  private HttpResponse<String> webhook(String id, String body, byte[] key) throws Exception {
    String timestamp = Long.toString(NOW.getEpochSecond());
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] signature =
        mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
    return send(
        to("/sandbox/webhooks")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .header("content-type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
            .build());
  }

  @Test
  void onlySignedWebhooksAreTaken() throws Exception {
    String body =
        "{\"type\": \"drawdown.disbursed\", \"timestamp\": \"2026-11-02T04:00:00Z\","
            + " \"data\": {\"id\": \"drw_1\"}}";

    json(webhook("msg_1", body, WEBHOOK_KEY));
    json(webhook("msg_1", body, WEBHOOK_KEY));
    json(webhook("msg_2", body, WEBHOOK_KEY));
    assertThat(webhook("msg_3", body, new byte[] {1}).statusCode()).isEqualTo(401);
    assertThat(webhook("msg_4", "{}", WEBHOOK_KEY).statusCode()).isEqualTo(400);

    assertThat(messages("webhooks"))
        .isEqualTo(
            new JsonObject()
                .put("sent", 2)
                .put("duplicates", 1)
                .put("repeated", 1)
                .put("byType", new JsonObject().put("drawdown.disbursed", 2))
                .put("refused", 1));
  }

  @Test
  void reportsOfOneLoanMustComeInOrder() throws Exception {
    for (String[] report :
        new String[][] {{"k1", "1"}, {"k3", "3"}, {"k2", "2"}, {"k3", "3"}, {"k4", "4"}}) {
      json(
          send(
              "POST",
              "/sandbox/reports",
              new JsonObject()
                  .put("dedupKey", report[0])
                  .put("loan", "loan_1")
                  .put("kind", "ACCOUNT_OPEN")
                  .put("sequence", Integer.parseInt(report[1]))
                  .encode()));
    }

    assertThat(messages("reports"))
        .isEqualTo(
            new JsonObject()
                .put("sent", 4)
                .put("duplicates", 0)
                .put("repeated", 1)
                .put("byKind", new JsonObject().put("ACCOUNT_OPEN", 4))
                .put("outOfOrder", 1));
  }

  @Test
  void itStopsListeningWhenClosed() throws Exception {
    int port = sandbox.port();
    sandbox.close().await(20, TimeUnit.SECONDS);

    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sandbox/health"));
    assertThatThrownBy(() -> send(request.build())).isInstanceOf(IOException.class);
  }
}
