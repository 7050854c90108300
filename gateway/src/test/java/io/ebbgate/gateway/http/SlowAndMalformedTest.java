package io.ebbgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebbgate.gateway.http.rig.Bodies;
import io.ebbgate.gateway.http.rig.FakePorts;
import io.ebbgate.gateway.http.rig.RawConnection;
import io.ebbgate.gateway.http.rig.Rig;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers that no HTTP library makes. */
class SlowAndMalformedTest {
  private static final String HEAD =
      "POST /v1/drawdowns HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
          + FakePorts.GOOD_KEY
          + "\r\nContent-Type: application/json\r\nIdempotency-Key: \"k\"\r\n";

  private Rig rig;

  @BeforeEach
  void open() throws Exception {
    rig =
        new Rig(
            Rig.limits(),
            new HttpSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                true,
                512,
                1_024,
                Duration.ofMillis(1_500),
                2,
                10,
                16));
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  private static String code(RawConnection.Answer answer) {
    return new JsonObject(answer.body()).getString("code");
  }

  @Test
  void aBodyThatComesInDropsIsReadInTime() throws Exception {
    var body = Bodies.drawdown().encode();
    try (var connection = new RawConnection(rig.port())) {
      connection.send(HEAD + "Content-Length: " + body.length() + "\r\n\r\n");
      for (int i = 0; i < body.length(); i++) {
        connection.send(body.substring(i, i + 1));
      }

      assertThat(connection.read().status()).isEqualTo(202);
    }
  }

  @Test
  void aBodyThatDoesNotEndIsGivenUp() throws Exception {
    try (var connection = new RawConnection(rig.port())) {
      connection.send(HEAD + "Content-Length: 100\r\n\r\n{");
      await().until(() -> rig.timers.size() == 1);

      rig.timers.advance(Duration.ofSeconds(5));

      var answer = connection.read();
      assertThat(answer.status()).isEqualTo(408);
      assertThat(code(answer)).isEqualTo("body-timeout");
      assertThat(answer.headers()).containsEntry("connection", "close");
      await().until(() -> rig.timers.size() == 1);
      rig.timers.advance(Duration.ofSeconds(5));
      assertThat(connection.isClosedByPeer()).isTrue();
    }
    assertThat(rig.ports.asked).isEmpty();
  }

  @Test
  void aChunkedBodyIsCutOffAtTheLimitWhateverItsEnd() throws Exception {
    try (var connection = new RawConnection(rig.port())) {
      connection.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < 5; i++) {
        connection.send("400\r\n" + " ".repeat(1_024) + "\r\n");
      }

      var answer = connection.read();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(code(answer)).isEqualTo("body-too-large");
    }
  }

  @Test
  void aCallerWhoWaitsForLeaveToSendIsLetOnOnlyWhenTheBodyIsWanted() throws Exception {
    var body = Bodies.drawdown().encode();
    var head = "Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n\r\n";
    try (var connection = new RawConnection(rig.port())) {
      connection.send(HEAD + head);
      assertThat(connection.read().status()).isEqualTo(100);
      connection.send(body);
      assertThat(connection.read().status()).isEqualTo(202);
    }
    try (var connection = new RawConnection(rig.port())) {
      connection.send(HEAD.replace(FakePorts.GOOD_KEY, "ebg_wrong") + head);
      assertThat(connection.read().status()).isEqualTo(401);
    }
  }

  @Test
  void aRefusedRequestWithASmallBodyLeavesTheConnectionUsable() throws Exception {
    try (var connection = new RawConnection(rig.port())) {
      connection.send(
          HEAD.replace("application/json", "text/plain") + "Content-Length: 2\r\n\r\n{}");
      assertThat(connection.read().status()).isEqualTo(415);

      connection.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.read().status()).isEqualTo(200);
    }
  }

  @Test
  void aSilentConnectionIsClosed() throws Exception {
    try (var connection = new RawConnection(rig.port())) {
      assertThat(connection.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void aConnectionBeyondTheLimitIsClosedAtOnce() throws Exception {
    try (var first = new RawConnection(rig.port());
        var second = new RawConnection(rig.port())) {
      first.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
      second.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(first.read().status()).isEqualTo(200);
      assertThat(second.read().status()).isEqualTo(200);

      try (var third = new RawConnection(rig.port())) {
        assertThat(third.isClosedByPeer()).isTrue();
      }
    }
  }

  @Test
  void whoNamesNoHostOrTwoOrNoneThatCanBeIsToldSo() throws Exception {
    for (var hosts :
        List.of("", "Host: x\r\nHost: y\r\n", "Host: x\r\nhost: x\r\n", "Host: x y\r\n")) {
      try (var connection = new RawConnection(rig.port())) {
        var answer = connection.send("GET /health/live HTTP/1.1\r\n" + hosts + "\r\n").read();

        assertThat(answer.status()).as(hosts).isEqualTo(400);
        assertThat(code(answer)).as(hosts).isEqualTo("request-malformed");
      }
    }
    try (var connection = new RawConnection(rig.port())) {
      assertThat(connection.send("GET /health/live HTTP/1.0\r\n\r\n").read().status())
          .as("HTTP/1.0 knows no host")
          .isEqualTo(200);
    }
  }

  @Test
  void twoContentTypesDeclareNothing() throws Exception {
    for (var more : List.of("Content-Type: application/json\r\n", "Content-Type: text/plain\r\n")) {
      try (var connection = new RawConnection(rig.port())) {
        var answer = connection.send(HEAD + more + "Content-Length: 2\r\n\r\n{}").read();

        assertThat(answer.status()).as(more).isEqualTo(415);
        assertThat(code(answer)).isEqualTo("content-type-unsupported");
      }
    }
    assertThat(rig.ports.asked).isEmpty();
  }

  @Test
  void whatIsNoHttpIsToldSoAndHungUpOn() throws Exception {
    assertMalformed("NONSENSE\r\n\r\n", 400, "request-malformed");
    assertMalformed("GET /" + "a".repeat(600) + " HTTP/1.1\r\n\r\n", 414, "uri-too-long");
    assertMalformed(
        "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(2_000) + "\r\n\r\n",
        431,
        "headers-too-large");
    assertMalformed(
        HEAD + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}", 400, "request-malformed");
  }

  private void assertMalformed(String request, int status, String code) throws Exception {
    double before = rig.counted(code);
    try (var connection = new RawConnection(rig.port())) {
      var answer = connection.send(request).read();

      assertThat(answer.status()).isEqualTo(status);
      assertThat(code(answer)).isEqualTo(code);
      assertThat(connection.isClosedByPeer()).isTrue();
    }
    assertThat(rig.counted(code) - before).isEqualTo(1);
  }
}
