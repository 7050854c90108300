package io.ebbgate.core.ledger;

import java.util.List;
import java.util.UUID;

/**
 * What one business event books, all or nothing.
 *
 * @param kind the event
 * @param evidenceId the evidence that it rests on
 * @param transfers at least one
 */
public record LedgerEntry(EntryKind kind, UUID evidenceId, List<Transfer> transfers) {

  public LedgerEntry {
    transfers = List.copyOf(transfers);
    if (transfers.isEmpty()) {
      throw new IllegalArgumentException("an entry without transfers");
    }
  }
}
