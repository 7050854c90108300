package io.ebbgate.gateway.store.orphan;

import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.movement.orphan.OrphanRow;
import io.ebbgate.gateway.usecase.movement.orphan.Orphans;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link Orphans} over the {@code orphan_callback} table. */
public final class PgOrphans implements Orphans {

  /**
   * No text of a provider may fill the database. A reference of ours is shorter by far, so that one
   * that is cut names none of our attempts either way.
   */
  private static final int LONGEST_TEXT = 200;

  // The bound is looked at without a lock. Of the statements that add to a channel, the one that
  // sees the latest moment sees fewer than the bound; what it cannot see is still being committed,
  // by one other connection each. So the bound is exceeded by less than the connections of all
  // nodes' reader pools, whatever the front door lets in. A lock would queue up on these very
  // connections, which everything else reads with.
  private static final String KEEP =
      """
      with seen as (
        select 1 from orphan_callback
        where channel = $2 and (nonce = $3 or (reference = $4 and digest = $13 and digest <> ''))
      ), room as (
        select 1 where $16::bigint > (select count(*) from orphan_callback
          where channel = $2 and state in ('Waiting', 'Alarmed'))
      ), put as (
        insert into orphan_callback (id, channel, nonce, reference, attempt_id, kind, outcome,
            reason, detail, provider_code, provider_reference, amount_minor, digest, currency,
            moved_at, received_at, due_at, returned_at)
        select $1::uuid, $2, $3, $4, $5::uuid, $6, $7, $8, $9, $10, $11, $12::bigint, $13, $14,
            $15::timestamptz, $17::timestamptz, $18::timestamptz, $19::timestamptz
        from room where not exists (select 1 from seen)
        on conflict do nothing returning 1
      )
      select exists (select 1 from put) as put, exists (select 1 from seen) as seen,
          exists (select 1 from room) as room\
      """;

  private static final String DUE =
      """
      select o.id, o.channel, o.nonce, o.reference, o.attempt_id, o.kind, o.outcome, o.reason,
          o.detail, o.provider_code, o.provider_reference, o.amount_minor, o.currency, o.moved_at,
          o.returned_at, o.digest, o.received_at, o.state, o.looked,
          exists (select 1 from attempt a
            where a.id = o.attempt_id and a.channel = o.channel and a.kind = o.kind) as there
      from orphan_callback o
      where o.state in ('Waiting', 'Alarmed') and o.due_at <= $1
        and (o.lease_until is null or o.lease_until <= clock_timestamp())
      order by o.due_at limit $2 for no key update of o skip locked\
      """;

  private static final String GO_ON =
      """
      update orphan_callback o
      set state = t.state, looked = t.looked, due_at = t.due_at,
          alarmed_at = case when t.state = 'Alarmed' then coalesce(o.alarmed_at, $6::timestamptz)
            end,
          lease_owner = case when t.leased then $7::uuid end,
          lease_until = case when t.leased
            then clock_timestamp() + $8::bigint * interval '1 millisecond' end
      from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::boolean[])
        as t(id, state, looked, due_at, leased)
      where o.id = t.id\
      """;

  private static final String MATCHED =
      """
      update orphan_callback
      set state = 'Matched', ended_at = $2, lease_owner = null, lease_until = null
      where id = any($1) and state in ('Waiting', 'Alarmed')\
      """;

  /**
   * What was proposed about orphans that have ended by themselves waits no more. A statement of its
   * own under the orphans' locks, so that it sees whoever proposed while these were waited for.
   */
  private static final String SUPERSEDE =
      """
      update operator_action
      set status = 'Superseded', superseded_at = $2,
          superseded_why = 'Its orphan was matched: the attempt is there and has learned of it.'
      where orphan_id = any($1) and status = 'Proposed'\
      """;

  private static final String COUNT =
      """
      select count(*) filter (where state = 'Waiting') as waiting,
          count(*) filter (where state = 'Alarmed') as alarmed
      from orphan_callback where state in ('Waiting', 'Alarmed')\
      """;

  private final Pool pool;
  private final Decision decision;

  /**
   * @param decision decides orphans whose time has come
   */
  public PgOrphans(Pool pool, Decision decision) {
    this.pool = pool;
    this.decision = decision;
  }

  @Override
  public Future<Keeping> keep(OrphanRow orphan, Instant firstLook, int atMost) {
    var kept =
        pool.preparedQuery(KEEP)
            .execute(parameters(orphan, firstLook, atMost))
            .map(rows -> {
              var row = rows.iterator().next();
              if (row.getBoolean("put")) {
                return Keeping.NEW;
              }
              // Not there, room for it, and not put: another node has put it this very moment.
              return row.getBoolean("seen") || row.getBoolean("room") ? Keeping.SEEN : Keeping.FULL;
            });
    return DatabaseAway.told(kept, "The database did not answer; what was said may be said again.");
  }

  private static Tuple parameters(OrphanRow orphan, Instant firstLook, int atMost) {
    var moved =
        orphan.outcome() instanceof Moved said ? Optional.of(said) : Optional.<Moved>empty();
    return Tuple.from(
        new @Nullable Object[] {
          orphan.id(),
          text(orphan.channel()),
          text(orphan.nonce()),
          text(orphan.reference()),
          orphan.attemptId().orElse(null),
          orphan.kind().name(),
          orphan.outcome().getClass().getSimpleName(),
          reason(orphan.outcome()),
          text(detail(orphan.outcome())),
          text(orphan.providerCode()),
          text(moved.map(Moved::providerReference).orElse("")),
          moved.map(said -> said.amount().minor()).orElse(null),
          text(orphan.digest()),
          moved.map(said -> said.amount().currency().getCurrencyCode()).orElse(null),
          moved.map(said -> Columns.time(said.movedAt())).orElse(null),
          (long) atMost,
          Columns.time(orphan.receivedAt()),
          Columns.time(firstLook),
          moved.flatMap(Moved::returnedAt).map(Columns::time).orElse(null)
        });
  }

  private static String text(String any) {
    var clean = any.replace("\0", "");
    return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT);
  }

  private static String reason(Outcome outcome) {
    return switch (outcome) {
      case NotMoved notMoved -> notMoved.reason().name();
      case Unknown unknown -> unknown.cause().name();
      case Moved _, Pending _ -> "";
    };
  }

  private static String detail(Outcome outcome) {
    return switch (outcome) {
      case NotMoved notMoved -> notMoved.providerCode();
      case Pending pending -> pending.providerCode();
      case Unknown unknown -> unknown.detail();
      case Moved _ -> "";
    };
  }

  @Override
  public Future<Claim> claim(UUID owner, Instant now, Duration lease, int atMost) {
    return pool.withTransaction(connection ->
            connection
                .preparedQuery(DUE)
                .execute(Tuple.of(Columns.time(now), atMost))
                .compose(rows -> {
                  var due = new ArrayList<Due>(rows.size());
                  rows.forEach(row -> due.add(OrphanReading.due(row)));
                  return due.isEmpty()
                      ? Future.succeededFuture(new Claim(0, List.of(), List.of()))
                      : take(connection, owner, now, lease, due);
                }))
        .map(Objects::requireNonNull);
  }

  private Future<Claim> take(
      SqlConnection connection, UUID owner, Instant now, Duration lease, List<Due> due) {
    var looked = decision.decide(due, now);
    return connection
        .preparedQuery(GO_ON)
        .execute(
            Columns.of(looked.changes())
                .uuid(Change::id)
                .text(Change::state)
                .integer(Change::looked)
                .time(Change::dueAt)
                .flag(change -> looked.learn().contains(change.id()))
                .single(now)
                .single(owner)
                .single(lease.toMillis())
                .tuple())
        .map(_ ->
            new Claim(
                due.size(),
                due.stream()
                    .map(Due::orphan)
                    .filter(orphan -> looked.learn().contains(orphan.id()))
                    .toList(),
                due.stream()
                    .map(Due::orphan)
                    .filter(orphan -> looked.alarmed().contains(orphan.id()))
                    .toList()));
  }

  @Override
  public Future<?> matched(List<UUID> orphans, Instant now) {
    var parameters =
        Tuple.tuple().addArrayOfUUID(orphans.toArray(UUID[]::new)).addValue(Columns.time(now));
    return pool.withTransaction(connection ->
        connection
            .preparedQuery(MATCHED)
            .execute(parameters)
            .compose(_ -> connection.preparedQuery(SUPERSEDE).execute(parameters)));
  }

  @Override
  public Future<Counts> count() {
    return pool.query(COUNT)
        .execute()
        .map(rows -> {
          Row row = rows.iterator().next();
          return new Counts(row.getLong("waiting"), row.getLong("alarmed"));
        });
  }
}
