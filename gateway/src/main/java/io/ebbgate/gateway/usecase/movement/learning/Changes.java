package io.ebbgate.gateway.usecase.movement.learning;

import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.EvidenceRow;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineDelta;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything that follows from a batch of learned outcomes, to be saved in one transaction by one
 * store. Updated rows carry the version that was loaded; a row whose version has moved on fails the
 * whole batch, which is then decided again.
 *
 * @param evidence to append
 * @param newAttempts to insert as {@code Sending}, leased to this node
 * @param attempts to update
 * @param drawdowns to update
 * @param repayments to update
 * @param newLoans to insert
 * @param loans to update
 * @param cutInstalments instalments to delete
 * @param instalments to insert, or to overwrite where loan and number are there
 * @param lineDeltas to add to credit lines, one for each line
 * @param ledgerEntries to append
 * @param paidAttempts to insert: the one attempt of each order that moved the money
 * @param returnedPayouts to insert: the one attempt of each order whose money came back
 * @param stoppedTelling loans of which nothing queued goes to customers any more
 * @param closedDebits repayments whose hold on loan and card ends
 * @param notices to queue
 * @param incidents to open
 * @param endedIncidents to end, since suspense holds nothing of them any more
 */
public record Changes(
    List<EvidenceRow> evidence,
    List<NewAttempt> newAttempts,
    List<AttemptRow> attempts,
    List<DrawdownRow> drawdowns,
    List<RepaymentRow> repayments,
    List<LoanRow> newLoans,
    List<LoanRow> loans,
    List<CutInstalments> cutInstalments,
    List<InstalmentRow> instalments,
    List<LineDelta> lineDeltas,
    List<LedgerEntryRow> ledgerEntries,
    List<PaidAttempt> paidAttempts,
    List<ReturnedPayout> returnedPayouts,
    List<UUID> stoppedTelling,
    List<ClosedDebit> closedDebits,
    List<NoticeRow> notices,
    List<IncidentRow> incidents,
    List<EndedIncident> endedIncidents) {

  public Changes {
    evidence = List.copyOf(evidence);
    newAttempts = List.copyOf(newAttempts);
    attempts = List.copyOf(attempts);
    drawdowns = List.copyOf(drawdowns);
    repayments = List.copyOf(repayments);
    newLoans = List.copyOf(newLoans);
    loans = List.copyOf(loans);
    cutInstalments = List.copyOf(cutInstalments);
    instalments = List.copyOf(instalments);
    lineDeltas = List.copyOf(lineDeltas);
    ledgerEntries = List.copyOf(ledgerEntries);
    paidAttempts = List.copyOf(paidAttempts);
    returnedPayouts = List.copyOf(returnedPayouts);
    stoppedTelling = List.copyOf(stoppedTelling);
    closedDebits = List.copyOf(closedDebits);
    notices = List.copyOf(notices);
    incidents = List.copyOf(incidents);
    endedIncidents = List.copyOf(endedIncidents);
  }

  /**
   * Deletes a loan's instalments from a number on.
   *
   * @param loanId the loan
   * @param fromNumber the first number that goes
   */
  public record CutInstalments(UUID loanId, int fromNumber) {}

  /**
   * The attempt that moved an order's money; the database allows one for each order.
   *
   * @param orderId the order
   * @param attemptId its attempt
   * @param loanVersion the version that it made of a loan which took the money; empty where none
   *     did
   */
  public record PaidAttempt(UUID orderId, UUID attemptId, Optional<Long> loanVersion) {}

  /**
   * The attempt whose money came back; the database allows one for each order, and only the one
   * that paid it.
   *
   * @param orderId the order
   * @param attemptId its attempt
   * @param evidenceId the evidence that it rests on
   */
  public record ReturnedPayout(UUID orderId, UUID attemptId, UUID evidenceId) {}

  /**
   * Ends a repayment's hold on its loan and card.
   *
   * @param loanId the loan
   * @param repaymentId the repayment that holds it
   */
  public record ClosedDebit(UUID loanId, UUID repaymentId) {}

  /**
   * Ends an incident without people: what people were called for is explained.
   *
   * @param incidentId the incident; it may be one of this batch
   * @param evidenceId the evidence that explains it
   */
  public record EndedIncident(UUID incidentId, UUID evidenceId) {}

  /** Whether there is nothing to save. */
  public boolean isEmpty() {
    return evidence.isEmpty() && attempts.isEmpty() && newAttempts.isEmpty();
  }
}
