package io.ebbgate.simulator.store.people;

import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.ebbgate.gateway.usecase.movement.learning.Loaded;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.ebbgate.simulator.invariant.SuspenseInspector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What was booked in suspense, and the incidents that are open, by order; and all calls. */
final class SuspenseTables {
  private static final String SUSPENSE = "suspense";
  private static final Set<String> ACCOUNTS = Set.of(SUSPENSE, "operating-loss");

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

  /**
   * Whether nothing was booked of what was loaded since, and nobody has ended an incident of it:
   * the real database holds locks on both.
   */
  boolean isAsLoaded(Loaded loaded) {
    return loaded.suspense().entrySet().stream()
            .allMatch(one -> one.getValue().equals(booked.getOrDefault(one.getKey(), List.of())))
        && loaded.open().entrySet().stream()
            .allMatch(one -> one.getValue().equals(open.getOrDefault(one.getKey(), List.of())));
  }

  /** What suspense holds of an order on one piece of evidence: above zero is ours. */
  long held(UUID orderId, UUID evidenceId) {
    long sum = 0;
    for (var entry : booked.getOrDefault(orderId, List.of())) {
      if (entry.settles().orElse(entry.evidenceId()).equals(evidenceId)) {
        sum += inSuspense(entry);
      }
    }
    return sum;
  }

  /** What an entry puts into suspense; below zero what it takes out, or what is the customer's. */
  static long inSuspense(LedgerEntryRow entry) {
    long sum = 0;
    for (var transfer : entry.transfers()) {
      if (transfer.debit().equals(SUSPENSE)) {
        sum += transfer.amountMinor();
      } else if (transfer.credit().equals(SUSPENSE)) {
        sum -= transfer.amountMinor();
      }
    }
    return sum;
  }

  void book(LedgerEntryRow entry) {
    inspector.booked(entry);
    boolean counts =
        entry.transfers().stream()
            .anyMatch(transfer ->
                ACCOUNTS.contains(transfer.debit()) || ACCOUNTS.contains(transfer.credit()));
    if (counts) {
      booked.computeIfAbsent(entry.orderId(), _ -> new ArrayList<>(2)).add(entry);
    }
  }

  void open(IncidentRow incident) {
    open.computeIfAbsent(incident.orderId(), _ -> new ArrayList<>(2)).add(incident);
    inspector.opened(incident);
  }

  /** An incident is about something that was said. */
  void called(IncidentRow incident, Outcome said) {
    calls
        .computeIfAbsent(incident.attemptId(), _ -> new ArrayList<>(1))
        .add(AttemptFacts.Call.of(IncidentReason.valueOf(incident.reason()), said));
  }

  void end(IncidentRow incident) {
    open.getOrDefault(incident.orderId(), new ArrayList<>())
        .removeIf(one -> one.id().equals(incident.id()));
    inspector.ended(incident.id());
  }

  void committed() {
    inspector.committed();
  }
}
