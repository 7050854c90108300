package io.ebbgate.gateway.usecase.notice.parked;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A notice as people see it.
 *
 * @param id the notice
 * @param kind who is told
 * @param scene why
 * @param orderKind {@link IdKind#DRAWDOWN} or {@link IdKind#REPAYMENT}
 * @param orderId the order that gives the reason
 * @param state {@code Queued}, {@code Parked} or {@code Delivered}
 * @param tries how often it was tried since it was queued last
 * @param why what the last try met; empty before the first
 * @param createdAt when it was written
 * @param endedAt when it was delivered or parked
 * @param requeues who had it queued again, in order of time
 */
public record NoticeView(
    UUID id,
    NoticeKind kind,
    String scene,
    IdKind orderKind,
    UUID orderId,
    String state,
    int tries,
    String why,
    Instant createdAt,
    Optional<Instant> endedAt,
    List<Requeue> requeues) {
  public NoticeView {
    requeues = List.copyOf(requeues);
  }

  /**
   * Somebody had it queued again.
   *
   * @param client the name of the client whose key was used
   * @param at when
   * @param reason why
   * @param met what had parked it
   */
  public record Requeue(String client, Instant at, String reason, String met) {}

  /** Whether it waits for a person. */
  public boolean isParked() {
    return state.equals("Parked");
  }
}
