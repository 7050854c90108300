package io.ebbgate.gateway.server.wiring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.gateway.server.config.ConfigMistakes;
import io.ebbgate.gateway.server.config.GatewayConfig;
import io.ebbgate.gateway.server.config.GatewayConfigReader;
import io.ebbgate.gateway.testing.MigratedDatabase;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartIT {
  private static final String KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
  private static final String OTHER_KEY = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

  private MigratedDatabase database;

  @BeforeEach
  void open() {
    database = new MigratedDatabase();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aNodeWithAnotherMasterKeyThanTheDatabasesDoesNotStart() throws IOException {
    Node.start(config(KEY, 0)).stop();

    assertThatThrownBy(() -> Node.start(config(OTHER_KEY, 0)))
        .isInstanceOf(ConfigMistakes.class)
        .hasMessageContaining("security.masterKey: is not the key that this database was");

    Node.start(config(KEY, 0)).stop();
  }

  private GatewayConfig config(String masterKey, int port) {
    return GatewayConfigReader.read(
        Optional.empty(),
        Map.of(
            "EBBGATE_PG_URI",
            database.uri(),
            "EBBGATE_MASTER_KEY",
            masterKey,
            "EBBGATE_HTTP_HOST",
            "127.0.0.1",
            "EBBGATE_HTTP_PORT",
            Integer.toString(port),
            "EBBGATE_HTTP_INSTANCES",
            "1",
            "EBBGATE_CLUSTER_NAME",
            "start",
            "EBBGATE_CLUSTER_GRACEFUL_STOP_MS",
            "1000"));
  }
}
