package io.ebbgate.gateway.usecase.notice;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The outbox as its deliverers see it. */
public interface NoticeQueue {

  /**
   * Renews the lanes of this owner and takes free or expired ones, by the database's clock.
   *
   * @param atMost how many lanes this owner may hold; surplus ones are given up
   * @return the fence of each lane that is held now
   */
  Future<Map<Integer, Long>> claimLanes(UUID owner, int atMost, Duration lease);

  /** Gives up all lanes of this owner, so that another node can go on at once. */
  Future<Void> releaseLanes(UUID owner);

  /**
   * The notices that are due: of each key and kind only the oldest that is still queued, so that
   * order holds. A report waits for a parked one of its key as well: a bureau must not hear of a
   * loan's end before its beginning.
   *
   * @param kinds those that this node has a sender for
   */
  Future<List<QueuedNotice>> due(
      Set<Integer> lanes, Set<NoticeKind> kinds, Instant now, int atMost);

  /**
   * Records what became of tries, in one commit. A mark is dropped when its lane has another fence
   * by now: the new owner delivers again, and the receiver deduplicates.
   */
  Future<Void> mark(UUID owner, Map<Integer, Long> fences, List<Mark> marks);

  /**
   * What became of one notice.
   *
   * @param notice which
   * @param state {@code Delivered}, {@code Parked}, or {@code Queued} again
   * @param dueAt when to try again, or when it ended
   * @param why what the try met, for people; empty when it was delivered
   */
  record Mark(QueuedNotice notice, String state, Instant dueAt, String why) {}
}
