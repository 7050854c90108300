package io.ebbgate.sandbox.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.money.Money;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "1",
        "{",
        "{} {}",
        "{'a': 1}",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}",
        "{\"a\": NaN}"
      })
  void whatIsNotOneCleanObjectIsRefused(String text) {
    assertThatThrownBy(() -> StrictJson.object(Buffer.buffer(text))).isInstanceOf(BadInput.class);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'};

    assertThatThrownBy(() -> StrictJson.object(Buffer.buffer(bytes))).isInstanceOf(BadInput.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"m\": 5}",
        "{\"m\": {\"amount\": \"5\", \"currency\": \"CNY\"}}",
        "{\"m\": {\"amount\": 5.0, \"currency\": \"CNY\"}}",
        "{\"m\": {\"amount\": 5e0, \"currency\": \"CNY\"}}",
        "{\"m\": {\"amount\": 0, \"currency\": \"CNY\"}}",
        "{\"m\": {\"amount\": -5, \"currency\": \"CNY\"}}",
        "{\"m\": {\"amount\": 1000000000001, \"currency\": \"CNY\"}}",
        "{\"m\": {\"amount\": 99999999999999999999, \"currency\": \"CNY\"}}",
        "{\"m\": {\"amount\": 5, \"currency\": \"cny\"}}",
        "{\"m\": {\"amount\": 5}}"
      })
  void whatIsNoPositiveAmountIsRefused(String text) {
    var object = StrictJson.object(Buffer.buffer(text));

    assertThatThrownBy(() -> StrictJson.money(object, "m")).isInstanceOf(BadInput.class);
  }

  @Test
  void anAmountIsReadAsItIsWritten() {
    var object = StrictJson.create();
    object.set("m", StrictJson.money(Money.fen(123)));

    assertThat(StrictJson.money(StrictJson.object(StrictJson.write(object)), "m"))
        .isEqualTo(Money.fen(123));
  }

  @Test
  void textMustBeTextOfReasonableLengthWithoutNul() {
    var object = StrictJson.object(Buffer.buffer("{\"a\": 1, \"b\": \"\", \"c\": \"x\\u0000\"}"));

    for (String member : new String[] {"a", "b", "c", "d"}) {
      assertThatThrownBy(() -> StrictJson.text(object, member)).isInstanceOf(BadInput.class);
    }
    assertThat(StrictJson.optionalText(object, "d")).isEmpty();
  }
}
