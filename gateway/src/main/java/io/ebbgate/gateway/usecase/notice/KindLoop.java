package io.ebbgate.gateway.usecase.notice;

import io.ebbgate.gateway.usecase.Timers;
import io.ebbgate.gateway.usecase.notice.DeliverNotices.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the notices of one kind, round after round: fetches what is due, sends with bounded
 * concurrency and bounded time, and marks the results in one commit. Its places are its own: a
 * receiver that is away costs those of its kind only. One context.
 */
final class KindLoop {
  private static final Logger LOG = LoggerFactory.getLogger(KindLoop.class);

  private final NoticeKind kind;
  private final NoticeSender sender;
  private final NoticeQueue queue;
  private final HeldLanes lanes;
  private final UUID owner;
  private final Settings settings;
  private final InstantSource clock;
  private final Timers timers;
  private final MeterRegistry meters;

  private boolean stopped = true;
  private boolean wokenMeanwhile;
  private @Nullable Promise<Void> underWay;
  private Timers.@Nullable Scheduled next;

  KindLoop(
      NoticeKind kind,
      NoticeSender sender,
      NoticeQueue queue,
      HeldLanes lanes,
      UUID owner,
      Settings settings,
      InstantSource clock,
      Timers timers,
      MeterRegistry meters) {
    this.kind = kind;
    this.sender = sender;
    this.queue = queue;
    this.lanes = lanes;
    this.owner = owner;
    this.settings = settings;
    this.clock = clock;
    this.timers = timers;
    this.meters = meters;
  }

  void start() {
    stopped = false;
    wake();
  }

  /** There may be something to tell; cheap when a round is under way. */
  void wake() {
    if (stopped) {
      return;
    }
    if (underWay != null) {
      wokenMeanwhile = true;
      return;
    }
    if (next != null) {
      next.cancel();
      next = null;
    }
    var ended = Promise.<Void>promise();
    underWay = ended;
    wokenMeanwhile = false;
    round()
        .onComplete(done -> {
          underWay = null;
          if (done.failed()) {
            LOG.warn("A round of {} failed; it is tried again", kind, done.cause());
          }
          boolean more = done.succeeded() && (done.result() > 0 || wokenMeanwhile);
          if (!stopped) {
            next = timers.after(more ? Duration.ofMillis(1) : settings.poll(), this::wake);
          }
          ended.complete();
        });
  }

  /** Sends nothing further; done when what is on its way has ended and is marked. */
  Future<Void> stop() {
    stopped = true;
    if (next != null) {
      next.cancel();
    }
    return underWay == null ? Future.succeededFuture() : underWay.future();
  }

  private Future<Integer> round() {
    var grip = lanes.take();
    if (grip.fences().isEmpty()) {
      return Future.succeededFuture(0);
    }
    return queue
        .due(grip.fences().keySet(), Set.of(kind), clock.instant(), settings.batch())
        .compose(notices ->
            new Round(notices)
                .send()
                .compose(marks -> queue.mark(owner, grip.fences(), marks))
                .map(_ -> notices.size()))
        .onComplete(_ -> lanes.giveBack(grip));
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
      while (!stopped && inFlight < settings.concurrency() && waiting.hasNext()) {
        var notice = waiting.next();
        inFlight++;
        sent(notice)
            .onComplete(result -> {
              inFlight--;
              marks.add(mark(notice, result.result()));
              fill();
            });
      }
      filling = false;
      if (inFlight == 0 && (stopped || !waiting.hasNext())) {
        done.tryComplete(marks);
      }
    }
  }

  /** One try; always succeeds, and within the limit, whatever the sender does. */
  private Future<DeliveryResult> sent(QueuedNotice notice) {
    var told = Promise.<DeliveryResult>promise();
    var deadline =
        timers.after(
            settings.sendLimit(),
            () -> told.tryComplete(new DeliveryResult.TryAgain("no result within the limit")));
    // Composed, so that a sender that throws is a failed future and the round goes on.
    Future.succeededFuture()
        .compose(_ -> sender.send(notice))
        .otherwise(defect ->
            new DeliveryResult.TryAgain(
                "defect of the sender: " + defect.getClass().getSimpleName()))
        .onComplete(result -> {
          deadline.cancel();
          told.tryComplete(result.result());
        });
    return told.future();
  }

  private NoticeQueue.Mark mark(QueuedNotice notice, DeliveryResult result) {
    var now = clock.instant();
    var mark =
        switch (result) {
          case DeliveryResult.Delivered _ -> new NoticeQueue.Mark(notice, "Delivered", now, "");
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
    meters.counter("ebbgate.notices", "kind", kind.name(), "state", mark.state()).increment();
    return mark;
  }
}
