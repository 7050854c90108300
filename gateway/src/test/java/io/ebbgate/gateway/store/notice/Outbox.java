package io.ebbgate.gateway.store.notice;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;

import io.ebbgate.gateway.testing.CountingIds;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.testing.TestRequests;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.NoticeQueue;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.ebbgate.gateway.usecase.notice.QueuedNotice;
import io.ebbgate.gateway.usecase.notice.parked.ServeParkedNotices;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An outbox with one owner of all lanes, and somebody who sees to what is parked. */
final class Outbox implements AutoCloseable {
  private static final UUID OWNER = new UUID(1, 1);
  private static final UUID CUSTOMER = new UUID(2, 1);
  private static final UUID ORDER = new UUID(3, 1);

  final MigratedDatabase database = new MigratedDatabase();
  final FakeTimers clock = new FakeTimers(Instant.parse("2026-11-23T01:00:00Z"));
  final PgNoticeQueue queue = new PgNoticeQueue(database.pool());
  final Principal li = TestRequests.principal(new UUID(4, 1));
  final ServeParkedNotices parked =
      new ServeParkedNotices(
          new PgParkedBook(database.pool()), new CountingIds(clock.instant()), clock);
  private final Map<Integer, Long> fences;

  Outbox() {
    database.run("insert into client values ($1, 'li.na', now())", li.clientId());
    fences = await(queue.claimLanes(OWNER, NoticeRow.LANES, Duration.ofHours(1)));
  }

  /** Queues a notice; its number is its identifier and its place in the order. */
  UUID add(long number, NoticeKind kind, UUID key) {
    var id = new UUID(9, number);
    var at = clock.instant().atOffset(ZoneOffset.UTC);
    database.run(
        "insert into outbox (id, lane, key, kind, scene, dedup_key, client_id, customer_id,"
            + " order_id, payload, due_at, created_at) values ($1, 0, $2, $3, 'account-open', $4,"
            + " $5, $6, $7, '{}', $8, $8)",
        id,
        key,
        kind.name(),
        "dedup-" + number,
        li.clientId(),
        CUSTOMER,
        ORDER,
        at);
    return id;
  }

  List<QueuedNotice> due(NoticeKind... kinds) {
    var wanted = EnumSet.copyOf(Arrays.asList(kinds.length == 0 ? NoticeKind.values() : kinds));
    return await(queue.due(fences.keySet(), wanted, clock.instant(), 100));
  }

  List<UUID> dueIds() {
    return due().stream().map(QueuedNotice::id).toList();
  }

  /** What became of the try of a notice that is due. */
  void mark(UUID id, String state, String why) {
    var notice = due().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    await(
        queue.mark(
            OWNER, fences, List.of(new NoticeQueue.Mark(notice, state, clock.instant(), why))));
  }

  @Override
  public void close() {
    database.close();
  }
}
