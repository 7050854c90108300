package io.ebbgate.gateway.usecase.movement.learning;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes rows of what the core books and of what a person has to look at. */
public final class Bookings {
  private final Ids ids;
  private final BusinessDays days;

  /**
   * @param days on which business day an entry is booked
   */
  public Bookings(Ids ids, BusinessDays days) {
    this.ids = ids;
    this.days = days;
  }

  /** An entry of the core as a row, on the business day of the instant at which it is booked. */
  public LedgerEntryRow entry(
      LedgerEntry entry, AttemptRow attempt, Optional<UUID> loanId, Instant at) {
    return entry(entry, attempt.orderId(), attempt.id(), loanId, at);
  }

  /** The same where only the identifiers are at hand. */
  public LedgerEntryRow entry(
      LedgerEntry entry, UUID orderId, UUID attemptId, Optional<UUID> loanId, Instant at) {
    return entry(entry, orderId, Optional.of(attemptId), loanId, at);
  }

  /** An entry about a loan that no attempt moved money for. */
  public LedgerEntryRow entry(LedgerEntry entry, UUID drawdownId, UUID loanId, Instant at) {
    return entry(entry, drawdownId, Optional.empty(), Optional.of(loanId), at);
  }

  private LedgerEntryRow entry(
      LedgerEntry entry,
      UUID orderId,
      Optional<UUID> attemptId,
      Optional<UUID> loanId,
      Instant at) {
    return new LedgerEntryRow(
        ids.next(),
        entry.kind().name(),
        orderId,
        attemptId,
        loanId,
        entry.evidenceId(),
        entry.settles(),
        at,
        days.dayOf(at),
        entry.transfers().stream()
            .map(transfer ->
                new LedgerEntryRow.TransferRow(
                    transfer.debit().code(),
                    transfer.credit().code(),
                    transfer.amount().minor(),
                    transfer.amount().currency().getCurrencyCode()))
            .toList());
  }

  /** A call for a person. */
  public IncidentRow incident(
      AttemptRow attempt, IncidentReason reason, Optional<UUID> evidenceId, Instant at) {
    return incident(attempt.orderId(), attempt.id(), reason, evidenceId, at);
  }

  /** The same where only the identifiers are at hand. */
  public IncidentRow incident(
      UUID orderId, UUID attemptId, IncidentReason reason, Optional<UUID> evidenceId, Instant at) {
    return new IncidentRow(ids.next(), orderId, attemptId, evidenceId, reason.name(), at);
  }
}
