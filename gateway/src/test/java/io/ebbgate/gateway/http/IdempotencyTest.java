package io.ebbgate.gateway.http;

import static io.ebbgate.gateway.http.rig.Bodies.CARD_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.DRAWDOWN_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.LINE_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.REPAYMENT_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.http.rig.Bodies;
import io.ebbgate.gateway.http.rig.Examples;
import io.ebbgate.gateway.http.rig.FakePorts;
import io.ebbgate.gateway.http.rig.RawConnection;
import io.ebbgate.gateway.http.rig.Rig;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys, fingerprints and replays at the front door. */
class IdempotencyTest {
  private Rig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(Rig.limits());
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  private HttpResponse<String> post(String path, String body, String key) throws Exception {
    return rig.send(rig.posting(path, body).header("Idempotency-Key", key));
  }

  private IdempotencyKey key(String path, String body, String key) throws Exception {
    rig.ports.asked.clear();
    assertThat(post(path, body, key).statusCode()).isBetween(200, 202);
    return (IdempotencyKey) rig.ports.asked.getFirst();
  }

  private IdempotencyKey drawdownKey(String body) throws Exception {
    return key(DRAWDOWN_PATH, body, "\"k-1\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"8e03978e-40d5-43dd-bc93-6894a57f9324\" | 8e03978e-40d5-43dd-bc93-6894a57f9324",
        "8e03978e-40d5-43dd-bc93-6894a57f9324     | 8e03978e-40d5-43dd-bc93-6894a57f9324",
        "\"a\\\"b\\\\c\"                           | a\"b\\c",
        "\"a,b;c\"                                | a,b;c",
        "order/1:=+_~                             | order/1:=+_~",
      })
  void theKeyIsWhatStandsInTheQuotesOrBare(String header, String text) throws Exception {
    var key = key(DRAWDOWN_PATH, Bodies.drawdown().encode(), header);

    assertThat(key.keyDigest())
        .isEqualTo(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    assertThat(key.clientId()).isEqualTo(Examples.CLIENT);
    assertThat(key.operation()).isEqualTo(IdempotencyKey.Operation.DRAWDOWN);
  }

  @Test
  void aKeyMayHave128Characters() throws Exception {
    assertThat(key(DRAWDOWN_PATH, Bodies.drawdown().encode(), "\"" + "k".repeat(128) + "\""))
        .isNotNull();
  }

  @Test
  void aKeyBeyondAsciiIsRefused() throws Exception {
    var body = Bodies.drawdown().encode();
    try (var connection = new RawConnection(rig.port())) {
      var answer =
          connection
              .send(
                  ("POST /v1/drawdowns HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                          + FakePorts.GOOD_KEY
                          + "\r\nContent-Type: application/json\r\nIdempotency-Key: \"schlüssel\""
                          + "\r\nContent-Length: "
                          + body.length()
                          + "\r\n\r\n"
                          + body)
                      .getBytes(StandardCharsets.UTF_8))
              .read();

      assertThat(new JsonObject(answer.body()).getString("code"))
          .isEqualTo("idempotency-key-invalid");
    }
    assertThat(rig.ports.asked).isEmpty();
  }

  @Test
  void theFingerprintIsOfTheCommandAndNotOfTheBytes() throws Exception {
    var body = Bodies.drawdown();
    var reordered = new JsonObject();
    body.fieldNames().stream()
        .sorted(java.util.Comparator.reverseOrder())
        .forEach(name -> reordered.put(name, body.getValue(name)));
    var sameInstant = body.encode().replace("2026-11-23T01:04:30Z", "2026-11-23T09:04:30.0+08:00");
    var escaped = body.encode().replace("contract-1", "\\u0063ontract-1");

    var fingerprint = drawdownKey(body.encode()).fingerprint();

    assertThat(List.of(body.encodePrettily(), reordered.encode(), sameInstant, escaped))
        .allSatisfy(text -> assertThat(drawdownKey(text).fingerprint()).isEqualTo(fingerprint));
  }

  @Test
  void everyFieldOfADrawdownChangesTheFingerprint() throws Exception {
    var fingerprint = drawdownKey(Bodies.drawdown().encode()).fingerprint();
    var others =
        List.of(
            Bodies.drawdownWith(body -> body.put("lineId", "line_01m82yqa70e8kbcf2tpy8vep2b")),
            Bodies.drawdownWith(body -> body.put("cardId", "card_01m82ys4t0fx5vsa9mkvef9ewt")),
            Bodies.drawdownOf("100001"),
            Bodies.drawdownWith(body -> body.put("product", "cash-13")),
            Bodies.drawdownWith(body -> body.put("termMonths", 4)),
            Bodies.drawdownWith(body -> body.getJsonObject("contract").put("reference", "c-2")),
            Bodies.drawdownWith(body -> body.getJsonObject("contract").put("offerId", "off_2")),
            Bodies.drawdownWith(body -> body.getJsonObject("authentication").put("method", "SMS")),
            Bodies.drawdownWith(body -> body.getJsonObject("authentication").put("reference", "2")),
            Bodies.drawdownWith(
                body -> body.getJsonObject("authentication").put("at", "2026-11-23T01:04:31Z")));

    assertThat(others)
        .allSatisfy(text -> assertThat(drawdownKey(text).fingerprint()).isNotEqualTo(fingerprint));
  }

  @Test
  void textThatMovesFromOneFieldToTheNextChangesTheFingerprint() throws Exception {
    var one = Bodies.card().put("holder", "A B").put("bank", "CD");
    var other = Bodies.card().put("holder", "A").put("bank", "BCD");

    assertThat(key(CARD_PATH, one.encode(), "\"k\"").fingerprint())
        .isNotEqualTo(key(CARD_PATH, other.encode(), "\"k\"").fingerprint());
  }

  @Test
  void everyOperationWithAKeyHasItsOwnScope() throws Exception {
    assertThat(key(LINE_PATH, Bodies.line().encode(), "\"k\"").operation())
        .isEqualTo(IdempotencyKey.Operation.OPEN_CREDIT_LINE);
    assertThat(key(CARD_PATH, Bodies.card().encode(), "\"k\"").operation())
        .isEqualTo(IdempotencyKey.Operation.BIND_CARD);
    assertThat(key(REPAYMENT_PATH, Bodies.repayment().encode(), "\"k\"").operation())
        .isEqualTo(IdempotencyKey.Operation.REPAYMENT);
  }

  @Test
  void aReplayTellsTheSameThoughTheDrawdownHasMovedOn() throws Exception {
    var first = post(DRAWDOWN_PATH, Bodies.drawdown().encode(), "\"k\"");
    rig.ports.drawdown = () -> Future.succeededFuture(new Kept<>(Examples.disbursed(), true));

    var second = post(DRAWDOWN_PATH, Bodies.drawdown().encode(), "\"k\"");

    assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("location"))
        .isEqualTo(first.headers().firstValue("location"));
    assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
    assertThat(second.headers().firstValue("idempotency-replayed")).hasValue("true");
  }

  @Test
  void aDurableRefusalIsToldTheSameEachTime() throws Exception {
    rig.ports.drawdown = () -> Future.succeededFuture(new Kept<>(Examples.refused(), false));
    var first = post(DRAWDOWN_PATH, Bodies.drawdown().encode(), "\"k\"");
    rig.ports.drawdown = () -> Future.succeededFuture(new Kept<>(Examples.refused(), true));
    var second = post(DRAWDOWN_PATH, Bodies.drawdown().encode(), "\"k\"");

    var problem = new JsonObject(first.body());
    assertThat(first.statusCode()).isEqualTo(422);
    assertThat(problem.getString("code")).isEqualTo("credit-insufficient");
    assertThat(problem.getString("drawdownId")).isEqualTo("drw_01m82yymk0f7vtyybg4s0p9p1s");
    assertThat(problem.getJsonObject("amount").getLong("amount")).isEqualTo(100_000);
    assertThat(withoutInstance(second)).isEqualTo(withoutInstance(first));
    assertThat(second.headers().firstValue("idempotency-replayed")).hasValue("true");
    assertThat(rig.counted("credit-insufficient")).isEqualTo(2);
  }

  private static String withoutInstance(HttpResponse<String> answer) {
    return answer.body().replaceFirst("req_[0-9a-z]{26}", "");
  }

  @Test
  void aRefusedRepaymentNamesItself() throws Exception {
    rig.ports.repayment =
        () ->
            Future.succeededFuture(
                new Kept<>(
                    Examples.repayment(
                        Examples.REFUSED_REPAYMENT,
                        "Refused",
                        Optional.of("loan-settled"),
                        Optional.empty()),
                    true));

    var answer = post(REPAYMENT_PATH, Bodies.repayment().encode(), "\"k\"");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Rig.code(answer)).isEqualTo("loan-settled");
    assertThat(new JsonObject(answer.body()).getString("repaymentId"))
        .isEqualTo("rep_01m82zber0eybtm507hd2dspka");
  }

  @Test
  void aKeyInFlightIsToBeRepeatedLater() throws Exception {
    rig.ports.drawdown =
        () ->
            Future.failedFuture(
                Problem.of(ProblemCode.IDEMPOTENCY_IN_FLIGHT, "Repeat the request.").rejected());

    var answer = post(DRAWDOWN_PATH, Bodies.drawdown().encode(), "\"k\"");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
  }

  @Test
  void aDefectBindsNothingAndTellsNothing() throws Exception {
    rig.ports.drawdown = () -> Future.failedFuture(new IllegalStateException("password=hunter2"));

    var answer = post(DRAWDOWN_PATH, Bodies.drawdown().encode(), "\"k\"");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(Rig.code(answer)).isEqualTo("internal");
    assertThat(answer.body()).doesNotContain("hunter2");
  }
}
