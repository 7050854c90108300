package io.ebbgate.simulator.node;

import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.NoticeQueue;
import io.ebbgate.gateway.usecase.notice.QueuedNotice;
import io.ebbgate.simulator.outbox.NoticeTables;
import io.ebbgate.simulator.store.link.Link;
import io.ebbgate.simulator.time.NodeLife;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The outbox as one node sees it. */
final class SimNoticeQueue implements NoticeQueue {
  private final NoticeTables tables;
  private final Link link;
  private final NodeLife node;
  private final InstantSource clock;

  /**
   * @param clock the database's
   */
  SimNoticeQueue(NoticeTables tables, Link link, NodeLife node, InstantSource clock) {
    this.tables = tables;
    this.link = link;
    this.node = node;
    this.clock = clock;
  }

  @Override
  public Future<Map<Integer, Long>> claimLanes(UUID owner, int atMost, Duration lease) {
    return link.commit(node, () -> tables.claim(owner, atMost, lease, clock.instant()));
  }

  @Override
  public Future<Void> releaseLanes(UUID owner) {
    return link.commit(
            node,
            () -> {
              tables.release(owner);
              return true;
            })
        .mapEmpty();
  }

  @Override
  public Future<List<QueuedNotice>> due(
      Set<Integer> lanes, Set<NoticeKind> kinds, Instant now, int atMost) {
    return link.read(node, () -> List.copyOf(tables.due(lanes, kinds, now, atMost)));
  }

  @Override
  public Future<Void> mark(UUID owner, Map<Integer, Long> fences, List<Mark> marks) {
    return link.commit(
            node,
            () -> {
              tables.mark(owner, fences, marks);
              return true;
            })
        .mapEmpty();
  }
}
