package io.ebbgate.gateway.store.schema;

import io.ebbgate.gateway.usecase.upkeep.Upkeep;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Chores of PostgreSQL. */
public final class PgUpkeep implements Upkeep {
  private static final List<String> PARTITIONED =
      List.of(
          "drawdown",
          "repayment",
          "attempt",
          "evidence",
          "loan",
          "instalment",
          "ledger_entry",
          "ledger_transfer",
          "ledger_seal",
          "outbox");

  // Making a partition locks its table. Whoever waits for that lock holds up everybody behind: so
  // it gives up soon, and tries again the next day.
  private static final String SHORT_WAIT = "set local lock_timeout = '2s'";

  private static final String ONE_NODE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('ebbgate partitions', 0))";

  private static final String ENSURE = "select ensure_partitions($1, $2, $3) as made";

  private static final String FORGET =
      """
      delete from callback_nonce where (channel, nonce) in (
        select channel, nonce from callback_nonce where seen_at < $1 order by seen_at limit $2)
      """;

  private final Pool pool;

  /**
   * @param pool for everything but the write path
   */
  public PgUpkeep(Pool pool) {
    this.pool = pool;
  }

  @Override
  public List<String> partitioned() {
    return PARTITIONED;
  }

  @Override
  public Future<Integer> ensurePartitions(String table, Instant from, int months) {
    return pool.withTransaction(connection ->
            connection
                .query(SHORT_WAIT)
                .execute()
                .compose(set -> connection.query(ONE_NODE_AT_A_TIME).execute())
                .compose(locked ->
                    connection
                        .preparedQuery(ENSURE)
                        .execute(Tuple.of(table, from.atOffset(ZoneOffset.UTC), months))))
        .map(rows -> rows.iterator().next().getInteger("made"));
  }

  @Override
  public Future<Integer> forgetDeliveries(Instant before, int atMost) {
    return pool.preparedQuery(FORGET)
        .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), atMost))
        .map(rows -> rows.rowCount());
  }
}
