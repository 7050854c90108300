package io.ebbgate.gateway.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.server.command.seed.SeedCommand;
import io.ebbgate.gateway.server.database.EmbeddedDatabase;
import io.ebbgate.gateway.server.database.EmbeddedDatabaseOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EmbeddedCommandsIT {
  @TempDir Path folder;

  @Test
  void aCommandRunsTheEmbeddedDatabaseItselfAndUsesTheOneThatRuns() throws IOException {
    Path data = folder.resolve("data");
    assertThat(EmbeddedDatabase.uriOfRunning(data)).isEmpty();

    var alone = createKey(data);
    assertThat(EmbeddedDatabase.uriOfRunning(data)).isEmpty();

    try (var running = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(data))) {
      assertThat(EmbeddedDatabase.uriOfRunning(data)).contains(running.uri());
      var beside = createKey(data);
      assertThat(beside.getString("clientId")).isEqualTo(alone.getString("clientId"));
      assertThat(beside.getString("apiKey")).isNotEqualTo(alone.getString("apiKey"));

      Path seed = Files.writeString(folder.resolve("seed.yaml"), "lines: []\n");
      run(new SeedCommand(), data, seed.toString(), "--json");
      assertThat(data.resolve("master.key")).exists();
    }
    assertThat(EmbeddedDatabase.uriOfRunning(data)).isEmpty();
  }

  @Test
  void aPasswordFileThatWasEmptiedIsNamedAndItsAddressIsNot() throws IOException {
    Path data = folder.resolve("data");
    try (var running = EmbeddedDatabase.start(EmbeddedDatabaseOptions.in(data))) {
      var password = Files.readString(data.resolve("password"));
      Files.writeString(data.resolve("password"), "");
      try {
        var command = new KeysCreateCommand();
        command.useEnvironment(Map.of("EBBGATE_DATABASE_EMBEDDED_DATA_FOLDER", data.toString()));
        var err = new StringWriter();
        int code =
            new CommandLine(command)
                .setErr(new PrintWriter(err))
                .execute("--client", "app", "--scopes", "lines:read");

        assertThat(code).isEqualTo(3);
        assertThat(err.toString())
            .contains(data.toRealPath().resolve("password") + " does not hold the password")
            .doesNotContain("postgresql://", String.valueOf(running.port()));
      } finally {
        Files.writeString(data.resolve("password"), password);
      }
    }
  }

  private static JsonObject createKey(Path data) {
    return run(
        new KeysCreateCommand(), data, "--client", "app", "--scopes", "lines:read", "--json");
  }

  private static JsonObject run(DatabaseCommand command, Path data, String... arguments) {
    command.useEnvironment(Map.of("EBBGATE_DATABASE_EMBEDDED_DATA_FOLDER", data.toString()));
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    assertThat(code).as(err.toString()).isZero();
    return new JsonObject(out.toString());
  }
}
