package io.ebbgate.gateway.usecase.notice;

import io.ebbgate.gateway.usecase.Timers;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes of this node, shared by its loops. They are claimed one claim at a time and renewed
 * while rounds are under way, so a round may take longer than the lease. When another node joins,
 * no further round begins on the lanes that are too many, and they are given up once none is under
 * way there: nothing that was sent goes unmarked. One context.
 */
final class HeldLanes {
  private static final Logger LOG = LoggerFactory.getLogger(HeldLanes.class);

  /** Two renewals may fail before a lease is over. */
  private static final int RENEWALS_IN_A_LEASE = 3;

  private final NoticeQueue queue;
  private final UUID owner;
  private final Duration lease;
  private final Duration retry;
  private final IntSupplier nodes;
  private final Timers timers;
  private final Runnable gained;
  private final Map<Integer, Integer> rounds = new HashMap<>();

  private Map<Integer, Long> fences = Map.of();
  private boolean stopped = true;
  private Future<?> claiming = Future.succeededFuture();
  private Timers.@Nullable Scheduled next;

  /**
   * No lanes before {@link #start()}.
   *
   * @param retry how soon to ask again for what was not got
   * @param nodes how many nodes share the lanes now
   * @param gained runs when there are lanes that were not there before
   */
  HeldLanes(
      NoticeQueue queue,
      UUID owner,
      Duration lease,
      Duration retry,
      IntSupplier nodes,
      Timers timers,
      Runnable gained) {
    this.queue = queue;
    this.owner = owner;
    this.lease = lease;
    this.retry = retry;
    this.nodes = nodes;
    this.timers = timers;
    this.gained = gained;
  }

  /**
   * Lanes that a round works on, until it gives them back.
   *
   * @param fences the fence of each
   */
  record Grip(Map<Integer, Long> fences) {}

  void start() {
    stopped = false;
    claim();
  }

  /** Claims no more, and gives all up; call when no round is under way. */
  Future<Void> stop() {
    stopped = true;
    if (next != null) {
      next.cancel();
    }
    // After the claim under way, or it would take back what was given up.
    return claiming.transform(_ -> queue.releaseLanes(owner));
  }

  /** What a round may work on now: this node's share of what it holds. */
  Grip take() {
    var lanes = new HashMap<Integer, Long>();
    fences.keySet().stream()
        .sorted()
        .limit(share())
        .forEach(lane -> lanes.put(lane, fences.getOrDefault(lane, -1L)));
    lanes.keySet().forEach(lane -> rounds.merge(lane, 1, Integer::sum));
    return new Grip(Map.copyOf(lanes));
  }

  void giveBack(Grip grip) {
    for (int lane : grip.fences().keySet()) {
      if (rounds.merge(lane, -1, Integer::sum) == 0) {
        rounds.remove(lane);
      }
    }
  }

  private int share() {
    int sharing = Math.max(1, nodes.getAsInt());
    return (NoticeRow.LANES + sharing - 1) / sharing;
  }

  /** Whether a round is under way on a lane that is one too many. The queue gives up the last. */
  private boolean isSurplusBusy(int share) {
    return fences.keySet().stream().sorted().skip(share).anyMatch(rounds::containsKey);
  }

  private void claim() {
    if (stopped) {
      return;
    }
    int share = share();
    int wanted = isSurplusBusy(share) ? fences.size() : share;
    claiming =
        queue
            .claimLanes(owner, wanted, lease)
            .onFailure(failed ->
                LOG.warn("The lanes of notices were not claimed; it is tried again", failed))
            // What was not renewed may be another node's by now: no round begins on it.
            .otherwise(Map.of())
            .onSuccess(claimed -> claimed(claimed, share));
  }

  private void claimed(Map<Integer, Long> now, int share) {
    boolean more = now.size() > fences.size();
    fences = Map.copyOf(now);
    if (stopped) {
      return;
    }
    var wait = now.size() == share ? lease.dividedBy(RENEWALS_IN_A_LEASE) : retry;
    next = timers.after(wait, this::claim);
    if (more) {
      gained.run();
    }
  }
}
