package io.ebbgate.gateway.usecase.notice;

import io.ebbgate.gateway.usecase.Timers;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what the outbox holds. One instance for each node, on one context; a round claims lanes,
 * fetches what is due, sends with bounded concurrency and marks the results in one commit. A round
 * follows at once when there was work, else after the poll time or a {@link #wake()}.
 */
public final class DeliverNotices {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverNotices.class);

  /**
   * Limits and times.
   *
   * @param poll the wait when nothing was due
   * @param lease how long a lane stays with a node that is not heard of
   * @param ladder the waits before each further try; after the last one the notice is parked
   * @param batch how many notices one round takes
   * @param concurrency how many are sent at the same time
   */
  public record Settings(
      Duration poll, Duration lease, List<Duration> ladder, int batch, int concurrency) {
    public Settings {
      ladder = List.copyOf(ladder);
    }
  }

  private final NoticeQueue queue;
  private final Map<NoticeKind, NoticeSender> senders;
  private final Settings settings;
  private final InstantSource clock;
  private final Timers timers;
  private final UUID owner;
  private final IntSupplier nodes;
  private final MeterRegistry meters;

  private boolean running;
  private boolean stopped = true;
  private boolean wokenMeanwhile;
  private Timers.@Nullable Scheduled next;

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
    this.queue = queue;
    this.senders = Map.copyOf(senders);
    this.settings = settings;
    this.clock = clock;
    this.timers = timers;
    this.owner = owner;
    this.nodes = nodes;
    this.meters = meters;
  }

  /** Begins; call on the context that all rounds shall run on. */
  public void start() {
    stopped = false;
    wake();
  }

  /** There may be something to tell. Call on the same context; cheap when a round is under way. */
  public void wake() {
    if (stopped) {
      return;
    }
    if (running) {
      wokenMeanwhile = true;
      return;
    }
    if (next != null) {
      next.cancel();
      next = null;
    }
    running = true;
    wokenMeanwhile = false;
    round()
        .onComplete(done -> {
          running = false;
          if (done.failed()) {
            LOG.warn("A round of notices failed; it is tried again", done.cause());
          }
          boolean more = done.succeeded() && (done.result() > 0 || wokenMeanwhile);
          if (!stopped) {
            next = timers.after(more ? Duration.ofMillis(1) : settings.poll(), this::wake);
          }
        });
  }

  /** Stops after the round under way, and gives the lanes up. */
  public Future<Void> stop() {
    stopped = true;
    if (next != null) {
      next.cancel();
    }
    return queue.releaseLanes(owner);
  }

  private Future<Integer> round() {
    int share =
        (NoticeRow.LANES + Math.max(1, nodes.getAsInt()) - 1) / Math.max(1, nodes.getAsInt());
    return queue
        .claimLanes(owner, share, settings.lease())
        .compose(fences -> {
          if (fences.isEmpty() || senders.isEmpty()) {
            return Future.succeededFuture(0);
          }
          return queue
              .due(Set.copyOf(fences.keySet()), senders.keySet(), clock.instant(), settings.batch())
              .compose(notices -> deliver(notices, fences));
        });
  }

  private Future<Integer> deliver(List<QueuedNotice> notices, Map<Integer, Long> fences) {
    if (notices.isEmpty()) {
      return Future.succeededFuture(0);
    }
    return new Round(notices)
        .send()
        .compose(marks -> queue.mark(owner, fences, marks))
        .map(marked -> notices.size());
  }

  /**
   * One batch under way: a loop that keeps a bounded number of sends in flight, without recursion.
   */
  private final class Round {
    private final Iterator<QueuedNotice> waiting;
    private final List<NoticeQueue.Mark> marks = new ArrayList<>();
    private final Promise<List<NoticeQueue.Mark>> done = Promise.promise();
    private int inFlight;
    private boolean filling;

    Round(List<QueuedNotice> notices) {
      this.waiting = notices.iterator();
    }

    Future<List<NoticeQueue.Mark>> send() {
      fill();
      return done.future();
    }

    private void fill() {
      if (filling) {
        return;
      }
      filling = true;
      while (inFlight < settings.concurrency() && waiting.hasNext()) {
        var notice = waiting.next();
        inFlight++;
        // Composed, so that a sender that throws is a failed future and the round goes on.
        Future.succeededFuture()
            .compose(_ -> sender(notice.kind()).send(notice))
            .otherwise(defect ->
                new DeliveryResult.TryAgain(
                    "defect of the sender: " + defect.getClass().getSimpleName()))
            .onComplete(result -> {
              inFlight--;
              marks.add(mark(notice, result.result()));
              fill();
            });
      }
      filling = false;
      if (inFlight == 0 && !waiting.hasNext()) {
        done.tryComplete(marks);
      }
    }
  }

  private NoticeSender sender(NoticeKind kind) {
    var sender = senders.get(kind);
    if (sender == null) {
      throw new IllegalStateException("the queue gave a kind that was not asked for: " + kind);
    }
    return sender;
  }

  private NoticeQueue.Mark mark(QueuedNotice notice, DeliveryResult result) {
    var now = clock.instant();
    var mark =
        switch (result) {
          case DeliveryResult.Delivered delivered ->
              new NoticeQueue.Mark(notice, "Delivered", now, "");
          case DeliveryResult.Refused refused -> {
            LOG.warn(
                "Notice {} ({}) was refused and is parked: {}",
                notice.id(),
                notice.scene(),
                refused.why());
            yield new NoticeQueue.Mark(notice, "Parked", now, refused.why());
          }
          case DeliveryResult.TryAgain again -> {
            if (notice.tries() >= settings.ladder().size()) {
              LOG.warn(
                  "Notice {} ({}) is parked after {} tries: {}",
                  notice.id(),
                  notice.scene(),
                  notice.tries() + 1,
                  again.why());
              yield new NoticeQueue.Mark(notice, "Parked", now, again.why());
            }
            yield new NoticeQueue.Mark(
                notice, "Queued", now.plus(settings.ladder().get(notice.tries())), again.why());
          }
        };
    meters
        .counter("ebbgate.notices", "kind", notice.kind().name(), "state", mark.state())
        .increment();
    return mark;
  }
}
