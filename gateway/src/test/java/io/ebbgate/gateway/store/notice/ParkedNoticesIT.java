package io.ebbgate.gateway.store.notice;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static io.ebbgate.gateway.usecase.notice.NoticeKind.REPORT;
import static io.ebbgate.gateway.usecase.notice.NoticeKind.SMS;
import static io.ebbgate.gateway.usecase.notice.NoticeKind.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.store.backlog.PgBacklogs;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.parked.NoticeView;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParkedNoticesIT {
  private static final UUID LOAN = new UUID(5, 1);
  private static final UUID OTHER_LOAN = new UUID(5, 2);
  private static final String REASON = "the bureau has mended its side";

  private final Outbox outbox = new Outbox();

  @AfterEach
  void close() {
    outbox.close();
  }

  private List<UUID> parked(Optional<NoticeKind> kind, Optional<UUID> after, int limit) {
    return await(outbox.parked.parked(kind, after, limit)).stream().map(NoticeView::id).toList();
  }

  @Test
  void aParkedReportHoldsBackThoseOfItsLoanUntilItIsDelivered() {
    var opened = outbox.add(1, REPORT, LOAN);
    var closed = outbox.add(2, REPORT, LOAN);
    var another = outbox.add(3, REPORT, OTHER_LOAN);
    outbox.mark(opened, "Parked", "HTTP 422");

    assertThat(outbox.dueIds()).containsExactly(another);
    outbox.clock.advance(Duration.ofDays(1));
    assertThat(outbox.dueIds()).containsExactly(another);

    await(outbox.parked.requeue(outbox.li, opened, REASON));
    assertThat(outbox.dueIds()).containsExactly(opened, another);
    outbox.mark(opened, "Delivered", "");
    assertThat(outbox.dueIds()).containsExactly(closed, another);
  }

  @Test
  void aParkedMessageOrWebhookHoldsNobodyBack() {
    var paid = outbox.add(1, SMS, LOAN);
    var hook = outbox.add(2, WEBHOOK, LOAN);
    var later = outbox.add(3, SMS, LOAN);
    var laterHook = outbox.add(4, WEBHOOK, LOAN);
    outbox.mark(paid, "Parked", "HTTP 400");
    outbox.mark(hook, "Parked", "HTTP 404");

    assertThat(outbox.dueIds()).containsExactly(later, laterHook);
  }

  @Test
  void whatIsQueuedAgainIsTriedFromTheBeginningUnderItsOldNameAndItIsKeptWhoDidItAndWhy() {
    var opened = outbox.add(1, REPORT, LOAN);
    outbox.mark(opened, "Queued", "HTTP 404");
    outbox.mark(opened, "Parked", "HTTP 404");
    outbox.clock.advance(Duration.ofHours(1));
    var at = outbox.clock.instant();

    var queued = await(outbox.parked.requeue(outbox.li, opened, REASON));

    assertThat(queued.state()).isEqualTo("Queued");
    assertThat(queued.tries()).isZero();
    assertThat(queued.endedAt()).isEmpty();
    assertThat(queued.orderKind()).isEqualTo(IdKind.REPAYMENT);
    assertThat(queued.requeues())
        .containsExactly(new NoticeView.Requeue("li.na", at, REASON, "HTTP 404"));
    assertThat(outbox.due())
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.dedupKey()).isEqualTo("dedup-1");
          assertThat(notice.tries()).isZero();
        });
    assertThatThrownBy(() -> outbox.database.run("update notice_requeue set reason = 'another'"))
        .hasMessageContaining("append-only");
  }

  @Test
  void onlyWhatIsParkedIsQueuedAgain() {
    var opened = outbox.add(1, REPORT, LOAN);

    assertThat(problemOf(outbox.parked.requeue(outbox.li, opened, REASON)).code())
        .isEqualTo(ProblemCode.NOTICE_NOT_PARKED);
    outbox.mark(opened, "Delivered", "");
    assertThat(problemOf(outbox.parked.requeue(outbox.li, opened, REASON)).code())
        .isEqualTo(ProblemCode.NOTICE_NOT_PARKED);
    assertThat(problemOf(outbox.parked.requeue(outbox.li, LOAN, REASON)).code())
        .isEqualTo(ProblemCode.NOTICE_NOT_FOUND);
    assertThat(outbox.database.number("select count(*) from notice_requeue")).isZero();
  }

  @Test
  void twoPeopleAtOnceQueueItOnce() {
    var opened = outbox.add(1, REPORT, LOAN);
    outbox.mark(opened, "Parked", "HTTP 422");

    var first = outbox.parked.requeue(outbox.li, opened, REASON);
    var second = outbox.parked.requeue(outbox.li, opened, REASON);

    assertThat(List.of(succeeds(first), succeeds(second))).containsExactlyInAnyOrder(true, false);
    assertThat(outbox.database.number("select count(*) from notice_requeue")).isOne();
  }

  private static boolean succeeds(Future<NoticeView> requeued) {
    return await(requeued.map(true).otherwise(false));
  }

  @Test
  void theListShowsWhatIsParkedPageByPageAndByKindAndTheGaugesCountIt() {
    var first = outbox.add(1, REPORT, LOAN);
    var second = outbox.add(2, SMS, LOAN);
    var third = outbox.add(3, SMS, OTHER_LOAN);
    outbox.add(4, SMS, new UUID(5, 3));
    outbox.mark(first, "Parked", "HTTP 422");
    outbox.mark(second, "Parked", "HTTP 400");
    outbox.mark(third, "Parked", "HTTP 400");

    assertThat(parked(Optional.empty(), Optional.empty(), 2)).containsExactly(first, second);
    assertThat(parked(Optional.empty(), Optional.of(second), 2)).containsExactly(third);
    assertThat(parked(Optional.of(REPORT), Optional.empty(), 9)).containsExactly(first);
    var counted = await(new PgBacklogs(outbox.database.pool()).count());
    assertThat(counted.noticesParked())
        .containsEntry(SMS, 2L)
        .containsEntry(WEBHOOK, 0L)
        .containsEntry(REPORT, 1L);
    assertThat(counted.noticesQueued()).isOne();
  }
}
