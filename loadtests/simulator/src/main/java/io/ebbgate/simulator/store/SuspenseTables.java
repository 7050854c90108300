package io.ebbgate.simulator.store;

import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.ebbgate.gateway.usecase.movement.learning.Changes;
import io.ebbgate.gateway.usecase.movement.learning.Loaded;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.ebbgate.simulator.invariant.SuspenseInspector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What was booked in suspense, and the incidents that are open, by order; and all calls. */
final class SuspenseTables {
  private static final Set<String> ACCOUNTS = Set.of("suspense", "operating-loss");

  private final SuspenseInspector inspector;
  private final Map<UUID, List<LedgerEntryRow>> booked = new HashMap<>();
  private final Map<UUID, List<IncidentRow>> open = new HashMap<>();

  private final Map<UUID, List<AttemptFacts.Call>> calls = new HashMap<>();

  SuspenseTables(SuspenseInspector inspector) {
    this.inspector = inspector;
  }

  void load(UUID orderId, Loaded into) {
    into.suspense().put(orderId, List.copyOf(booked.getOrDefault(orderId, List.of())));
    into.open().put(orderId, List.copyOf(open.getOrDefault(orderId, List.of())));
  }

  /** What people were called for by evidence about an attempt, ended or not. */
  void loadCalls(UUID attemptId, Loaded into) {
    into.calls().put(attemptId, List.copyOf(calls.getOrDefault(attemptId, List.of())));
  }

  /** Whether nothing was booked of what was loaded since: the real database holds locks on it. */
  boolean isAsLoaded(Loaded loaded) {
    return loaded.suspense().entrySet().stream()
        .allMatch(one -> one.getValue().equals(booked.getOrDefault(one.getKey(), List.of())));
  }

  void save(Changes changes) {
    for (var entry : changes.ledgerEntries()) {
      inspector.booked(entry);
      boolean counts =
          entry.transfers().stream()
              .anyMatch(transfer ->
                  ACCOUNTS.contains(transfer.debit()) || ACCOUNTS.contains(transfer.credit()));
      if (counts) {
        booked.computeIfAbsent(entry.orderId(), _ -> new ArrayList<>(2)).add(entry);
      }
    }
    for (var incident : changes.incidents()) {
      open.computeIfAbsent(incident.orderId(), _ -> new ArrayList<>(2)).add(incident);
      inspector.opened(incident);
      var reason = IncidentReason.valueOf(incident.reason());
      changes.evidence().stream()
          .filter(row -> incident.evidenceId().equals(Optional.of(row.id())))
          .forEach(row ->
              calls
                  .computeIfAbsent(incident.attemptId(), _ -> new ArrayList<>(1))
                  .add(AttemptFacts.Call.of(reason, row.outcome())));
    }
    for (var ended : changes.endedIncidents()) {
      open.values().forEach(ones -> ones.removeIf(one -> one.id().equals(ended.incidentId())));
      inspector.ended(ended.incidentId());
    }
    inspector.committed();
  }
}
