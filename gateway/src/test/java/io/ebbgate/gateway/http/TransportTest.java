package io.ebbgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.http.rig.Bodies;
import io.ebbgate.gateway.http.rig.FakePorts;
import io.ebbgate.gateway.http.rig.Pem;
import io.ebbgate.gateway.http.rig.Rig;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/1.1 and HTTP/2, in clear text and over TLS. */
class TransportTest {

  private record Answer(int status, HttpVersion version, Buffer body, Optional<String> length) {}

  private static Answer send(
      HttpClient client, Rig rig, HttpMethod method, String path, String body) throws Exception {
    var options =
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(rig.port())
            .setMethod(method)
            .setURI(path)
            .putHeader("Authorization", "Bearer " + FakePorts.GOOD_KEY);
    if (!body.isEmpty()) {
      options
          .putHeader("Content-Type", "application/json; charset=UTF-8")
          .putHeader("Idempotency-Key", "\"k\"");
    }
    return await(
        client
            .request(options)
            // On the request's own context, so that the end of a quick answer is not missed.
            .compose(request ->
                (body.isEmpty() ? request.send() : request.send(body))
                    .compose(TransportTest::answer)));
  }

  private static Future<Answer> answer(HttpClientResponse response) {
    return response
        .body()
        .map(bytes ->
            new Answer(
                response.statusCode(),
                response.version(),
                bytes,
                Optional.ofNullable(response.getHeader("content-length"))));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static void assertSpeaks(HttpVersion version, HttpClientOptions options, Rig rig)
      throws Exception {
    var client = rig.vertx().createHttpClient(options.setProtocolVersion(version));

    var taken =
        send(client, rig, HttpMethod.POST, Bodies.DRAWDOWN_PATH, Bodies.drawdown().encode());
    assertThat(taken.status()).isEqualTo(202);
    assertThat(taken.version()).isEqualTo(version);

    var frozen = send(client, rig, HttpMethod.POST, Bodies.FREEZE_PATH, "");
    assertThat(frozen.status()).isEqualTo(200);

    var large = send(client, rig, HttpMethod.POST, Bodies.DRAWDOWN_PATH, "x".repeat(100_000));
    assertThat(large.status()).isEqualTo(413);
    assertThat(new JsonObject(large.body()).getString("code")).isEqualTo("body-too-large");

    var head = send(client, rig, HttpMethod.HEAD, "/health/live", "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body().length()).isZero();
    assertThat(head.length()).hasValue("17");
    await(client.close());
  }

  @Test
  void bothVersionsAreSpokenInClearText() throws Exception {
    try (var rig = new Rig(Rig.limits())) {
      for (var version : List.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_2)) {
        assertSpeaks(version, new HttpClientOptions().setHttp2ClearTextUpgrade(false), rig);
      }
    }
  }

  @Test
  void bothVersionsAreSpokenOverTls(@TempDir Path folder) throws Exception {
    Pem.write(folder);
    var certificate = folder.resolve("certificate.pem").toString();
    var tls = new HttpSettings.Tls(certificate, folder.resolve("key.pem").toString());
    var settings =
        new HttpSettings(
            "127.0.0.1",
            0,
            Optional.of(tls),
            true,
            4_096,
            16_384,
            Duration.ofSeconds(60),
            100,
            100,
            100);
    try (var rig = new Rig(Rig.limits(), settings)) {
      for (var version : List.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_2)) {
        assertSpeaks(
            version,
            new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setTrustOptions(new PemTrustOptions().addCertPath(certificate)),
            rig);
      }
    }
  }
}
