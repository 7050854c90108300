package io.ebbgate.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.connectors.spi.ConnectorFactory.Setting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSettingsTest {

  private static final String SECRET = "0123456789abcdef";

  private static Map<String, String> enough() {
    return new HashMap<>(
        Map.of("baseUrl", "http://127.0.0.1:9301/sample", "merchant", "m-a", "secret", SECRET));
  }

  @Test
  void addressMerchantAndSecretAreEnough() {
    SampleSettings settings = SampleSettings.read(enough(), 160);

    assertThat(settings.notifyUrl()).isEmpty();
    assertThat(settings.poolSize()).as("as many connections as calls").isEqualTo(160);
    assertThat(settings.promises().requestTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.promises().queryLadder()).hasSize(5).isSorted();
    assertThat(settings.toString()).doesNotContain(SECRET);
  }

  @Test
  void everyTimeCanBeShortForADemonstration() {
    Map<String, String> settings = enough();
    settings.put("queryLadderMs", "100, 200,400");
    settings.put("settlingTimeMs", "2000");
    settings.put("requestValidityMs", "1500");
    settings.put("requestTimeoutMs", "700");

    var promises = SampleSettings.read(settings, 160).promises();

    assertThat(promises.queryLadder())
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
    assertThat(promises.settlingTime()).isEqualTo(Duration.ofSeconds(2));
    assertThat(promises.requestValidity()).isEqualTo(Duration.ofMillis(1500));
    assertThat(promises.requestTimeout()).isEqualTo(Duration.ofMillis(700));
  }

  @ParameterizedTest
  @ValueSource(strings = {"baseUrl", "merchant", "secret"})
  void whatIsMissingIsNamed(String key) {
    Map<String, String> settings = enough();
    settings.remove(key);

    assertThatThrownBy(() -> SampleSettings.read(settings, 160))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }

  @ParameterizedTest
  @CsvSource({
    "baseUrl, ftp://host/sample",
    "baseUrl, 127.0.0.1:9301",
    "baseUrl, 'http:// host'",
    "merchant, 'm a'",
    "secret, short",
    "notifyUrl, /callbacks/a",
    "requestTimeoutMs, 0",
    "requestTimeoutMs, -1",
    "requestTimeoutMs, 5s",
    "requestTimeoutMs, 99999999999",
    "poolSize, 0",
    "queryLadderMs, ''",
    "queryLadderMs, '1,,2'",
    "settlementTimeMs, 1"
  })
  void whatIsWrongIsNamed(String key, String value) {
    Map<String, String> settings = enough();
    settings.put(key, value);

    assertThatThrownBy(() -> SampleSettings.read(settings, 160))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void everyMistakeIsToldAtOnce() {
    Map<String, String> settings = enough();
    settings.put("baseUrl", "not a url");
    settings.put("secret", "short");
    settings.put("poolSize", "0");
    settings.put("queryLadderMs", "100,x");
    settings.put("colour", "red");

    assertThatThrownBy(() -> SampleSettings.read(settings, 160))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "colour is no setting of this provider; baseUrl is not an address; secret is shorter"
                + " than 16 characters; poolSize is not from 1 to 10000; queryLadderMs is not a"
                + " whole number");
  }

  @Test
  void onlyTheSecretIsSecret() {
    assertThat(new SampleConnectorFactory().settings())
        .filteredOn(Setting::secret)
        .extracting(Setting::key)
        .containsExactly("secret");
  }
}
