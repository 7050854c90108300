package io.ebbgate.gateway.usecase.movement.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One booking with its transfers; appended, never changed.
 *
 * @param id the entry
 * @param kind what happened, such as {@code disbursed}
 * @param orderId the order
 * @param attemptId the attempt that moved the money
 * @param loanId the loan
 * @param evidenceId the evidence that it rests on
 * @param settles the earlier evidence of which it takes money out of suspense
 * @param bookedAt when it was booked
 * @param businessDate the business day that it belongs to
 * @param transfers at least one
 */
public record LedgerEntryRow(
    UUID id,
    String kind,
    UUID orderId,
    Optional<UUID> attemptId,
    Optional<UUID> loanId,
    UUID evidenceId,
    Optional<UUID> settles,
    Instant bookedAt,
    LocalDate businessDate,
    List<TransferRow> transfers) {

  public LedgerEntryRow {
    transfers = List.copyOf(transfers);
    if (transfers.isEmpty()) {
      throw new IllegalArgumentException("a ledger entry without a transfer");
    }
  }

  /**
   * From one account to another.
   *
   * @param debit the account debited
   * @param credit the account credited
   * @param amountMinor above zero
   * @param currency ISO 4217
   */
  public record TransferRow(String debit, String credit, long amountMinor, String currency) {}
}
