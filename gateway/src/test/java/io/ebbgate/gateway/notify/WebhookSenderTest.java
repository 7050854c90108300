package io.ebbgate.gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.gateway.http.rig.ManualTimers;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void closeVertx() {
    vertx.close();
  }

  private WebhookSender sender(String secret) {
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
    var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    assertThat(sender(secret).sign("msg_1", 1_700_000_000, Buffer.buffer("{}")))
        .isEqualTo("LzeNxZHo3O8fwpFJpLh/0B99ugILNFJw+/9lTgx0APs=");
  }

  @Test
  void aShortOrMisshapenSecretIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> sender("whsec_QUJD"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("QUJD");
    assertThatThrownBy(() -> sender("topsecret")).hasMessageNotContaining("topsecret");
    assertThatThrownBy(() -> sender("whsec_%%%%")).hasMessageNotContaining("%%%%");
  }
}
