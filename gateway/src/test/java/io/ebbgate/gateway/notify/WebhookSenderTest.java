package io.ebbgate.gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.http.rig.ManualTimers;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSenderTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void closeVertx() {
    vertx.close();
  }

  private WebhookSender sender(WebhookSecret secret) {
    return new WebhookSender(
        new Receiver(
            vertx.createHttpClient(),
            "http://127.0.0.1:1/hook",
            new ManualTimers(),
            Duration.ofSeconds(1),
            1_024),
        secret,
        () -> Instant.ofEpochSecond(1_700_000_000));
  }

  // Made with the reference library of the Standard Webhooks specification: 32 zero bytes as
  // secret.
  @Test
  void theSignatureIsTheOneOfTheStandardWebhooksReference() {
    var secret =
        WebhookSecret.of("whsec_" + Base64.getEncoder().encodeToString(new byte[32])).orElseThrow();

    assertThat(sender(secret).sign("msg_1", 1_700_000_000, Buffer.buffer("{}")))
        .isEqualTo("LzeNxZHo3O8fwpFJpLh/0B99ugILNFJw+/9lTgx0APs=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topsecret-topsecret-topsecret-topsecret",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "whsec_",
        "whsec_%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%",
        // 23 bytes.
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
      })
  void whatDoesNotHaveTheFormIsNoSecret(String text) {
    assertThat(WebhookSecret.of(text)).isEmpty();
  }

  @Test
  void aSecretOfTheLeastLengthCanBeUsedAndIsNotShown() {
    var secret = WebhookSecret.of("whsec_" + "QUJD".repeat(8)).orElseThrow();

    assertThat(sender(secret).sign("msg_1", 1_700_000_000, Buffer.buffer("{}"))).isNotEmpty();
    assertThat(secret).hasToString("***");
  }
}
