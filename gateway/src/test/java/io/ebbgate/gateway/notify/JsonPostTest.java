package io.ebbgate.gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.usecase.notice.DeliveryResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPostTest {

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204})
  void successIsDelivered(int status) {
    assertThat(JsonPost.read(status)).isInstanceOf(DeliveryResult.Delivered.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 408, 429, 500, 502, 503})
  void whatMayPassLaterIsTriedAgain(int status) {
    assertThat(JsonPost.read(status)).isInstanceOf(DeliveryResult.TryAgain.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 410, 422})
  void aDefiniteNoIsForAPerson(int status) {
    assertThat(JsonPost.read(status)).isInstanceOf(DeliveryResult.Refused.class);
  }
}
