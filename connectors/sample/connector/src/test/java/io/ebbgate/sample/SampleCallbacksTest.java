package io.ebbgate.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.connectors.spi.exchange.CallbackReading.Genuine;
import io.ebbgate.connectors.spi.exchange.CallbackReading.Problem;
import io.ebbgate.connectors.spi.exchange.CallbackReading.Refused;
import io.ebbgate.connectors.spi.exchange.CallbackRequest;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.Unknown.Cause;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks that the provider really signed, and that are wrong all the same. */
class SampleCallbacksTest {

  private static final String PATH = "/callbacks/sample-a";
  private static final Duration TOLERANCE = Duration.ofSeconds(90);
  private static final Instant NOW = Instant.parse("2026-11-02T04:00:00Z");
  private static final String SUCCESS =
      """
      {"code": "SUCCESS", "reference": "att_1", "kind": "payout", "providerReference": "sm1",
       "amount": {"amount": 100, "currency": "CNY"}, "movedAt": "2026-11-02T03:59:59.123Z"}\
      """;

  private final SampleSignature signature = new SampleSignature("0123456789abcdef");
  private final SampleCallbacks callbacks =
      new SampleCallbacks(signature, "m-a", InstantSource.fixed(NOW), TOLERANCE);

  private MultiMap signed(String merchant, String timestamp, String nonce, Buffer body) {
    return MultiMap.caseInsensitiveMultiMap()
        .add(SampleSignature.MERCHANT, merchant)
        .add(SampleSignature.TIMESTAMP, timestamp)
        .add(SampleSignature.NONCE, nonce)
        .add(SampleSignature.SIGNATURE, signature.sign("POST", PATH, timestamp, nonce, body));
  }

  private CallbackReading read(String body) {
    return read("m-a", Long.toString(NOW.toEpochMilli()), "nonce-0001", body);
  }

  private CallbackReading read(String merchant, String timestamp, String nonce, String text) {
    Buffer body = Buffer.buffer(text);
    return callbacks.read(
        new CallbackRequest(PATH, signed(merchant, timestamp, nonce, body), body));
  }

  private static void assertRefused(CallbackReading reading, Problem problem) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
  }

  @Test
  void aSoundOneIsRead() {
    assertThat(read(SUCCESS))
        .isInstanceOfSatisfying(
            Genuine.class,
            genuine ->
                assertThat(genuine.outcome())
                    .isEqualTo(
                        new Moved(
                            Money.fen(100), "sm1", Instant.parse("2026-11-02T03:59:59.123Z"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"code\": \"SUCCESS\"}",
        "{\"code\": 1, \"reference\": \"att_1\", \"kind\": \"payout\"}",
        "{\"code\": \"PROCESSING\", \"reference\": 1, \"kind\": \"payout\"}",
        "{\"code\": \"PROCESSING\", \"reference\": \"\", \"kind\": \"payout\"}",
        "{\"code\": \"PROCESSING\", \"reference\": \"att_1\", \"kind\": \"PAYOUT\"}",
        "{\"code\": \"PROCESSING\", \"reference\": \"att_1\", \"kind\": \"gift\"}",
        "{\"code\": \"PROCESSING\", \"reference\": \"att_\\u0000\", \"kind\": \"payout\"}",
        "{\"code\": \"PROCESSING\", \"reference\": \"att_1\", \"kind\": \"payout\"} {}",
        "{\"code\": \"PROCESSING\", \"code\": \"SUCCESS\", \"reference\": \"a\", \"kind\": \"debit\"}",
        "{\"code\": \"PROCESSING\", \"reference\": \"a\", \"kind\": \"debit\", \"x\": [[[[[[[[[1]]]]]]]]]}"
      })
  void anUnreadableOneIsRefused(String body) {
    assertRefused(read(body), Problem.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"100\"",
        "100.0",
        "1e2",
        "null",
        "true",
        "1000000000001",
        "99999999999999999999",
        "100, \"amount\": 100"
      })
  void anAmountThatIsNoWholeNumberInRangeIsRefused(String amount) {
    assertRefused(
        read(SUCCESS.replace("\"amount\": 100", "\"amount\": " + amount)), Problem.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"XXL", "cny", "", "CNYY"})
  void aCurrencyThatIsNoneIsRefused(String currency) {
    assertRefused(read(SUCCESS.replace("CNY", currency)), Problem.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BRAND_NEW_CODE", "success", "INVALID_REQUEST", "NOT_FOUND"})
  void aCodeThatCallbacksDoNotHaveIsUnknownAndNeverAFailure(String code) {
    assertThat(read(SUCCESS.replace("SUCCESS", code)))
        .isInstanceOfSatisfying(
            Genuine.class,
            genuine ->
                assertThat(genuine.outcome())
                    .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.cause()).isEqualTo(Cause.UNMAPPED_CODE)));
  }

  @Test
  void anotherMerchantsIsRefused() {
    assertRefused(
        read("m-b", Long.toString(NOW.toEpochMilli()), "nonce-0001", SUCCESS),
        Problem.SIGNATURE_WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "1e3", "99999999999999999999", "-1", "9223372036854775807"})
  void aTimeStampThatIsNoneIsStale(String timestamp) {
    assertRefused(read("m-a", timestamp, "nonce-0001", SUCCESS), Problem.STALE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with space", "with\u0000nul", "semi;colon"})
  void aNonceThatIsNoneIsRefused(String nonce) {
    assertRefused(
        read("m-a", Long.toString(NOW.toEpochMilli()), nonce, SUCCESS), Problem.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Sample-Merchant", "Sample-Timestamp", "Sample-Nonce", "Sample-Signature"})
  void everyHeaderMustBeThereOnce(String header) {
    Buffer body = Buffer.buffer(SUCCESS);
    String timestamp = Long.toString(NOW.toEpochMilli());
    MultiMap without = signed("m-a", timestamp, "nonce-0001", body).remove(header);
    MultiMap twice = signed("m-a", timestamp, "nonce-0001", body).add(header, "more");

    assertRefused(
        callbacks.read(new CallbackRequest(PATH, without, body)), Problem.SIGNATURE_MISSING);
    assertRefused(
        callbacks.read(new CallbackRequest(PATH, twice, body)), Problem.SIGNATURE_MISSING);
  }

  @Test
  void aRefusalRepeatsNothingOfTheBody() {
    assertThat(read("{\"code\": \"PROCESSING\", \"reference\": \"6222020000001234567\"}"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.detail()).doesNotContain("6222"));
  }

  @Test
  void aCallbackMayBeAsFarFromNowAsConfiguredAndNotFurther() {
    for (var off : List.of(TOLERANCE, TOLERANCE.negated())) {
      assertThat(read("m-a", stamp(NOW.plus(off)), "nonce-0001", SUCCESS))
          .isInstanceOf(Genuine.class);
    }
    for (var off : List.of(TOLERANCE.plusMillis(1), TOLERANCE.plusMillis(1).negated())) {
      assertRefused(read("m-a", stamp(NOW.plus(off)), "nonce-0001", SUCCESS), Problem.STALE);
    }
  }

  private static String stamp(Instant at) {
    return Long.toString(at.toEpochMilli());
  }
}
