package io.ebbgate.gateway.store.access;

import io.ebbgate.gateway.usecase.personal.MasterKeyChecks;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The check of the master key in PostgreSQL. */
public final class PgMasterKeyChecks implements MasterKeyChecks {
  private static final String KEPT = "select value from master_key_check where key_version = 1";

  // Whoever comes second waits here for the first to commit, and then reads what that one kept.
  private static final String KEEP =
      "insert into master_key_check values (1, $1, $2) on conflict do nothing";

  private static final String ANY_NAME = "select id, name_sealed from customer limit 1";

  private final Pool pool;

  /**
   * @param pool for everything but the write path
   */
  public PgMasterKeyChecks(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Optional<Buffer>> kept() {
    return pool.query(KEPT)
        .execute()
        .map(rows -> rows.stream().findFirst().map(row -> row.getBuffer("value")));
  }

  @Override
  public Future<Buffer> keep(Buffer value, Instant at) {
    return pool.preparedQuery(KEEP)
        .execute(Tuple.of(value, at.atOffset(ZoneOffset.UTC)))
        .compose(_ -> kept())
        .map(Optional::orElseThrow);
  }

  @Override
  public Future<Optional<SealedName>> anyName() {
    return pool.query(ANY_NAME)
        .execute()
        .map(rows ->
            rows.stream()
                .findFirst()
                .map(row -> new SealedName(row.getUUID("id"), row.getBuffer("name_sealed"))));
  }
}
