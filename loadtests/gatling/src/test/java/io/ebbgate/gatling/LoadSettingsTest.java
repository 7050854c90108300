package io.ebbgate.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadSettingsTest {
  @TempDir Path folder;

  @Test
  void reads_the_environment() throws Exception {
    var settings = LoadSettings.from(environment());

    assertThat(settings.target()).hasToString("http://127.0.0.1:8080");
    assertThat(settings.usersPerSecond()).isEqualTo(2.5);
    assertThat(settings.ramp()).isZero();
    assertThat(settings.steady()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void shows_no_key() throws Exception {
    assertThat(LoadSettings.from(environment()).toString()).doesNotContain("ebg_secret");
  }

  @Test
  void tells_every_mistake_at_once_and_no_value() throws Exception {
    var environment = environment();
    environment.put("EBBGATE_LOAD_TARGET", "not an address");
    environment.put("EBBGATE_LOAD_USERS_PER_SECOND", "many");
    environment.put("EBBGATE_LOAD_P99_MS", "-1");
    environment.remove("EBBGATE_LOAD_RUN");

    assertThatThrownBy(() -> LoadSettings.from(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EBBGATE_LOAD_TARGET")
        .hasMessageContaining("EBBGATE_LOAD_USERS_PER_SECOND")
        .hasMessageContaining("EBBGATE_LOAD_P99_MS")
        .hasMessageContaining("EBBGATE_LOAD_RUN is missing")
        .hasMessageNotContaining("many")
        .hasMessageNotContaining("ebg_secret");
  }

  private Map<String, String> environment() throws Exception {
    var feeder = Files.writeString(folder.resolve("feeder.csv"), "lineId\n");
    return new HashMap<>(
        Map.of(
            "EBBGATE_LOAD_TARGET", "http://127.0.0.1:8080",
            "EBBGATE_LOAD_API_KEY", "ebg_secret",
            "EBBGATE_LOAD_FEEDER", feeder.toString(),
            "EBBGATE_LOAD_RUN", "run-1",
            "EBBGATE_LOAD_USERS_PER_SECOND", "2.5",
            "EBBGATE_LOAD_RAMP_SECONDS", "0",
            "EBBGATE_LOAD_DURATION_SECONDS", "30",
            "EBBGATE_LOAD_P99_MS", "250",
            "EBBGATE_LOAD_END_SECONDS", "20"));
  }
}
