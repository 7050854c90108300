package io.ebbgate.core.ledger;

import io.ebbgate.core.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one business event books, all or nothing.
 *
 * @param kind the event
 * @param evidenceId the evidence that it rests on
 * @param settles the evidence on which suspense had held what this entry takes out of it, where the
 *     entry rests on later evidence
 * @param transfers at least one
 */
public record LedgerEntry(
    EntryKind kind, UUID evidenceId, Optional<UUID> settles, List<Transfer> transfers) {

  public LedgerEntry {
    transfers = List.copyOf(transfers);
    if (transfers.isEmpty()) {
      throw new IllegalArgumentException("an entry without transfers");
    }
  }

  /** One that settles nothing of earlier evidence. */
  public LedgerEntry(EntryKind kind, UUID evidenceId, List<Transfer> transfers) {
    this(kind, evidenceId, Optional.empty(), transfers);
  }

  /** The sum of its transfers. */
  public Money total() {
    return transfers.stream().map(Transfer::amount).reduce(Money::plus).orElseThrow();
  }
}
