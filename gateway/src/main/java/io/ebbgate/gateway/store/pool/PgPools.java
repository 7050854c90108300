package io.ebbgate.gateway.store.pool;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/** Makes pools of connections. */
public final class PgPools {
  private static final int CACHED_STATEMENTS = 256;
  private static final int LONGEST_CACHED_STATEMENT = 64 * 1024;
  private static final int MOST_BETWEEN_CLEANINGS_MS = 1_000;

  private PgPools() {}

  /**
   * A pool for the write path. Its statements are few and always run by key over small arrays, so
   * each is planned once and never by scanning a table: a plan made while the tables were empty
   * stays right when they have grown.
   */
  public static Pool writing(Vertx vertx, PoolSettings settings) {
    var options = connectOptions(settings);
    // Whoever holds a lock for long, a person at a prompt for instance, holds up the rows that need
    // it and not a whole batch.
    options.addProperty("lock_timeout", settings.lockTimeout().toMillis() + "ms");
    options.addProperty("plan_cache_mode", "force_generic_plan");
    options.addProperty("enable_seqscan", "off");
    return pool(vertx, settings, options);
  }

  /** A pool for everything else. */
  public static Pool reading(Vertx vertx, PoolSettings settings) {
    return pool(vertx, settings, connectOptions(settings));
  }

  private static PgConnectOptions connectOptions(PoolSettings settings) {
    var options = PgConnectOptions.fromUri(settings.uri());
    options.setPipeliningLimit(settings.pipelining());
    options.setCachePreparedStatements(true);
    options.setPreparedStatementCacheMaxSize(CACHED_STATEMENTS);
    // The default leaves out everything above 2,048 characters: the statements that matter most.
    options.setPreparedStatementCacheSqlFilter(sql -> sql.length() <= LONGEST_CACHED_STATEMENT);
    options.addProperty("application_name", "ebbgate " + settings.name());
    options.addProperty("statement_timeout", settings.statementTimeout().toMillis() + "ms");
    // An open transaction whose node has stopped reading must not hold its locks for ever.
    options.addProperty(
        "idle_in_transaction_session_timeout", settings.statementTimeout().toMillis() + "ms");
    options.addProperty("jit", "off");
    return options;
  }

  private static Pool pool(Vertx vertx, PoolSettings settings, PgConnectOptions options) {
    int connectTimeoutMs = Math.toIntExact(settings.connectTimeout().toMillis());
    int idleMs = Math.toIntExact(settings.idleTime().toMillis());
    var poolOptions =
        new PoolOptions()
            .setName(settings.name())
            .setMaxSize(settings.size())
            .setMaxWaitQueueSize(settings.maximumWaiting())
            .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
            .setConnectionTimeout(connectTimeoutMs)
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setIdleTimeout(idleMs)
            .setPoolCleanerPeriod(Math.max(1, Math.min(MOST_BETWEEN_CLEANINGS_MS, idleMs / 2)));
    return PgBuilder.pool()
        .with(poolOptions)
        .with(
            new NetClientOptions()
                .setConnectTimeout(connectTimeoutMs)
                // A peer that is gone without a word, or a proxy that swallows what it is sent,
                // closes nothing: without this its statements would wait for ever. What is read
                // counts, not what is written, which the kernel takes for a while all the same.
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout(Math.toIntExact(settings.silenceTimeout().toMillis())))
        .connectingTo(options)
        .using(vertx)
        .build();
  }
}
