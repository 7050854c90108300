package io.ebbgate.simulator.outbox;

import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.NoticeQueue;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.ebbgate.gateway.usecase.notice.QueuedNotice;
import io.ebbgate.simulator.invariant.NoticeInspector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox with its lanes. */
public final class NoticeTables {

  private record QueueKey(UUID key, NoticeKind kind) {}

  private record Queued(QueuedNotice notice, Instant dueAt) {}

  private static final class Lane {
    final Map<QueueKey, ArrayDeque<Queued>> queues = new LinkedHashMap<>();
    @Nullable UUID owner;
    Instant leaseUntil = Instant.EPOCH;
    long fence;
  }

  private final boolean inOrder;
  private final NoticeInspector inspector;
  private final List<Lane> lanes = new ArrayList<>();
  private long sequence;
  private int queued;

  /**
   * @param inOrder whether of each key and kind only the oldest is due
   * @param inspector told of all that comes and goes
   */
  public NoticeTables(boolean inOrder, NoticeInspector inspector) {
    this.inOrder = inOrder;
    this.inspector = inspector;
    for (int i = 0; i < NoticeRow.LANES; i++) {
      lanes.add(new Lane());
    }
  }

  /** Who watches what is told. */
  public NoticeInspector inspector() {
    return inspector;
  }

  /** How many wait. */
  public int queued() {
    return queued;
  }

  /** Queues a notice, in the transaction that gives the reason. */
  public void add(NoticeRow row, Instant now) {
    var notice =
        new QueuedNotice(
            row.id(),
            row.lane(),
            sequence++,
            row.kind(),
            row.scene(),
            row.dedupKey(),
            row.customerId(),
            row.payload(),
            0,
            now);
    lanes
        .get(row.lane())
        .queues
        .computeIfAbsent(new QueueKey(row.key(), row.kind()), _ -> new ArrayDeque<>(2))
        .add(new Queued(notice, now));
    queued++;
    inspector.queued(row);
  }

  /** Stops what is queued about a loan for its customer, and reports that have not come due. */
  public void stop(UUID loanId, Instant now) {
    for (var lane : lanes) {
      for (var kind : List.of(NoticeKind.SMS, NoticeKind.REPORT)) {
        var key = new QueueKey(loanId, kind);
        var queue = lane.queues.get(key);
        if (queue == null) {
          continue;
        }
        int before = queue.size();
        queue.removeIf(one -> stops(one, kind, now));
        queued -= before - queue.size();
        if (queue.isEmpty()) {
          lane.queues.remove(key);
        }
      }
    }
  }

  private boolean stops(Queued one, NoticeKind kind, Instant now) {
    boolean stops =
        kind == NoticeKind.SMS || (one.notice().tries() == 0 && one.dueAt().isAfter(now));
    if (stops) {
      inspector.stopped(one.notice());
    }
    return stops;
  }

  /** Renews an owner's lanes and gives it free ones; answers the fences. */
  public Map<Integer, Long> claim(UUID owner, int atMost, Duration lease, Instant now) {
    var wanted = new ArrayList<Integer>();
    for (int i = 0; i < lanes.size(); i++) {
      var lane = lanes.get(i);
      if (owner.equals(lane.owner) || lane.owner == null || lane.leaseUntil.isBefore(now)) {
        wanted.add(i);
      }
    }
    wanted.sort(
        Comparator.comparing((Integer i) -> !owner.equals(lanes.get(i).owner))
            .thenComparing(Comparator.naturalOrder()));
    var fences = new HashMap<Integer, Long>();
    for (int i : wanted) {
      var lane = lanes.get(i);
      if (fences.size() < atMost) {
        if (!owner.equals(lane.owner)) {
          lane.fence++;
        }
        lane.owner = owner;
        lane.leaseUntil = now.plus(lease);
        fences.put(i, lane.fence);
      } else if (owner.equals(lane.owner)) {
        lane.owner = null;
      }
    }
    return fences;
  }

  /** Gives up an owner's lanes. */
  public void release(UUID owner) {
    for (var lane : lanes) {
      if (owner.equals(lane.owner)) {
        lane.owner = null;
      }
    }
  }

  /** Of each key and kind the oldest that waits, if it is due. */
  public List<QueuedNotice> due(Set<Integer> of, Set<NoticeKind> kinds, Instant now, int atMost) {
    var due = new ArrayList<QueuedNotice>();
    for (int i : of.stream().sorted().toList()) {
      for (var queue : lanes.get(i).queues.values()) {
        for (var one : queue) {
          if (!one.dueAt().isAfter(now) && kinds.contains(one.notice().kind())) {
            due.add(one.notice());
          }
          if (inOrder) {
            break;
          }
        }
      }
    }
    due.sort(Comparator.comparingLong(QueuedNotice::sequence));
    return due.subList(0, Math.min(atMost, due.size()));
  }

  /** Records what became of notices, of lanes that have the same fence still. */
  public void mark(UUID owner, Map<Integer, Long> fences, List<NoticeQueue.Mark> marks) {
    for (var mark : marks) {
      var lane = lanes.get(mark.notice().lane());
      var fence = fences.getOrDefault(mark.notice().lane(), -1L);
      if (owner.equals(lane.owner) && lane.fence == fence) {
        mark(lane, mark);
      }
    }
  }

  private void mark(Lane lane, NoticeQueue.Mark mark) {
    for (var entries = lane.queues.entrySet().iterator(); entries.hasNext(); ) {
      var queue = entries.next().getValue();
      var head = queue.getFirst();
      if (!head.notice().id().equals(mark.notice().id())) {
        continue;
      }
      queue.removeFirst();
      if (mark.state().equals("Queued")) {
        queue.addFirst(new Queued(again(head.notice()), mark.dueAt()));
        return;
      }
      queued--;
      inspector.left(head.notice(), mark.state().equals("Delivered"));
      if (queue.isEmpty()) {
        entries.remove();
      }
      return;
    }
  }

  private static QueuedNotice again(QueuedNotice notice) {
    return new QueuedNotice(
        notice.id(),
        notice.lane(),
        notice.sequence(),
        notice.kind(),
        notice.scene(),
        notice.dedupKey(),
        notice.customerId(),
        notice.payload(),
        notice.tries() + 1,
        notice.createdAt());
  }
}
