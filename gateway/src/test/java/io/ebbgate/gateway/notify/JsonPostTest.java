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
  @ValueSource(ints = {301, 401, 403, 404, 405, 408, 409, 410, 415, 429, 500, 502, 503})
  void whatMayPassLaterOrIsSomebodysConfigurationIsTriedAgain(int status) {
    assertThat(JsonPost.read(status)).isInstanceOf(DeliveryResult.TryAgain.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void aNoToTheContentIsForAPersonAtOnce(int status) {
    assertThat(JsonPost.read(status)).isInstanceOf(DeliveryResult.Refused.class);
  }
}
