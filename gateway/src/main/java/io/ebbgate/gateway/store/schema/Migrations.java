package io.ebbgate.gateway.store.schema;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Brings the schema to the newest version; several nodes may try at once, one does it. */
public final class Migrations {
  private Migrations() {}

  /**
   * Runs what has not run yet. Blocks.
   *
   * @param uri {@code postgresql://user:password@host:port/database}
   * @return how many migrations ran
   * @throws IllegalArgumentException when the address is none; the message repeats nothing of it
   */
  public static int run(String uri) {
    var database = options(uri);
    String address =
        "jdbc:postgresql://"
            + database.getHost()
            + ":"
            + database.getPort()
            + "/"
            + database.getDatabase();
    var configuration =
        Flyway.configure()
            .dataSource(address, database.getUser(), database.getPassword())
            .locations("classpath:db/migration");
    // A lock of the session, not of a transaction, so that CREATE INDEX CONCURRENTLY can run.
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return configuration.load().migrate().migrationsExecuted;
  }

  private static PgConnectOptions options(String uri) {
    try {
      return PgConnectOptions.fromUri(uri);
    } catch (IllegalArgumentException e) {
      // The parser's message, and that of its cause, repeat the address with its password.
      throw new IllegalArgumentException("the address of the database cannot be read");
    }
  }

  /** The same on a worker thread. */
  public static Future<Void> run(Vertx vertx, String uri) {
    return vertx.executeBlocking(() -> run(uri)).mapEmpty();
  }
}
