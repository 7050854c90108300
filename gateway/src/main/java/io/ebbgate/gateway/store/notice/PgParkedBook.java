package io.ebbgate.gateway.store.notice;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.parked.NoticeView;
import io.ebbgate.gateway.usecase.notice.parked.ParkedBook;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** {@link ParkedBook} in PostgreSQL. Safe on any context. */
public final class PgParkedBook implements ParkedBook {
  // A sub-query for a value, unlike one for existence, is never answered from a whole table.
  private static final String NOTICE =
      """
      select o.id, o.kind, o.scene, o.order_id, o.state, o.tries, o.why, o.created_at, o.ended_at,
        (select true from drawdown d where d.id = o.order_id) is true as of_drawdown,
        (select coalesce(jsonb_agg(jsonb_build_object('client', r.client, 'at', r.requeued_at,
            'reason', r.reason, 'met', r.met) order by r.id), '[]')
          from notice_requeue r where r.notice_id = o.id) as requeues
      from outbox o
      """;

  private static final String PARKED =
      NOTICE
          + """
          where o.state = 'Parked' and ($1::text is null or o.kind = $1)
            and ($2::uuid is null or o.id > $2)
          order by o.id limit $3
          """;

  private static final String ONE = NOTICE + "where o.id = $1";

  private static final String LOCK = "select from outbox where id = $1 for no key update";

  private static final String APPEND =
      """
      insert into notice_requeue (id, notice_id, order_id, reason, met, client_id, client,
        requeued_at)
      select $2::uuid, o.id, o.order_id, $3::text, o.why, c.id, c.name, $5::timestamptz
      from outbox o, client c where o.id = $1 and c.id = $4
      """;

  // Its number and its key stay: it goes out where it stood, under the name that it had.
  private static final String REQUEUE =
      """
      update outbox set state = 'Queued', tries = 0, due_at = $2, ended_at = null
      where id = $1 and state = 'Parked'
      """;

  private final Pool pool;

  /**
   * @param pool for everything but the write path
   */
  public PgParkedBook(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<List<NoticeView>> parked(
      Optional<NoticeKind> kind, Optional<UUID> after, int limit) {
    return DatabaseAway.told(
        all(
            pool,
            PARKED,
            Tuple.of(kind.map(NoticeKind::name).orElse(null), after.orElse(null), limit)),
        DatabaseAway.ASK_AGAIN);
  }

  @Override
  public Future<NoticeView> requeue(UUID noticeId, Function<NoticeView, NewRequeue> decide) {
    return DatabaseAway.told(
        pool.withTransaction(connection -> requeued(connection, noticeId, decide))
            .map(Objects::requireNonNull),
        "The database did not answer; look whether the notice is still parked, and ask again.");
  }

  private static Future<NoticeView> requeued(
      SqlConnection connection, UUID noticeId, Function<NoticeView, NewRequeue> decide) {
    var id = Tuple.of(noticeId);
    return connection
        .preparedQuery(LOCK)
        .execute(id)
        // Read by a statement of its own after the lock, so that what waited for it is seen.
        .compose(_ -> one(connection, id))
        .map(decide)
        .compose(requeue -> write(connection, noticeId, requeue))
        .compose(_ -> one(connection, id));
  }

  private static Future<Void> write(SqlConnection connection, UUID noticeId, NewRequeue requeue) {
    var at = requeue.at().atOffset(ZoneOffset.UTC);
    var appended =
        exactlyOne(
            connection,
            APPEND,
            Tuple.of(noticeId, requeue.id(), requeue.reason(), requeue.clientId(), at));
    var queued = exactlyOne(connection, REQUEUE, Tuple.of(noticeId, at));
    return Future.all(appended, queued).mapEmpty();
  }

  /** Under the lock a row that was there is there; anything else is a defect, and undone. */
  private static Future<?> exactlyOne(SqlConnection connection, String sql, Tuple parameters) {
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .map(result -> {
          if (result.rowCount() != 1) {
            throw new IllegalStateException(result.rowCount() + " rows met: " + sql);
          }
          return result;
        });
  }

  private static Future<NoticeView> one(SqlConnection connection, Tuple id) {
    return all(connection, ONE, id)
        .compose(found ->
            found.isEmpty()
                ? Future.failedFuture(
                    Problem.of(ProblemCode.NOTICE_NOT_FOUND, "there is no such notice").rejected())
                : Future.succeededFuture(found.getFirst()));
  }

  private static Future<List<NoticeView>> all(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().map(PgParkedBook::notice).toList());
  }

  private static NoticeView notice(Row row) {
    return new NoticeView(
        row.getUUID("id"),
        NoticeKind.valueOf(row.getString("kind")),
        row.getString("scene"),
        row.getBoolean("of_drawdown") ? IdKind.DRAWDOWN : IdKind.REPAYMENT,
        row.getUUID("order_id"),
        row.getString("state"),
        row.getInteger("tries"),
        row.getString("why"),
        row.getOffsetDateTime("created_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant),
        ((JsonArray) row.getJson("requeues"))
            .stream().map(JsonObject.class::cast).map(PgParkedBook::requeue).toList());
  }

  private static NoticeView.Requeue requeue(JsonObject told) {
    return new NoticeView.Requeue(
        told.getString("client"),
        OffsetDateTime.parse(told.getString("at")).toInstant(),
        told.getString("reason"),
        told.getString("met"));
  }
}
