package io.ebbgate.gateway.testing;

import io.ebbgate.gateway.store.pool.PgPools;
import io.ebbgate.gateway.store.pool.PoolSettings;
import io.ebbgate.gateway.store.schema.Migrations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A fresh database with the newest schema, and a pool to it. */
public final class MigratedDatabase implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final String uri;
  private final Vertx vertx;
  private final Pool pool;

  /** Makes one; a copy of a database that was migrated once for each JVM. */
  public MigratedDatabase() {
    this.uri = TestDatabase.createDatabase("migrated", Migrations::run);
    this.vertx = Vertx.vertx();
    this.pool = PgPools.reading(vertx, PoolSettings.of(uri, "test", 4));
  }

  /** Its address. */
  public String uri() {
    return uri;
  }

  /** What the pool runs on. */
  public Vertx vertx() {
    return vertx;
  }

  /** A small pool. */
  public Pool pool() {
    return pool;
  }

  /** Runs a statement for its rows. */
  public RowSet<Row> run(String sql, @Nullable Object... values) {
    return await(pool.preparedQuery(sql).execute(Tuple.from(values)));
  }

  /** The single number that a query answers. */
  public long number(String sql, @Nullable Object... values) {
    return ((Number) run(sql, values).iterator().next().getValue(0)).longValue();
  }

  /** Waits for a future on the test's own thread; throws its failure as it is. */
  public static <T> T await(Future<T> future) {
    try {
      return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not done within " + PATIENCE_SECONDS + " s", e);
    }
  }

  @Override
  public void close() {
    await(pool.close());
    await(vertx.close());
  }
}
