package io.ebbgate.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class SampleSignatureTest {

  private static final Buffer BODY = Buffer.buffer("{\"a\":1}");

  private final SampleSignature signature = new SampleSignature("0123456789abcdef");

  @Test
  void theBodysDigestIsTheOneThatOtherToolsMake() {
    // printf '{"a":1}' | openssl dgst -sha256
    assertThat(SampleSignature.sha256(BODY))
        .isEqualTo("015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862");
  }

  @Test
  void theSignatureIsTheOneThatOtherToolsMake() {
    // printf 'POST\n/sample/payouts\n1700000000000\nn-1\n<digest>' |
    //   openssl dgst -sha256 -hmac 0123456789abcdef -binary | base64
    assertThat(signature.sign("POST", "/sample/payouts", "1700000000000", "n-1", BODY))
        .isEqualTo("8jkXqlM9EsBTdi0fZ/TzlICk17+BpWSoOA0jaYa6keo=");
  }

  @Test
  void everyLineCounts() {
    String given = signature.sign("POST", "/p", "1", "n", BODY);

    assertThat(signature.matches(given, "POST", "/p", "1", "n", BODY)).isTrue();
    assertThat(signature.matches(given, "PUT", "/p", "1", "n", BODY)).isFalse();
    assertThat(signature.matches(given, "POST", "/q", "1", "n", BODY)).isFalse();
    assertThat(signature.matches(given, "POST", "/p", "2", "n", BODY)).isFalse();
    assertThat(signature.matches(given, "POST", "/p", "1", "m", BODY)).isFalse();
    assertThat(signature.matches(given, "POST", "/p", "1", "n", Buffer.buffer("{}"))).isFalse();
    assertThat(signature.matches("", "POST", "/p", "1", "n", BODY)).isFalse();
  }
}
