package io.ebbgate.proving.stack;

import io.ebbgate.gateway.server.database.EmbeddedDatabase;
import io.ebbgate.gateway.server.database.EmbeddedDatabaseOptions;
import java.nio.file.Path;
import java.util.Map;

/** A stack's database, run by the stack or by its gateway. */
sealed interface StackDatabase extends AutoCloseable {

  /** What the gateway's commands are told of it. */
  Map<String, String> settings();

  /**
   * Where it is; holds its password. The same for the stack's whole life.
   *
   * @throws IllegalStateException when it does not run now
   */
  String uri();

  @Override
  void close();

  /** One that the stack runs in its own process, and whose data is gone when it is closed. */
  static StackDatabase ofTheStack(String masterKey, StackLimits limits) {
    var options = EmbeddedDatabaseOptions.temporary().within(limits.start(), limits.stop());
    return new OfTheStack(EmbeddedDatabase.start(options), masterKey);
  }

  /**
   * One that every gateway command runs by itself while none runs, as without any settings.
   *
   * @param folder its data folder, which somebody else removes
   * @param port where it listens, so that its address outlives a restart
   */
  static StackDatabase ofTheGateway(Path folder, int port) {
    return new OfTheGateway(folder, port);
  }

  /** Outlives the gateway. */
  record OfTheStack(EmbeddedDatabase database, String masterKey) implements StackDatabase {
    @Override
    public Map<String, String> settings() {
      return Map.of("EBBGATE_PG_URI", database.uri(), "EBBGATE_MASTER_KEY", masterKey);
    }

    @Override
    public String uri() {
      return database.uri();
    }

    @Override
    public void close() {
      database.close();
    }
  }

  /** Starts and ends with the gateway. */
  record OfTheGateway(Path folder, int port) implements StackDatabase {
    @Override
    public Map<String, String> settings() {
      return Map.of(
          "EBBGATE_DATABASE_EMBEDDED_DATA_FOLDER",
          folder.toString(),
          "EBBGATE_DATABASE_EMBEDDED_PORT",
          Integer.toString(port));
    }

    @Override
    public String uri() {
      return EmbeddedDatabase.uriOfRunning(folder)
          .orElseThrow(() -> new IllegalStateException("no database runs on " + folder));
    }

    @Override
    public void close() {
      // The gateway has stopped it.
    }
  }
}
