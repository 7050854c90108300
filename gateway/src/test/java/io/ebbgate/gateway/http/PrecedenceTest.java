package io.ebbgate.gateway.http;

import static io.ebbgate.gateway.http.rig.Bodies.DRAWDOWN_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.FREEZE_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.http.rig.Bodies;
import io.ebbgate.gateway.http.rig.FakePorts;
import io.ebbgate.gateway.http.rig.Rig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of several problems the first by precedence is told. */
class PrecedenceTest {
  private static final String LARGE = "x".repeat(5_000);
  private static Rig rig;

  @BeforeAll
  static void open() throws Exception {
    rig = new Rig(Rig.limits());
  }

  @AfterAll
  static void close() throws Exception {
    rig.close();
  }

  private static String told(HttpRequest.Builder request) throws Exception {
    return Rig.code(rig.send(request));
  }

  @Test
  void anUnknownPathIsToldBeforeTheMissingKey() throws Exception {
    assertThat(told(rig.request("/v1/nothing").DELETE())).isEqualTo("path-unknown");
  }

  @Test
  void aWrongMethodIsToldBeforeTheMissingKey() throws Exception {
    assertThat(told(rig.request(DRAWDOWN_PATH).DELETE())).isEqualTo("method-not-allowed");
  }

  @Test
  void aMissingKeyIsToldBeforeAnythingOfTheBody() throws Exception {
    assertThat(told(rig.request(DRAWDOWN_PATH).POST(BodyPublishers.ofString(LARGE))))
        .isEqualTo("api-key-missing");
  }

  @Test
  void whoeverMayReadCannotActAndWhoeverMayNotApproveIsTold() throws Exception {
    for (var path :
        List.of(
            "/v1/incidents/inc_01m82zber0eybtm507hd2dspkc/resolutions",
            "/v1/cases/drw_01m82ywt00ef38d6j5p56t9yfw/actions",
            "/v1/actions/act_01m82zber0eybtm507hd2dspkd/approve")) {
      var request =
          rig.request(path)
              .header("Authorization", "Bearer " + FakePorts.READING_KEY)
              .POST(BodyPublishers.ofString("{}"));

      assertThat(told(request)).as(path).isEqualTo("scope-missing");
    }
  }

  @Test
  void aMissingScopeIsToldBeforeAnythingOfTheBody() throws Exception {
    var request =
        rig.request(DRAWDOWN_PATH)
            .header("Authorization", "Bearer " + FakePorts.READING_KEY)
            .POST(BodyPublishers.ofString(LARGE));

    assertThat(told(request)).isEqualTo("scope-missing");
  }

  @Test
  void aWrongContentTypeIsToldBeforeTheBodysSize() throws Exception {
    var request = rig.posting(DRAWDOWN_PATH, LARGE).setHeader("Content-Type", "text/plain");

    assertThat(told(request)).isEqualTo("content-type-unsupported");
  }

  @Test
  void whatIsNoJsonIsToldBeforeADuplicateMemberAhead() throws Exception {
    assertThat(told(rig.posting(DRAWDOWN_PATH, "{\"a\":1,\"a\":2,\"b\":\"\\u0000\",")))
        .isEqualTo("json-malformed");
  }

  @Test
  void depthIsToldBeforeADuplicateMemberAhead() throws Exception {
    var deep = "{\"a\":1,\"a\":2,\"b\":" + "[".repeat(20) + "]".repeat(20) + "}";

    assertThat(told(rig.posting(DRAWDOWN_PATH, deep))).isEqualTo("json-too-deep");
  }

  @Test
  void aDuplicateMemberIsToldBeforeABadTextAhead() throws Exception {
    assertThat(told(rig.posting(DRAWDOWN_PATH, "{\"b\":\"\\u0000\",\"a\":1,\"a\":2}")))
        .isEqualTo("json-duplicate-member");
  }

  @Test
  void whatIsNoJsonIsToldBeforeTheMissingIdempotencyKey() throws Exception {
    assertThat(told(rig.posting(DRAWDOWN_PATH, "{"))).isEqualTo("json-malformed");
  }

  @Test
  void theMissingIdempotencyKeyIsToldBeforeTheFields() throws Exception {
    assertThat(told(rig.posting(DRAWDOWN_PATH, "{}"))).isEqualTo("idempotency-key-missing");
  }

  @Test
  void aMalformedPathIsToldBeforeTheFields() throws Exception {
    assertThat(told(rig.posting(FREEZE_PATH.replace("line_", "card_"), "{\"a\":1}")))
        .isEqualTo("parameter-invalid");
  }

  @Test
  void allMistakesOfABodyAreToldAndTheFirstByPrecedenceIsTheCode() throws Exception {
    var body =
        Bodies.drawdownWith(drawdown -> {
          drawdown.remove("cardId");
          drawdown.put("termMonths", "3").put("extra/ä", 1);
          drawdown.getJsonObject("amount").put("amount", 0).put("currency", "EUR");
        });

    var answer = rig.send(rig.posting(DRAWDOWN_PATH, body).header("Idempotency-Key", "\"k-1\""));

    var problem = new JsonObject(answer.body());
    assertThat(problem.getString("code")).isEqualTo("field-unknown");
    assertThat(problem.getString("pointer")).isEqualTo("/extra~1?");
    assertThat(problem.getJsonArray("errors").stream())
        .extracting(
            error -> ((JsonObject) error).getString("pointer"),
            error -> ((JsonObject) error).getString("code"))
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("/cardId", "field-missing"),
            org.assertj.core.groups.Tuple.tuple("/termMonths", "field-type-wrong"),
            org.assertj.core.groups.Tuple.tuple("/amount/amount", "amount-not-positive"),
            org.assertj.core.groups.Tuple.tuple("/amount/currency", "currency-unknown"),
            org.assertj.core.groups.Tuple.tuple("/extra~1?", "field-unknown"));
  }

  @Test
  void aThousandMistakesAreNotAllTold() throws Exception {
    var body =
        Bodies.drawdownWith(drawdown -> {
          for (int i = 0; i < 200; i++) {
            drawdown.put("x" + i, i);
          }
        });

    var answer = rig.send(rig.posting(DRAWDOWN_PATH, body).header("Idempotency-Key", "\"k-1\""));

    JsonArray errors = new JsonObject(answer.body()).getJsonArray("errors");
    assertThat(errors).hasSize(32);
  }
}
