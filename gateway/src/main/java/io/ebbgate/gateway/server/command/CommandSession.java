package io.ebbgate.gateway.server.command;

import io.ebbgate.core.id.Ids;
import io.ebbgate.gateway.crypto.MasterKey;
import io.ebbgate.gateway.server.config.GatewayConfig;
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

/**
 * What a command works with: the database of the configuration, and what the server injects. Every
 * method blocks.
 */
public final class CommandSession implements AutoCloseable {
  private final Deque<Runnable> opened = new ArrayDeque<>();
  private final ConfiguredDatabase configured;
  private final SecureRandom random = new SecureRandom();
  private final Vertx vertx;
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
    this.configured = ConfiguredDatabase.open(file, environment);
    opened.push(configured::close);
    try {
      this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
      opened.push(() -> vertx.close().await());
      this.database = CommandDatabase.open(vertx, configured.uri()).await();
      opened.push(() -> database.close().await());
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /** Runs what is not done on the main thread; closed with the session. */
  public Vertx vertx() {
    return vertx;
  }

  /** The database, open until the session is closed. */
  public CommandDatabase database() {
    return database;
  }

  /** The whole configuration, checked. */
  public GatewayConfig config() {
    return configured.config();
  }

  /**
   * The key under which this database's personal data is sealed.
   *
   * @throws io.ebbgate.gateway.server.config.ConfigMistakes when another one is configured
   */
  public MasterKey masterKey() throws IOException {
    return MasterKeys.proven(config(), random, database.masterKeyChecks(), clock());
  }

  /** Where keys and identifiers come from. */
  public SecureRandom random() {
    return random;
  }

  /** The time of the machine. */
  public InstantSource clock() {
    return Clock.systemUTC();
  }

  /** Identifiers in the order of time. */
  public Ids ids() {
    return new TimeOrderedIds(clock(), random);
  }

  /** Waits on the main thread for what the event loop does. */
  public <T> T await(Future<T> future) {
    return future.await();
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      opened.pop().run();
    }
  }
}
