package io.ebbgate.gateway.usecase.servicing;

import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What follows from an order that was approved, to be saved in one transaction.
 *
 * @param commandId the order
 * @param approverId who approved it
 * @param at when
 * @param eventId the event that happened to the loan
 * @param valueDate the day on which it counts
 * @param loan afterwards, with the version that was loaded
 * @param planBefore the plan that it replaces
 * @param plan afterwards
 * @param usedMinor by how much the credit line is used more, or less
 * @param entries what is booked
 * @param ended what incidents end, of money that the loan has taken over
 * @param notices what is told
 */
public record LoanChanges(
    UUID commandId,
    UUID approverId,
    Instant at,
    UUID eventId,
    LocalDate valueDate,
    LoanRow loan,
    List<InstalmentRow> planBefore,
    List<InstalmentRow> plan,
    long usedMinor,
    List<LedgerEntryRow> entries,
    List<Ended> ended,
    List<NoticeRow> notices) {

  public LoanChanges {
    planBefore = List.copyOf(planBefore);
    plan = List.copyOf(plan);
    entries = List.copyOf(entries);
    ended = List.copyOf(ended);
    notices = List.copyOf(notices);
  }

  /**
   * What an incident's money has become.
   *
   * @param orderId the order that the incident is about
   * @param evidenceId the evidence on which suspense had held it
   */
  public record Ended(UUID orderId, UUID evidenceId) {}
}
