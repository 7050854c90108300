package io.ebbgate.gateway.usecase.notice.parked;

import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What people do about notices that reached no receiver. Futures fail with {@link
 * io.ebbgate.gateway.usecase.Rejected} when the answer is no.
 */
public interface ParkedNotices {

  /**
   * Parked notices of all clients, oldest first.
   *
   * @param kind only those of this kind
   * @param after the last one of the page before
   * @param limit how many at most
   */
  Future<List<NoticeView>> parked(Optional<NoticeKind> kind, Optional<UUID> after, int limit);

  /**
   * Has a parked notice tried again from the beginning of the ladder.
   *
   * @param reason why it is expected to arrive now
   */
  Future<NoticeView> requeue(Principal principal, UUID noticeId, String reason);
}
