package io.ebbgate.gateway.usecase.notice;

import io.ebbgate.gateway.usecase.Timers;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * Delivers what the outbox holds. One instance for each node, on one context, with a loop for each
 * kind that there is a sender for. A round of a loop follows at once when there was work, else
 * after the poll time or a {@link #wake()}.
 */
public final class DeliverNotices {

  /**
   * Limits and times.
   *
   * @param poll the wait when nothing was due
   * @param lease how long a lane stays with a node that is not heard of; at least thrice the poll
   *     time, so that a renewal that failed can be repeated in time
   * @param ladder the waits before each further try; after the last one the notice is parked
   * @param batch how many notices of a kind one round takes
   * @param concurrency how many of a kind are sent at the same time
   * @param sendLimit how long a try may take; then it is uncertain, whatever the sender does
   */
  public record Settings(
      Duration poll,
      Duration lease,
      List<Duration> ladder,
      int batch,
      int concurrency,
      Duration sendLimit) {
    public Settings {
      ladder = List.copyOf(ladder);
    }
  }

  private final HeldLanes lanes;
  private final List<KindLoop> loops = new ArrayList<>();

  /**
   * A deliverer that does nothing before {@link #start()}.
   *
   * @param owner this node, new at each start
   * @param nodes how many nodes share the lanes now
   */
  public DeliverNotices(
      NoticeQueue queue,
      Map<NoticeKind, NoticeSender> senders,
      Settings settings,
      InstantSource clock,
      Timers timers,
      UUID owner,
      IntSupplier nodes,
      MeterRegistry meters) {
    this.lanes =
        new HeldLanes(queue, owner, settings.lease(), settings.poll(), nodes, timers, this::wake);
    // In the order of the enumeration, so that a run in virtual time can be repeated.
    var ordered = new EnumMap<NoticeKind, NoticeSender>(NoticeKind.class);
    ordered.putAll(senders);
    ordered.forEach((kind, sender) ->
        loops.add(
            new KindLoop(kind, sender, queue, lanes, owner, settings, clock, timers, meters)));
  }

  /** Begins; call on the context that all rounds shall run on. */
  public void start() {
    if (loops.isEmpty()) {
      // Whoever tells nobody leaves the lanes to those who do.
      return;
    }
    loops.forEach(KindLoop::start);
    lanes.start();
  }

  /** There may be something to tell. Call on the same context; cheap when rounds are under way. */
  public void wake() {
    loops.forEach(KindLoop::wake);
  }

  /**
   * Sends nothing further, waits for what is on its way, which its limit bounds, and gives the
   * lanes up.
   */
  public Future<Void> stop() {
    return Future.join(loops.stream().map(KindLoop::stop).toList()).transform(_ -> lanes.stop());
  }
}
