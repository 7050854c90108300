package io.ebbgate.gateway.http.rig;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.parked.NoticeView;
import io.ebbgate.gateway.usecase.notice.parked.NoticeView.Requeue;
import io.ebbgate.gateway.usecase.notice.parked.ParkedNotices;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Parked notices, as the contract's examples show them. */
final class FakeNotices implements ParkedNotices {
  private static final UUID REPORT = id("ntc_01m82zber0eybtm507hd2dspkg");
  private static final UUID WEBHOOK = id("ntc_01m82zber0eybtm507hd2dspkh");
  private static final String LI = "li.na";

  private final List<Object> asked;

  /**
   * @param asked where questions are noted
   */
  FakeNotices(List<Object> asked) {
    this.asked = asked;
  }

  private static UUID id(String text) {
    return IdKind.NOTICE.parse(text).orElseThrow();
  }

  private static NoticeView report(
      String state, int tries, Optional<Instant> endedAt, List<Requeue> requeues) {
    return new NoticeView(
        REPORT,
        NoticeKind.REPORT,
        "account-open",
        IdKind.DRAWDOWN,
        Examples.DRAWDOWN,
        state,
        tries,
        "HTTP 422",
        Instant.parse("2026-11-23T01:05:02Z"),
        endedAt,
        requeues);
  }

  private static NoticeView webhook() {
    return new NoticeView(
        WEBHOOK,
        NoticeKind.WEBHOOK,
        "repayment.succeeded",
        IdKind.REPAYMENT,
        Examples.REPAYMENT,
        "Parked",
        8,
        "HTTP 404",
        Instant.parse("2026-11-23T01:10:00Z"),
        Optional.of(Instant.parse("2026-11-23T08:43:00Z")),
        List.of(
            new Requeue(
                LI,
                Instant.parse("2026-11-23T01:12:36Z"),
                "The app says that its address works again.",
                "HTTP 404")));
  }

  @Override
  public Future<List<NoticeView>> parked(
      Optional<NoticeKind> kind, Optional<UUID> after, int limit) {
    asked.add(kind);
    var ended = Optional.of(Instant.parse("2026-11-23T01:05:03Z"));
    return Future.succeededFuture(List.of(report("Parked", 1, ended, List.of()), webhook()));
  }

  @Override
  public Future<NoticeView> requeue(Principal principal, UUID noticeId, String reason) {
    asked.add(noticeId);
    var requeue = new Requeue(LI, Instant.parse("2026-11-23T01:30:00Z"), reason, "HTTP 422");
    return Future.succeededFuture(report("Queued", 0, Optional.empty(), List.of(requeue)));
  }
}
