package io.ebbgate.gateway.usecase.notice;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An outbox in memory with one owner. */
final class FakeNoticeQueue implements NoticeQueue {
  final List<QueuedNotice> queued = new ArrayList<>();
  final Map<UUID, UUID> keys = new HashMap<>();
  final Map<UUID, Instant> dueAt = new HashMap<>();
  final Map<UUID, String> ended = new HashMap<>();
  boolean fails;
  int released;
  int claimed;
  int claims;
  final Map<UUID, String> why = new HashMap<>();

  @Override
  public Future<Map<Integer, Long>> claimLanes(UUID owner, int atMost, Duration lease) {
    claimed = atMost;
    claims++;
    if (fails) {
      return Future.failedFuture("the database is away");
    }
    var fences = new HashMap<Integer, Long>();
    for (int lane = 0; lane < atMost; lane++) {
      fences.put(lane, 1L);
    }
    return Future.succeededFuture(fences);
  }

  @Override
  public Future<Void> releaseLanes(UUID owner) {
    released++;
    return Future.succeededFuture();
  }

  @Override
  public Future<List<QueuedNotice>> due(
      Set<Integer> lanes, Set<NoticeKind> kinds, Instant now, int atMost) {
    var heads = new ArrayList<QueuedNotice>();
    var seen = new HashSet<String>();
    for (var notice : queued) {
      boolean first = seen.add(keys.get(notice.id()) + "/" + notice.kind());
      if (first
          && kinds.contains(notice.kind())
          && lanes.contains(notice.lane())
          && !dueAt.getOrDefault(notice.id(), Instant.MIN).isAfter(now)
          && heads.size() < atMost) {
        heads.add(notice);
      }
    }
    return Future.succeededFuture(heads);
  }

  @Override
  public Future<Void> mark(UUID owner, Map<Integer, Long> fences, List<Mark> marks) {
    for (var mark : marks) {
      var notice = mark.notice();
      why.put(notice.id(), mark.why());
      int at = queued.indexOf(notice);
      if (mark.state().equals("Queued")) {
        dueAt.put(notice.id(), mark.dueAt());
        queued.set(
            at,
            new QueuedNotice(
                notice.id(),
                notice.lane(),
                notice.sequence(),
                notice.kind(),
                notice.scene(),
                notice.dedupKey(),
                notice.customerId(),
                notice.payload(),
                notice.tries() + 1,
                notice.createdAt()));
      } else {
        queued.remove(at);
        ended.put(notice.id(), mark.state());
      }
    }
    return Future.succeededFuture();
  }
}
