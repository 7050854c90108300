package io.ebbgate.gateway.usecase.operator;

import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What follows from what somebody did, to be saved in one transaction.
 *
 * @param action to append; of an older proposal about the same thing it takes the place
 * @param approval to write into a waiting action
 * @param resolved the incident that ends
 * @param closed the orphan that ends
 * @param entry to append to the ledger
 * @param notices to queue
 * @param work to do on the order's rows
 */
public record OperatorChanges(
    Optional<NewAction> action,
    Optional<Approval> approval,
    Optional<ResolvedIncident> resolved,
    Optional<ClosedOrphan> closed,
    Optional<Booking> entry,
    List<NoticeRow> notices,
    Work work) {

  public OperatorChanges {
    notices = List.copyOf(notices);
  }

  /** What is done on an order's rows. */
  public enum Work {
    NONE,
    /** Its open attempts are asked about now. */
    ASK_NOW,
    HOLD,
    RESUME
  }

  /**
   * An action to append.
   *
   * @param evidenceId the identifier that a mark will have as evidence
   * @param status {@code PROPOSED} or {@code DONE}
   */
  public record NewAction(
      UUID id,
      String kind,
      ActionView.About about,
      Optional<UUID> attemptId,
      Optional<UUID> incidentId,
      String reason,
      String evidenceReference,
      Optional<Instant> movedAt,
      Optional<Instant> returnedAt,
      Optional<UUID> evidenceId,
      UUID proposerId,
      Instant at,
      ActionStatus status) {}

  /**
   * A second person's approval.
   *
   * @param status {@code APPROVED} when there is more to do, else {@code DONE}
   */
  public record Approval(UUID actionId, UUID approverId, Instant at, ActionStatus status) {}

  /** The end of an incident. */
  public record ResolvedIncident(UUID incidentId, String resolution, Instant at) {}

  /**
   * The end of an orphan.
   *
   * @param actionId the action that says why
   */
  public record ClosedOrphan(UUID orphanId, UUID actionId, Instant at) {}

  /** An entry with the action that decided it. */
  public record Booking(UUID actionId, LedgerEntryRow entry) {}
}
