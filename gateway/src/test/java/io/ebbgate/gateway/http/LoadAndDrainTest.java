package io.ebbgate.gateway.http;

import static io.ebbgate.gateway.http.rig.Bodies.DRAWDOWN_PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.http.exchange.ExchangeLimits;
import io.ebbgate.gateway.http.rig.Bodies;
import io.ebbgate.gateway.http.rig.Examples;
import io.ebbgate.gateway.http.rig.RawConnection;
import io.ebbgate.gateway.http.rig.Rig;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.vertx.core.Promise;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Too many requests, too often, and the way out. */
class LoadAndDrainTest {
  private static final int PLACES = 3;
  private static final int BURST = 5;

  private final Promise<Kept<DrawdownView>> accepted = Promise.promise();
  private Rig rig;

  @BeforeEach
  void open() throws Exception {
    rig =
        new Rig(
            new ExchangeLimits(
                4_096,
                4_096,
                32,
                8,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                PLACES,
                1,
                1,
                Duration.ofSeconds(30),
                10,
                BURST));
    rig.ports.drawdown = accepted::future;
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  private HttpRequest.Builder drawdown() {
    return rig.posting(DRAWDOWN_PATH, Bodies.drawdown().encode())
        .header("Idempotency-Key", "\"k\"");
  }

  private List<CompletableFuture<HttpResponse<String>>> fill() {
    var working = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int i = 0; i < PLACES; i++) {
      working.add(rig.start(drawdown()));
    }
    await().untilAsserted(() -> assertThat(inFlight()).isEqualTo(PLACES));
    return working;
  }

  private double inFlight() {
    return rig.meters.get("ebbgate.http.in.flight").tag("lane", "api").gauge().value();
  }

  @Test
  void whatIsTooMuchIsTurnedAwayBeforeItsKeyAndBodyAreLookedAt() throws Exception {
    var working = fill();

    var turnedAway =
        rig.send(rig.request(DRAWDOWN_PATH).POST(BodyPublishers.ofString("x".repeat(2_000))));

    assertThat(turnedAway.statusCode()).isEqualTo(503);
    assertThat(Rig.code(turnedAway)).isEqualTo("overloaded");
    assertThat(turnedAway.headers().firstValue("retry-after")).hasValue("1");
    accepted.complete(new Kept<>(Examples.submitted(), false));
    for (var one : working) {
      assertThat(one.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    }
    await().untilAsserted(() -> assertThat(inFlight()).isZero());
    assertThat(rig.send(drawdown()).statusCode()).isEqualTo(202);
  }

  @Test
  void healthAndCallbacksAreAnsweredWhileTheApiIsFull() throws Exception {
    var working = fill();

    assertThat(rig.send(rig.request("/health/live")).statusCode()).isEqualTo(200);
    assertThat(
            rig.send(rig.request("/callbacks/sample-a").POST(BodyPublishers.ofString("{}")))
                .statusCode())
        .isEqualTo(200);
    accepted.complete(new Kept<>(Examples.submitted(), false));
    for (var one : working) {
      one.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void aClientThatAsksTooOftenIsToldWhenToComeBack() throws Exception {
    for (int i = 0; i < BURST; i++) {
      assertThat(rig.send(rig.asClient("/openapi.yaml")).statusCode()).isEqualTo(200);
    }

    var early = rig.send(rig.asClient("/openapi.yaml"));

    assertThat(early.statusCode()).isEqualTo(429);
    assertThat(Rig.code(early)).isEqualTo("rate-limited");
    assertThat(early.headers().firstValue("retry-after")).hasValue("1");
    rig.timers.advance(Duration.ofMillis(100));
    assertThat(rig.send(rig.asClient("/openapi.yaml")).statusCode()).isEqualTo(200);
    assertThat(rig.send(rig.asClient("/openapi.yaml")).statusCode()).isEqualTo(429);
  }

  @Test
  void drainingLetsThoseInsideGoOnAndTurnsOthersAway() throws Exception {
    var working = fill();

    var drained = rig.gate.drain(Duration.ofSeconds(60));
    var late = rig.send(drawdown());

    assertThat(late.statusCode()).isEqualTo(503);
    assertThat(Rig.code(late)).isEqualTo("shutting-down");
    assertThat(late.headers().firstValue("connection")).hasValue("close");
    assertThat(Rig.code(rig.send(rig.request("/callbacks/a").POST(BodyPublishers.noBody()))))
        .isEqualTo("shutting-down");
    assertThat(rig.send(rig.request("/health/live")).statusCode()).isEqualTo(200);
    assertThat(rig.send(rig.request("/health/ready")).statusCode()).isEqualTo(503);
    assertThat(drained.isComplete()).isFalse();
    accepted.complete(new Kept<>(Examples.submitted(), false));
    for (var one : working) {
      assertThat(one.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    }
    await().until(drained::isComplete);
    assertThat(drained.result()).isTrue();
  }

  @Test
  void drainingDoesNotWaitBeyondItsGrace() {
    fill();
    var drained = rig.gate.drain(Duration.ofSeconds(60));

    rig.timers.advance(Duration.ofSeconds(60));

    assertThat(drained.result()).isFalse();
  }

  @Test
  void aCallerWhoGoesAwayLeavesItsPlace() throws Exception {
    var body = Bodies.drawdown().encode();
    try (var connection = new RawConnection(rig.port())) {
      connection.send(
          "POST /v1/drawdowns HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ebg_good\r\n"
              + "Content-Type: application/json\r\nIdempotency-Key: \"k\"\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      await().untilAsserted(() -> assertThat(inFlight()).isEqualTo(1));
    }

    accepted.complete(new Kept<>(Examples.submitted(), false));

    await().untilAsserted(() -> assertThat(inFlight()).isZero());
  }

  @Test
  void aReadThatTakesTooLongIsGivenUpAsWell() throws Exception {
    Promise<DrawdownView> found = Promise.promise();
    rig.ports.found = found::future;
    var slow =
        rig.start(rig.asClient("/v1/drawdowns/" + IdKind.DRAWDOWN.format(Examples.DRAWDOWN)));
    await().until(() -> rig.timers.size() == 1);

    rig.timers.advance(Duration.ofSeconds(10));

    assertThat(Rig.code(slow.get(20, TimeUnit.SECONDS))).isEqualTo("answer-timeout");
    await().untilAsserted(() -> assertThat(inFlight()).isZero());
  }

  @Test
  void anAnswerThatTakesTooLongIsGivenUpButWhatWasAskedForMayStillHappen() throws Exception {
    var slow = rig.start(drawdown());
    await().untilAsserted(() -> assertThat(rig.ports.asked).isNotEmpty());

    // The one timer first sees that the body is there, then gives the answer the rest of its time.
    rig.timers.advance(Duration.ofSeconds(5));
    await().until(() -> rig.timers.size() == 1);
    rig.timers.advance(Duration.ofSeconds(5));

    var answer = slow.get(20, TimeUnit.SECONDS);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(Rig.code(answer)).isEqualTo("answer-timeout");
    accepted.complete(new Kept<>(Examples.submitted(), false));
    await().untilAsserted(() -> assertThat(inFlight()).isZero());
  }
}
