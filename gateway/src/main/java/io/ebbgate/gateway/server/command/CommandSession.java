package io.ebbgate.gateway.server.command;

import io.ebbgate.core.id.Ids;
import io.ebbgate.gateway.crypto.MasterKey;
import io.ebbgate.gateway.server.config.GatewayConfig;
import io.ebbgate.gateway.server.config.GatewayConfigReader;
import io.ebbgate.gateway.server.database.EmbeddedDatabase;
import io.ebbgate.gateway.server.database.EmbeddedDatabaseOptions;
import io.ebbgate.gateway.server.runtime.MasterKeys;
import io.ebbgate.gateway.server.runtime.TimeOrderedIds;
import io.ebbgate.gateway.store.command.CommandDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a command works with: the database of the configuration, and what the server injects. The
 * embedded database is used where it runs, and run for the length of the command where it does not.
 * Every method blocks.
 */
final class CommandSession implements AutoCloseable {
  private final Deque<Runnable> opened = new ArrayDeque<>();
  private final Supplier<GatewayConfig> config;
  private final SecureRandom random = new SecureRandom();
  private final CommandDatabase database;

  /**
   * Opens the database.
   *
   * @param file the configuration file, if one is named
   * @param environment the process's variables
   * @throws io.ebbgate.gateway.server.config.ConfigMistakes when the configuration is needed and
   *     wrong
   */
  CommandSession(Optional<Path> file, Map<String, String> environment) {
    var named = file.or(() -> Optional.ofNullable(environment.get("EBBGATE_CONFIG")).map(Path::of));
    this.config = () -> GatewayConfigReader.read(named, environment);
    try {
      String uri = uri(environment);
      var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
      opened.push(() -> vertx.close().await());
      this.database = CommandDatabase.open(vertx, uri).await();
      opened.push(() -> database.close().await());
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private String uri(Map<String, String> environment) {
    // A command that only reads or makes keys needs no master key: the address is enough.
    var given =
        Optional.ofNullable(environment.get("EBBGATE_PG_URI")).filter(uri -> !uri.isBlank());
    if (given.isPresent()) {
      return given.get();
    }
    var settings = config.get().database();
    if (settings.uri().isPresent()) {
      return settings.uri().get().value();
    }
    var running = EmbeddedDatabase.uriOfRunning(settings.embeddedDataFolder());
    if (running.isPresent()) {
      return running.get();
    }
    var embedded =
        EmbeddedDatabase.start(
            EmbeddedDatabaseOptions.in(settings.embeddedDataFolder())
                .withPort(settings.embeddedPort()));
    opened.push(embedded::close);
    return embedded.uri();
  }

  CommandDatabase database() {
    return database;
  }

  /** The whole configuration, checked. */
  GatewayConfig config() {
    return config.get();
  }

  MasterKey masterKey() throws IOException {
    return MasterKeys.of(config.get(), random);
  }

  SecureRandom random() {
    return random;
  }

  InstantSource clock() {
    return Clock.systemUTC();
  }

  Ids ids() {
    return new TimeOrderedIds(clock(), random);
  }

  /** Waits on the main thread for what the event loop does. */
  <T> T await(Future<T> future) {
    return future.await();
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      opened.pop().run();
    }
  }
}
