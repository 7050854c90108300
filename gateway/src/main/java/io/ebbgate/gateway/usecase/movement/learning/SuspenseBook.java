package io.ebbgate.gateway.usecase.movement.learning;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.EntryKind;
import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.ledger.Transfer;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What suspense holds of the orders of one batch, and the incidents that are open of them: as
 * loaded, and as the batch has left them. Lives on one thread for the length of one decision.
 */
final class SuspenseBook {
  private final Map<UUID, List<LedgerEntryRow>> entries = new HashMap<>();
  private final Map<UUID, List<IncidentRow>> open = new HashMap<>();

  SuspenseBook(Map<UUID, List<LedgerEntryRow>> booked, Map<UUID, List<IncidentRow>> opened) {
    booked.forEach((orderId, rows) -> entries.put(orderId, new ArrayList<>(rows)));
    opened.forEach((orderId, rows) -> open.put(orderId, new ArrayList<>(rows)));
  }

  void book(LedgerEntryRow entry) {
    entries.computeIfAbsent(entry.orderId(), _ -> new ArrayList<>()).add(entry);
  }

  void open(IncidentRow incident) {
    open.computeIfAbsent(incident.orderId(), _ -> new ArrayList<>()).add(incident);
  }

  List<IncidentRow> openOn(UUID orderId, UUID evidenceId) {
    return open.getOrDefault(orderId, List.of()).stream()
        .filter(incident -> incident.evidenceId().equals(Optional.of(evidenceId)))
        .toList();
  }

  /** Takes away the incidents of an order that a piece of evidence had opened, and names them. */
  List<UUID> end(UUID orderId, UUID ofEvidence) {
    var ended = new ArrayList<UUID>();
    open.getOrDefault(orderId, new ArrayList<>())
        .removeIf(incident -> {
          boolean named = incident.evidenceId().equals(Optional.of(ofEvidence));
          if (named) {
            ended.add(incident.id());
          }
          return named;
        });
    return ended;
  }

  List<Suspense> of(MovementKind kind, UUID orderId, UUID attemptId) {
    return Suspense.of(
        kind,
        entries.getOrDefault(orderId, List.of()).stream()
            .filter(entry -> entry.attemptId().equals(Optional.of(attemptId)))
            .map(SuspenseBook::toCore)
            .toList());
  }

  private static LedgerEntry toCore(LedgerEntryRow row) {
    return new LedgerEntry(
        EntryKind.valueOf(row.kind()),
        row.evidenceId(),
        row.settles(),
        row.transfers().stream()
            .map(transfer ->
                new Transfer(
                    new Account(transfer.debit()),
                    new Account(transfer.credit()),
                    new Money(transfer.amountMinor(), Currency.getInstance(transfer.currency()))))
            .toList());
  }
}
