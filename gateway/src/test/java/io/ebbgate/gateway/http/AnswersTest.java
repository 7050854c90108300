package io.ebbgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.http.rig.Bodies;
import io.ebbgate.gateway.http.rig.Examples;
import io.ebbgate.gateway.http.rig.FakePorts;
import io.ebbgate.gateway.http.rig.Rig;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Scope;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading on, who asks, and what the providers are told. */
class AnswersTest {
  private Rig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(Rig.limits());
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  @Test
  void aFullPageNamesTheNextAndTheLastOneDoesNot() throws Exception {
    var first = new JsonObject(rig.send(rig.asClient("/v1/drawdowns?limit=2")).body());
    assertThat(first.getJsonArray("items")).hasSize(2);

    var next = first.getString("next");
    var second =
        new JsonObject(rig.send(rig.asClient("/v1/drawdowns?limit=2&cursor=" + next)).body());

    assertThat(second.getJsonArray("items")).isEmpty();
    assertThat(second.containsKey("next")).isFalse();
    assertThat(rig.ports.asked)
        .containsExactly(Optional.<UUID>empty(), Optional.of(Examples.REFUSED));
  }

  @Test
  void aPageThatIsNotFullIsTheLast() throws Exception {
    var page = new JsonObject(rig.send(rig.asClient("/v1/drawdowns")).body());

    assertThat(page.getJsonArray("items")).hasSize(2);
    assertThat(page.containsKey("next")).isFalse();
  }

  @Test
  void aCallbackReachesItsPortAsItWasSent() throws Exception {
    var answer =
        rig.send(
            rig.request("/callbacks/sample-a").POST(BodyPublishers.ofString(" {\"a\" : 1}\n")));

    assertThat(answer.body()).isEqualTo("{\"code\":\"SUCCESS\"}");
    assertThat(rig.ports.asked)
        .containsExactly("sample-a", "/callbacks/sample-a", " {\"a\" : 1}\n");
  }

  @ParameterizedTest
  @EnumSource(names = "CALLBACK_.*", mode = EnumSource.Mode.MATCH_ALL)
  void aCallbackThatIsNotTakenIsToldWhyAndCounted(ProblemCode code) throws Exception {
    rig.ports.callback = () -> Future.failedFuture(Problem.of(code, "Not taken.").rejected());

    var answer = rig.send(rig.request("/callbacks/a").POST(BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(code.status());
    assertThat(Rig.code(answer)).isEqualTo(code.code());
    assertThat(rig.counted(code.code())).isEqualTo(1);
    assertThat(answer.headers().firstValue("www-authenticate").isPresent())
        .isEqualTo(code.status() == 401);
  }

  @Test
  void aKeyThatIsLookedUpForAWhileLosesNothingOfTheBody() throws Exception {
    Promise<Principal> lookedUp = Promise.promise();
    rig.ports.good = lookedUp::future;
    var answer =
        rig.start(
            rig.posting(Bodies.DRAWDOWN_PATH, Bodies.drawdown().encode())
                .header("Idempotency-Key", "\"k\""));

    lookedUp.complete(new Principal(Examples.CLIENT, EnumSet.of(Scope.DRAWDOWNS_WRITE)));

    assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
  }

  @Test
  void whoIsRefusedLearnsWhatProofIsWanted() throws Exception {
    var missing = rig.send(rig.request("/v1/drawdowns"));
    var wrong = rig.send(rig.request("/v1/drawdowns").header("Authorization", "Bearer x"));
    var narrow =
        rig.send(
            rig.request("/metrics").header("Authorization", "Bearer " + FakePorts.READING_KEY));

    assertThat(missing.headers().firstValue("www-authenticate"))
        .hasValue("Bearer realm=\"ebbgate\"");
    assertThat(wrong.headers().firstValue("www-authenticate"))
        .hasValue("Bearer realm=\"ebbgate\", error=\"invalid_token\"");
    assertThat(narrow.headers().firstValue("www-authenticate"))
        .hasValue("Bearer realm=\"ebbgate\", error=\"insufficient_scope\", scope=\"metrics:read\"");
  }

  @Test
  void theContractIsServedAsItIsWritten() throws Exception {
    var answer = rig.send(rig.asClient("/openapi.yaml"));

    assertThat(answer.headers().firstValue("content-type")).hasValue("application/yaml");
    assertThat(answer.body()).startsWith("openapi: 3.1.0").contains("operationId: readCase");
  }

  @Test
  void aProblemsFurtherMembersAreToldButDoNotReplaceItsOwn() throws Exception {
    rig.ports.drawdown =
        () ->
            Future.failedFuture(
                new Problem(
                        ProblemCode.QUOTE_CHANGED,
                        "Take a new quote.",
                        Map.of("owed", io.ebbgate.core.money.Money.fen(7), "status", 200L))
                    .rejected());

    var problem =
        new JsonObject(
            rig.send(
                    rig.posting(Bodies.DRAWDOWN_PATH, Bodies.drawdown().encode())
                        .header("Idempotency-Key", "\"k\""))
                .body());

    assertThat(problem.getJsonObject("owed").getLong("amount")).isEqualTo(7);
    assertThat(problem.getInteger("status")).isEqualTo(422);
  }
}
