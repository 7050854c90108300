package io.ebbgate.gateway.store.backlog;

import io.ebbgate.gateway.usecase.backlog.Backlog;
import io.ebbgate.gateway.usecase.backlog.Backlogs;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.Map;

/** Counts in PostgreSQL. */
public final class PgBacklogs implements Backlogs {
  // Every attempt that has not ended is due some time. The conditions are those of the partial
  // indexes attempt_due, outbox_queued and outbox_parked, so what has ended is not read.
  private static final String COUNT =
      """
      select open.*, parked.*,
        (select count(*) from outbox where state = 'Queued') as notices,
        (select count(*) from incident where state = 'Open') as incidents,
        (select count(*) from operator_action where status = 'Proposed') as proposals
      from (
        select
          count(*) filter (where state = 'Sending') as sending,
          count(*) filter (where state = 'Asking') as asking,
          count(*) filter (where state = 'Disputed') as disputed
        from attempt where due_at is not null) open,
      (
        select
          count(*) filter (where kind = 'SMS') as parked_sms,
          count(*) filter (where kind = 'WEBHOOK') as parked_webhook,
          count(*) filter (where kind = 'REPORT') as parked_report
        from outbox where state = 'Parked') parked
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
              Map.of(
                  NoticeKind.SMS, row.getLong("parked_sms"),
                  NoticeKind.WEBHOOK, row.getLong("parked_webhook"),
                  NoticeKind.REPORT, row.getLong("parked_report")),
              row.getLong("incidents"),
              row.getLong("proposals"));
        });
  }
}
