package io.ebbgate.sandbox.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest {

  /** Made by the specification's reference library, with a key of 32 zero bytes. */
  private static final String SIGNATURE = "v1,LzeNxZHo3O8fwpFJpLh/0B99ugILNFJw+/9lTgx0APs=";

  private static final Instant SENT = Instant.ofEpochSecond(1_700_000_000L);
  private static final Buffer BODY = Buffer.buffer("{}");

  private final StandardWebhooks webhooks =
      new StandardWebhooks("whsec_" + Base64.getEncoder().encodeToString(new byte[32]));

  private static MultiMap headers(String id, String timestamp, String signature) {
    return MultiMap.caseInsensitiveMultiMap()
        .add("webhook-id", id)
        .add("webhook-timestamp", timestamp)
        .add("webhook-signature", signature);
  }

  @Test
  void theReferenceLibrarysSignatureIsRight() {
    assertThat(webhooks.verified(headers("msg_1", "1700000000", SIGNATURE), BODY, SENT)).isTrue();
  }

  @Test
  void oneRightSignatureAmongOthersSuffices() {
    String several = "v1a,bm9uc2Vuc2U= v1,AAAA v1,%%% " + SIGNATURE;

    assertThat(webhooks.verified(headers("msg_1", "1700000000", several), BODY, SENT)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "msg_2, 1700000000, v1, '{}'",
    "msg_1, 1700000001, v1, '{}'",
    "msg_1, 1700000000, v1, '{ }'",
    "msg_1, 1700000000, v2, '{}'",
    "msg_1, soon, v1, '{}'",
    "msg_1, 99999999999999999999, v1, '{}'"
  })
  void anythingElseIsNot(String id, String timestamp, String version, String body) {
    String signature = SIGNATURE.replace("v1", version);

    assertThat(webhooks.verified(headers(id, timestamp, signature), Buffer.buffer(body), SENT))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {301, -301, 1_000_000})
  void anOldOrFutureOneIsRefused(long secondsOff) {
    assertThat(
            webhooks.verified(
                headers("msg_1", "1700000000", SIGNATURE), BODY, SENT.plusSeconds(secondsOff)))
        .isFalse();
  }

  @Test
  void missingHeadersAreRefused() {
    assertThat(webhooks.verified(MultiMap.caseInsensitiveMultiMap(), BODY, SENT)).isFalse();
  }

  @Test
  void aSecretWithoutItsPrefixIsAMistake() {
    assertThatThrownBy(() -> new StandardWebhooks("AAAA"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
