package io.ebbgate.gateway.usecase.notice.parked;

import io.ebbgate.core.id.Ids;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Serves those who see to parked notices. Thread-safe. */
public final class ServeParkedNotices implements ParkedNotices {
  private final ParkedBook book;
  private final Ids ids;
  private final InstantSource clock;

  public ServeParkedNotices(ParkedBook book, Ids ids, InstantSource clock) {
    this.book = book;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Future<List<NoticeView>> parked(
      Optional<NoticeKind> kind, Optional<UUID> after, int limit) {
    return book.parked(kind, after, limit);
  }

  @Override
  public Future<NoticeView> requeue(Principal principal, UUID noticeId, String reason) {
    var actionId = ids.next();
    // As precise as the database keeps it.
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return book.requeue(
        noticeId,
        notice -> {
          if (!notice.isParked()) {
            throw Problem.of(
                    ProblemCode.NOTICE_NOT_PARKED,
                    "The notice is " + notice.state() + ": nobody has to queue it.")
                .rejected();
          }
          return new ParkedBook.NewRequeue(actionId, principal.clientId(), reason, at);
        });
  }
}
