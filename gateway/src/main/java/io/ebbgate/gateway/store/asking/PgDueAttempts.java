package io.ebbgate.gateway.store.asking;

import io.ebbgate.gateway.store.movement.RowReading;
import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.usecase.movement.asking.DecideAsking;
import io.ebbgate.gateway.usecase.movement.asking.DueAttempts;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** {@link DueAttempts} over the {@code attempt} table. Safe on any context. */
public final class PgDueAttempts implements DueAttempts {

  // A lease that its holder still has is respected by the database's clock, whatever the business
  // clock says.
  private static final String DUE =
      "select "
          + RowReading.ATTEMPT
          + """
          , clock_timestamp() as claimed_at from attempt
          where due_at <= $1 and (lease_until is null or lease_until <= clock_timestamp())
          order by due_at limit $2 for no key update skip locked\
          """;

  private static final String LEASE =
      """
      update attempt a
      set state = t.state, asked = t.asked, due_at = t.due_at, lease_owner = $5::uuid,
          lease_until = clock_timestamp() + $6::bigint * interval '1 millisecond',
          fence = a.fence + 1, version = a.version + 1
      from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[])
        as t(id, state, asked, due_at)
      where a.id = t.id\
      """;

  /** Only moved to its time: nobody holds it. */
  private static final String MOVE =
      """
      update attempt a set due_at = t.due_at, version = a.version + 1
      from unnest($1::uuid[], $2::timestamptz[]) as t(id, due_at) where a.id = t.id\
      """;

  private static final String INCIDENTS =
      """
      insert into incident (id, order_id, attempt_id, evidence_id, reason, state, opened_at)
      select id, order_id, attempt_id, evidence_id, reason, 'Open', opened_at
      from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[])
        as t(id, order_id, attempt_id, evidence_id, reason, opened_at)\
      """;

  private final Pool pool;
  private final DecideAsking decide;

  /**
   * @param pool for writing
   */
  public PgDueAttempts(Pool pool, DecideAsking decide) {
    this.pool = pool;
    this.decide = decide;
  }

  @Override
  public Future<Claim> claim(UUID owner, Instant now, Duration lease, int atMost) {
    return pool.withTransaction(connection ->
            connection
                .preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), atMost))
                .compose(rows -> {
                  var due = new ArrayList<Row>(rows.size());
                  rows.forEach(due::add);
                  return due.isEmpty()
                      ? Future.succeededFuture(new Claim(List.of(), 0))
                      : take(connection, owner, now, lease, due);
                }))
        .map(Objects::requireNonNull);
  }

  private Future<Claim> take(
      SqlConnection connection, UUID owner, Instant now, Duration lease, List<Row> rows) {
    var asking = decide.decide(rows.stream().map(RowReading::attempt).toList(), now);
    var leased =
        asking.attempts().stream().filter(attempt -> asking.ask().contains(attempt.id())).toList();
    var moved =
        asking.attempts().stream().filter(attempt -> !asking.ask().contains(attempt.id())).toList();
    var writes = new ArrayList<Future<?>>();
    if (!leased.isEmpty()) {
      writes.add(
          connection
              .preparedQuery(LEASE)
              .execute(
                  Columns.of(leased)
                      .uuid(AttemptRow::id)
                      .text(AttemptRow::state)
                      .integer(AttemptRow::asked)
                      .timeOrNull(AttemptRow::dueAt)
                      .single(owner)
                      .single(lease.toMillis())
                      .tuple()));
    }
    if (!moved.isEmpty()) {
      writes.add(
          connection
              .preparedQuery(MOVE)
              .execute(
                  Columns.of(moved).uuid(AttemptRow::id).timeOrNull(AttemptRow::dueAt).tuple()));
    }
    if (!asking.incidents().isEmpty()) {
      writes.add(connection.preparedQuery(INCIDENTS).execute(incidents(asking.incidents())));
    }
    var claimedAt = rows.getFirst().getOffsetDateTime("claimed_at").toInstant();
    return Future.all(writes)
        .map(_ ->
            new Claim(
                leased.stream()
                    .map(attempt ->
                        new Due(
                            attempt.id(),
                            attempt.kind(),
                            attempt.channel(),
                            attempt.fence() + 1,
                            claimedAt))
                    .toList(),
                rows.size()));
  }

  private static Tuple incidents(List<IncidentRow> incidents) {
    return Columns.of(incidents)
        .uuid(IncidentRow::id)
        .uuid(IncidentRow::orderId)
        .uuid(IncidentRow::attemptId)
        .uuidOrNull(IncidentRow::evidenceId)
        .text(IncidentRow::reason)
        .time(IncidentRow::openedAt)
        .tuple();
  }
}
