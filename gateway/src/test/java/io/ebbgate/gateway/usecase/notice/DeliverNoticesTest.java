package io.ebbgate.gateway.usecase.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.testing.FakeTimers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliverNoticesTest {
  private static final UUID OWNER = new UUID(1, 1);
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final FakeTimers timers = new FakeTimers(Instant.parse("2026-11-02T02:00:00Z"));
  private final FakeNoticeQueue queue = new FakeNoticeQueue();
  private final List<String> sent = new ArrayList<>();
  private final Deque<DeliveryResult> answers = new ArrayDeque<>();
  private final Deque<Promise<DeliveryResult>> hanging = new ArrayDeque<>();
  private int nodes = 1;
  private final NoticeSender sender =
      notice -> {
        sent.add(notice.dedupKey());
        return Future.succeededFuture(
            answers.isEmpty() ? new DeliveryResult.Delivered() : answers.remove());
      };

  /** A receiver that is away: it answers when the test says so, if ever. */
  private Future<DeliveryResult> hang(QueuedNotice notice) {
    sent.add(notice.dedupKey());
    var promise = Promise.<DeliveryResult>promise();
    hanging.add(promise);
    return promise.future();
  }

  private DeliverNotices deliverer(NoticeSender sms, int nodes) {
    this.nodes = nodes;
    return deliverer(Map.of(NoticeKind.SMS, sms));
  }

  private DeliverNotices deliverer(Map<NoticeKind, NoticeSender> senders) {
    return new DeliverNotices(
        queue,
        senders,
        new DeliverNotices.Settings(
            Duration.ofSeconds(1),
            LEASE,
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30)),
            100,
            2,
            LIMIT),
        timers,
        timers,
        OWNER,
        () -> nodes,
        new SimpleMeterRegistry());
  }

  private QueuedNotice queued(long id, NoticeKind kind, UUID key) {
    var notice =
        new QueuedNotice(
            new UUID(0, id),
            3,
            id,
            kind,
            "drawdown-paid",
            "dedup-" + id,
            new UUID(9, 9),
            new JsonObject(),
            0,
            timers.instant());
    queue.queued.add(notice);
    queue.keys.put(notice.id(), key);
    return notice;
  }

  @Test
  void aQueuedNoticeIsDeliveredOnceAndMarked() {
    queued(1, NoticeKind.SMS, OWNER);

    deliverer(sender, 1).start();
    timers.advance(Duration.ofMinutes(1));

    assertThat(sent).containsExactly("dedup-1");
    assertThat(queue.ended).containsExactly(Map.entry(new UUID(0, 1), "Delivered"));
  }

  @Test
  void anUncertainDeliveryIsTriedAgainAlongTheLadderWithTheSameDedupKeyAndThenParked() {
    queued(1, NoticeKind.SMS, OWNER);
    for (int i = 0; i < 5; i++) {
      answers.add(new DeliveryResult.TryAgain("time-out"));
    }

    deliverer(sender, 1).start();
    timers.advance(Duration.ofSeconds(4));
    assertThat(sent).hasSize(1);
    timers.advance(Duration.ofSeconds(3));
    assertThat(sent).hasSize(2);
    timers.advance(Duration.ofSeconds(32));

    assertThat(sent).containsExactly("dedup-1", "dedup-1", "dedup-1");
    assertThat(queue.ended).containsEntry(new UUID(0, 1), "Parked");
  }

  @Test
  void aDefiniteRefusalIsParkedAtOnce() {
    queued(1, NoticeKind.SMS, OWNER);
    answers.add(new DeliveryResult.Refused("HTTP 400"));

    deliverer(sender, 1).start();

    assertThat(queue.ended).containsEntry(new UUID(0, 1), "Parked");
  }

  @Test
  void aWaitingNoticeHoldsBackThoseOfItsKeyButNotOthers() {
    queued(1, NoticeKind.SMS, new UUID(5, 5));
    queued(2, NoticeKind.SMS, new UUID(5, 5));
    queued(3, NoticeKind.SMS, new UUID(6, 6));
    answers.add(new DeliveryResult.TryAgain("time-out"));

    deliverer(sender, 1).start();
    timers.advance(Duration.ofSeconds(2));
    assertThat(sent).containsExactly("dedup-1", "dedup-3");
    timers.advance(Duration.ofSeconds(10));

    assertThat(sent).containsExactly("dedup-1", "dedup-3", "dedup-1", "dedup-2");
  }

  @Test
  void noMoreThanTheConfiguredNumberIsInFlight() {
    for (int i = 1; i <= 5; i++) {
      queued(i, NoticeKind.SMS, new UUID(5, i));
    }
    var waiting = new ArrayDeque<Promise<DeliveryResult>>();
    deliverer(
            notice -> {
              var promise = Promise.<DeliveryResult>promise();
              waiting.add(promise);
              return promise.future();
            },
            1)
        .start();

    assertThat(waiting).hasSize(2);
    waiting.remove().complete(new DeliveryResult.Delivered());
    assertThat(waiting).hasSize(2);
    while (!waiting.isEmpty()) {
      waiting.remove().complete(new DeliveryResult.Delivered());
    }
    assertThat(queue.ended).hasSize(5);
  }

  @Test
  void aReceiverThatIsAwayHoldsUpNoOtherKind() {
    for (int i = 1; i <= 5; i++) {
      queued(i, NoticeKind.WEBHOOK, new UUID(5, i));
    }
    deliverer(Map.of(NoticeKind.WEBHOOK, this::hang, NoticeKind.SMS, sender)).start();
    assertThat(hanging).hasSize(2);

    queued(6, NoticeKind.SMS, OWNER);
    timers.advance(Duration.ofSeconds(1));

    assertThat(queue.ended).containsExactly(Map.entry(new UUID(0, 6), "Delivered"));
  }

  @Test
  void aTryThatNeverEndsIsUncertainAfterItsLimitAndTheRoundGoesOn() {
    queued(1, NoticeKind.SMS, OWNER);
    deliverer(this::hang, 1).start();

    timers.advance(LIMIT);
    assertThat(queue.dueAt).containsKey(new UUID(0, 1));
    assertThat(queue.why).containsEntry(new UUID(0, 1), "no result within the limit");
    timers.advance(Duration.ofSeconds(6));

    assertThat(sent).containsExactly("dedup-1", "dedup-1");
    // Too late to count.
    hanging.remove().complete(new DeliveryResult.Delivered());
    assertThat(queue.ended).isEmpty();
  }

  @Test
  void lanesAreRenewedWhileARoundTakesLongerThanTheirLease() {
    queued(1, NoticeKind.SMS, OWNER);
    deliverer(this::hang, 1).start();
    int before = queue.claims;

    timers.advance(LEASE.multipliedBy(19).dividedBy(10));

    assertThat(hanging).hasSize(1);
    assertThat(queue.claims - before).isEqualTo(5);
  }

  @Test
  void lanesThatAreTooManyAreKeptUntilNothingIsOnItsWayAndNothingBeginsThere() {
    queued(1, NoticeKind.SMS, OWNER);
    deliverer(this::hang, 1).start();
    nodes = 32;

    timers.advance(LEASE);
    assertThat(queue.claimed).isEqualTo(NoticeRow.LANES);
    hanging.remove().complete(new DeliveryResult.Delivered());
    assertThat(queue.ended).containsEntry(new UUID(0, 1), "Delivered");
    // Lane 3 is not among the two that stay.
    queued(2, NoticeKind.SMS, OWNER);
    timers.advance(Duration.ofSeconds(2));

    assertThat(queue.claimed).isEqualTo(2);
    assertThat(sent).containsExactly("dedup-1");
  }

  @Test
  void stoppingWaitsForWhatIsOnItsWayMarksItAndSendsNothingFurther() {
    for (int i = 1; i <= 5; i++) {
      queued(i, NoticeKind.SMS, new UUID(5, i));
    }
    var deliverer = deliverer(this::hang, 1);
    deliverer.start();

    var stopped = deliverer.stop();
    assertThat(queue.released).isZero();
    hanging.remove().complete(new DeliveryResult.Delivered());
    hanging.remove().complete(new DeliveryResult.Delivered());

    assertThat(stopped.succeeded()).isTrue();
    assertThat(queue.released).isEqualTo(1);
    assertThat(queue.ended).hasSize(2);
    assertThat(hanging).isEmpty();
    assertThat(timers.size()).isZero();
  }

  @Test
  void whoeverTellsNobodyTakesNoLanes() {
    deliverer(Map.of()).start();
    timers.advance(Duration.ofMinutes(1));

    assertThat(queue.claims).isZero();
  }

  @Test
  void aSenderThatBreaksIsTakenAsUncertain() {
    queued(1, NoticeKind.SMS, OWNER);

    deliverer(notice -> Future.failedFuture("defect"), 1).start();

    assertThat(queue.ended).isEmpty();
    assertThat(queue.dueAt).containsKey(new UUID(0, 1));
  }

  @Test
  void roundsGoOnAfterTheDatabaseWasAway() {
    queued(1, NoticeKind.SMS, OWNER);
    queue.fails = true;
    deliverer(sender, 1).start();
    timers.advance(Duration.ofSeconds(3));
    assertThat(sent).isEmpty();

    queue.fails = false;
    timers.advance(Duration.ofSeconds(2));

    assertThat(sent).containsExactly("dedup-1");
  }

  @Test
  void nodesShareTheLanes() {
    deliverer(sender, 3).start();
    assertThat(queue.claimed).isEqualTo(22);
  }

  @Test
  void stoppingGivesTheLanesUpAndEndsTheRounds() {
    var deliverer = deliverer(sender, 1);
    deliverer.start();

    deliverer.stop();
    queued(1, NoticeKind.SMS, OWNER);
    timers.advance(Duration.ofMinutes(1));

    assertThat(queue.released).isEqualTo(1);
    assertThat(sent).isEmpty();
  }
}
