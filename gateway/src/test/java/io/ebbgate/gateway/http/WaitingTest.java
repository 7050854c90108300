package io.ebbgate.gateway.http;

import static io.ebbgate.gateway.http.rig.Bodies.DRAWDOWN_PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebbgate.gateway.http.rig.Bodies;
import io.ebbgate.gateway.http.rig.Examples;
import io.ebbgate.gateway.http.rig.Rig;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waiting for an order's end. */
class WaitingTest {
  private Rig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(Rig.limits());
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  private HttpRequest.Builder waiting(String prefer) {
    return rig.posting(DRAWDOWN_PATH, Bodies.drawdown().encode())
        .header("Idempotency-Key", "\"k\"")
        .header("Prefer", prefer);
  }

  @Test
  void theEndStateIsToldWhenItComesInTime() throws Exception {
    var answer = rig.send(waiting("wait=10"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(answer.body()).getString("state")).isEqualTo("Disbursed");
    assertThat(answer.headers().firstValue("preference-applied")).hasValue("wait=10");
    assertThat(rig.ports.asked).contains(Duration.ofSeconds(10));
  }

  @Test
  void anOrderThatHasNotEndedIsAnsweredAsWithoutWaiting() throws Exception {
    rig.ports.drawdownEnd = () -> Future.succeededFuture(Examples.submitted());

    assertThat(rig.send(waiting("wait=1")).statusCode()).isEqualTo(202);
  }

  @Test
  void aWaitThatFailsDoesNotMakeTheAcceptedOneFail() throws Exception {
    rig.ports.drawdownEnd = () -> Future.failedFuture(new IllegalStateException("no database"));

    assertThat(rig.send(waiting("wait=1")).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait=999999 | 30",
        "wait=99999999999999999999 | 30",
        "respond-async, wait=5 | 5",
        "WAIT = 7 | 7",
        "handling=lenient; wait=3 | 3"
      })
  void theWaitIsReadAsTheRfcHasItAndShortenedToWhatIsAllowed(String prefer, int seconds)
      throws Exception {
    rig.send(waiting(prefer));

    assertThat(rig.ports.asked).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"wait=0", "wait=-1", "wait=soon", "await=5", "wait=1.5", "return=minimal"})
  void aPreferenceThatIsNotUnderstoodIsIgnored(String prefer) throws Exception {
    assertThat(rig.send(waiting(prefer)).statusCode()).isEqualTo(202);
    assertThat(rig.ports.asked).noneMatch(asked -> asked instanceof Duration);
  }

  @Test
  void thoseThatWaitDoNotKeepWorkingOnesOutAndTooManyAreNotMadeToWait() throws Exception {
    Promise<DrawdownView> end = Promise.promise();
    rig.ports.drawdownEnd = end::future;
    var waiters = new ArrayList<CompletableFuture<Integer>>();
    for (int i = 0; i < 10; i++) {
      waiters.add(rig.start(waiting("wait=20")).thenApply(answer -> answer.statusCode()));
    }
    await().untilAsserted(() -> assertThat(gauge("ebbgate.http.waiting")).isEqualTo(10));

    var eleventh = rig.send(waiting("wait=20"));

    assertThat(eleventh.statusCode()).isEqualTo(202);
    await().untilAsserted(() -> assertThat(gauge("ebbgate.http.in.flight")).isEqualTo(0));
    end.complete(Examples.disbursed());
    for (var waiter : waiters) {
      assertThat(waiter.get(20, TimeUnit.SECONDS)).isEqualTo(200);
    }
    await().untilAsserted(() -> assertThat(gauge("ebbgate.http.waiting")).isEqualTo(0));
  }

  @Test
  void drainingEndsTheWaitsAtOnce() throws Exception {
    rig.ports.drawdownEnd = () -> Promise.<DrawdownView>promise().future();
    var waiter = rig.start(waiting("wait=20"));
    await().untilAsserted(() -> assertThat(gauge("ebbgate.http.waiting")).isEqualTo(1));

    var drained = rig.gate.drain(Duration.ofSeconds(60));

    assertThat(waiter.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    await().until(drained::succeeded);
    assertThat(drained.result()).isTrue();
  }

  private double gauge(String name) {
    return rig.meters.get(name).tag("lane", "api").gauge().value();
  }
}
