package io.ebbgate.gateway.usecase.notice.parked;

import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where parked notices are kept. */
public interface ParkedBook {

  /**
   * An action to append to what was done about a notice, with which it is queued again.
   *
   * @param id the action
   * @param clientId whose key was used
   * @param reason why
   * @param at when
   */
  record NewRequeue(UUID id, UUID clientId, String reason, Instant at) {}

  /** See {@link ParkedNotices#parked}. */
  Future<List<NoticeView>> parked(Optional<NoticeKind> kind, Optional<UUID> after, int limit);

  /**
   * Loads a notice under its lock, has it decided, appends the action and queues the notice, all in
   * one transaction; what the function throws undoes it. Fails with {@code NOTICE_NOT_FOUND} when
   * there is none.
   *
   * @return the notice as it is then
   */
  Future<NoticeView> requeue(UUID noticeId, Function<NoticeView, NewRequeue> decide);
}
