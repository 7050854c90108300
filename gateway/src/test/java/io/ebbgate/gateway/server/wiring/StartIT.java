package io.ebbgate.gateway.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.gateway.server.config.ConfigMistakes;
import io.ebbgate.gateway.server.config.GatewayConfig;
import io.ebbgate.gateway.server.config.GatewayConfigReader;
import io.ebbgate.gateway.server.database.EmbeddedDatabase;
import io.ebbgate.gateway.testing.MigratedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartIT {
  private static final String KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
  private static final String OTHER_KEY = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

  @TempDir Path folder;

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
    Node.start(config(KEY)).stop();

    assertThatThrownBy(() -> Node.start(config(OTHER_KEY)))
        .isInstanceOf(ConfigMistakes.class)
        .hasMessageContaining("security.masterKey: is not the key that this database was");

    Node.start(config(KEY)).stop();
  }

  @Test
  void aNodeWithAFixedBusinessClockDoesNotStartOnADatabaseWhoseDaysWereMovedOn()
      throws IOException {
    database.run("insert into client values ($1, 'tester', now())", new UUID(1, 1));
    database.run(
        "insert into business_clock values (1, now(), 86400000, $1, now())", new UUID(1, 1));

    assertThatThrownBy(() -> Node.start(config(KEY)))
        .isInstanceOf(ConfigMistakes.class)
        .hasMessageContaining("business.clock: is fixed, but this database's business time");

    var movable = new HashMap<>(environment(0));
    movable.put("EBBGATE_PG_URI", database.uri());
    movable.put("EBBGATE_MASTER_KEY", KEY);
    movable.put("EBBGATE_MODE", "test");
    movable.put("EBBGATE_BUSINESS_CLOCK", "movable");
    Node.start(GatewayConfigReader.read(Optional.empty(), movable)).stop();
  }

  @Test
  void aNodeWhosePortIsTakenSaysWhichAndLetsGoOfEverything() throws IOException {
    Path data = folder.resolve("data");
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var environment = new HashMap<>(environment(taken.getLocalPort()));
      environment.put("EBBGATE_DATABASE_EMBEDDED_DATA_FOLDER", data.toString());

      assertThatThrownBy(() -> Node.start(GatewayConfigReader.read(Optional.empty(), environment)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("http.port")
          .hasMessageContaining("EBBGATE_HTTP_PORT");
    }
    assertThat(EmbeddedDatabase.uriOfRunning(data)).isEmpty();
    // The file of an owner that has not stopped in good order.
    assertThat(data.resolve("owner")).doesNotExist();
  }

  private GatewayConfig config(String masterKey) {
    var environment = new HashMap<>(environment(0));
    environment.put("EBBGATE_PG_URI", database.uri());
    environment.put("EBBGATE_MASTER_KEY", masterKey);
    return GatewayConfigReader.read(Optional.empty(), environment);
  }

  private static Map<String, String> environment(int port) {
    return Map.of(
        "EBBGATE_HTTP_HOST",
        "127.0.0.1",
        "EBBGATE_HTTP_PORT",
        Integer.toString(port),
        "EBBGATE_HTTP_INSTANCES",
        "1",
        "EBBGATE_CLUSTER_NAME",
        "start",
        "EBBGATE_CLUSTER_PORT",
        "0",
        "EBBGATE_CLUSTER_GRACEFUL_STOP_MS",
        "1000");
  }
}
