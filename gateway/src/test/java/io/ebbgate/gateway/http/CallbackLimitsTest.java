package io.ebbgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebbgate.gateway.http.rig.Rig;
import io.ebbgate.gateway.usecase.movement.callback.Callbacks.Acknowledged;
import io.vertx.core.Promise;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider's delivery may cost before, and while, it is taken. */
class CallbackLimitsTest {
  private Rig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(Rig.limits());
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  private HttpRequest.Builder callback(String body) {
    return rig.request("/callbacks/a").POST(BodyPublishers.ofString(body));
  }

  @Test
  void aProviderIsToldInItsOwnTimeWhenNothingIsDurableYet() throws Exception {
    var taken = Promise.<Acknowledged>promise();
    rig.ports.callback = taken::future;
    var answer = rig.start(callback("{}"));
    await().until(() -> rig.ports.asked.size() == 3);

    rig.timers.advance(Rig.limits().callbackTimeout().minusMillis(1));
    assertThat(answer).isNotDone();
    rig.timers.advance(Duration.ofMillis(1));

    assertThat(answer.get().statusCode()).isEqualTo(503);
    assertThat(Rig.code(answer.get())).isEqualTo("answer-timeout");
    assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.get().body()).contains("Deliver it again");
    // What becomes durable later is not acknowledged behind the provider's back.
    taken.complete(new Acknowledged("application/json", "{}"));
    assertThat(rig.counted("answer-timeout")).isOne();
  }

  @Test
  void aBodyOfTheRightSizeIsTakenAndALargerOneIsNot() throws Exception {
    int most = Rig.limits().maximumCallbackBytes();

    assertThat(rig.send(callback(" ".repeat(most))).statusCode()).isEqualTo(200);
    assertThat(Rig.code(rig.send(callback(" ".repeat(most + 1))))).isEqualTo("body-too-large");
  }

  @Test
  void moreHeadersThanAllowedAreRefusedBeforeTheBodyIsRead() throws Exception {
    var many = callback("{}");
    for (int i = 0; i < Rig.limits().maximumCallbackHeaders(); i++) {
      many.header("X-Same", "value-" + i);
    }

    var answer = rig.send(many);

    assertThat(answer.statusCode()).isEqualTo(431);
    assertThat(Rig.code(answer)).isEqualTo("headers-too-large");
    assertThat(rig.ports.asked).isEmpty();
  }
}
