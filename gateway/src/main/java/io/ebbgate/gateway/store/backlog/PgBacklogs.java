package io.ebbgate.gateway.store.backlog;

import io.ebbgate.gateway.usecase.backlog.Backlog;
import io.ebbgate.gateway.usecase.backlog.Backlogs;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/** Counts in PostgreSQL. */
public final class PgBacklogs implements Backlogs {
  // Every attempt that has not ended is due some time. The conditions are those of the partial
  // indexes attempt_due and outbox_queued, so what has ended is not read.
  private static final String COUNT =
      """
      select open.*,
        (select count(*) from outbox where state = 'Queued') as notices,
        (select count(*) from incident where state = 'Open') as incidents
      from (
        select
          count(*) filter (where state = 'Sending') as sending,
          count(*) filter (where state = 'Asking') as asking,
          count(*) filter (where state = 'Disputed') as disputed
        from attempt where due_at is not null) open
      """;

  private final Pool pool;

  /**
   * @param pool for reading
   */
  public PgBacklogs(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Backlog> count() {
    return pool.query(COUNT)
        .execute()
        .map(rows -> {
          var row = rows.iterator().next();
          return new Backlog(
              row.getLong("sending"),
              row.getLong("asking"),
              row.getLong("disputed"),
              row.getLong("notices"),
              row.getLong("incidents"));
        });
  }
}
