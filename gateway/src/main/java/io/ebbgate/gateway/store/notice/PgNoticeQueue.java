package io.ebbgate.gateway.store.notice;

import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.NoticeQueue;
import io.ebbgate.gateway.usecase.notice.QueuedNotice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** {@link NoticeQueue} over the {@code outbox} tables. Safe on any context. */
public final class PgNoticeQueue implements NoticeQueue {

  // Rows are locked in lane order, and taken ones skipped: two nodes never wait for each other
  // here.
  private static final String CLAIM =
      """
      with wanted as materialized (
             select lane from outbox_lane
             where owner = $1 or owner is null or lease_until < clock_timestamp()
             order by (owner is not distinct from $1) desc, lane limit $2),
           locked as materialized (
             select lane, owner from outbox_lane
             where lane in (select lane from wanted)
               and (owner = $1 or owner is null or lease_until < clock_timestamp())
             order by lane for no key update skip locked),
           surplus as (
             update outbox_lane set owner = null, lease_until = '-infinity'
             where owner = $1 and lane not in (select lane from wanted))
      update outbox_lane l
      set owner = $1, lease_until = clock_timestamp() + make_interval(secs => $3 / 1000.0),
          fence = case when locked.owner is not distinct from $1 then l.fence else l.fence + 1 end
      from locked where l.lane = locked.lane
      returning l.lane, l.fence
      """;

  private static final String RELEASE =
      "update outbox_lane set owner = null, lease_until = '-infinity' where owner = $1";

  // Of each key and kind only the oldest: a row that waits for its next try holds back those behind
  // it, and a parked report does so until a person has seen to it.
  private static final String DUE =
      """
      select id, lane, seq, kind, scene, dedup_key, customer_id, payload, tries, created_at
      from outbox o
      where state = 'Queued' and lane = any($1::smallint[]) and kind = any($2) and due_at <= $3
        and not exists (
          select from outbox earlier
          where earlier.state = 'Queued' and earlier.key = o.key and earlier.kind = o.kind and earlier.seq < o.seq)
        and not exists (
          select from outbox parked
          where parked.state = 'Parked' and parked.key = o.key and parked.kind = o.kind and o.kind = 'REPORT'
            and parked.seq < o.seq)
      order by seq limit $4
      """;

  private static final String MARK =
      """
      update outbox o
      set state = m.state, tries = o.tries + 1, due_at = m.due_at, why = m.why,
          ended_at = case when m.state = 'Queued' then null else m.due_at end
      from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::smallint[], $5::bigint[], $7::text[])
             as m(id, state, due_at, lane, fence, why)
      join outbox_lane l on l.lane = m.lane and l.owner = $6 and l.fence = m.fence
      where o.id = m.id and o.id = any($1::uuid[]) and o.state = 'Queued'
      """;

  private final Pool pool;

  public PgNoticeQueue(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Map<Integer, Long>> claimLanes(UUID owner, int atMost, Duration lease) {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(owner, atMost, (double) lease.toMillis()))
        .map(rows -> {
          var fences = new HashMap<Integer, Long>();
          for (Row row : rows) {
            fences.put(row.getInteger(0), row.getLong(1));
          }
          return fences;
        });
  }

  @Override
  public Future<Void> releaseLanes(UUID owner) {
    return pool.preparedQuery(RELEASE).execute(Tuple.of(owner)).mapEmpty();
  }

  @Override
  public Future<List<QueuedNotice>> due(
      Set<Integer> lanes, Set<NoticeKind> kinds, Instant now, int atMost) {
    var laneNumbers = lanes.stream().map(Integer::shortValue).toArray(Short[]::new);
    var kindNames = kinds.stream().map(NoticeKind::name).toArray(String[]::new);
    return pool.preparedQuery(DUE)
        .execute(Tuple.of(laneNumbers, kindNames, offset(now), atMost))
        .map(rows -> rows.stream().map(PgNoticeQueue::notice).toList());
  }

  @Override
  public Future<Void> mark(UUID owner, Map<Integer, Long> fences, List<Mark> marks) {
    if (marks.isEmpty()) {
      return Future.succeededFuture();
    }
    var ordered =
        marks.stream().sorted(java.util.Comparator.comparing(m -> m.notice().id())).toList();
    return pool.preparedQuery(MARK)
        .execute(
            Tuple.of(
                ordered.stream().map(m -> m.notice().id()).toArray(UUID[]::new),
                ordered.stream().map(Mark::state).toArray(String[]::new),
                ordered.stream().map(m -> offset(m.dueAt())).toArray(OffsetDateTime[]::new),
                ordered.stream().map(m -> (short) m.notice().lane()).toArray(Short[]::new),
                ordered.stream()
                    .map(m -> fences.getOrDefault(m.notice().lane(), -1L))
                    .toArray(Long[]::new),
                owner,
                ordered.stream().map(Mark::why).toArray(String[]::new)))
        .mapEmpty();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static QueuedNotice notice(Row row) {
    return new QueuedNotice(
        row.getUUID(0),
        row.getInteger(1),
        row.getLong(2),
        NoticeKind.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getUUID(6),
        (JsonObject) row.getJson(7),
        row.getInteger(8),
        row.getOffsetDateTime(9).toInstant());
  }
}
