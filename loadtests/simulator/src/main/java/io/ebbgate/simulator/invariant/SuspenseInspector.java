package io.ebbgate.simulator.invariant;

import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Watches what suspense holds, and who is called for it. Incidents end by evidence and by people,
 * and what is open and what is held have to agree after every commit; each looks at what it has
 * touched.
 */
public final class SuspenseInspector {

  /** What an incident is about, or what is held. */
  private record Ground(UUID orderId, UUID evidenceId) {}

  private static final String SUSPENSE = "suspense";
  private static final Set<String> BY_PEOPLE =
      Set.of("RETURNED_BY_PROVIDER", "RETURNED_TO_CUSTOMER", "GIVEN_UP");

  private final Violations violations;
  private final Map<Ground, Long> held = new HashMap<>();
  private final Map<Ground, UUID> attempts = new HashMap<>();
  private final Map<UUID, Set<Ground>> ofAttempt = new HashMap<>();
  private final Map<UUID, Ground> incidents = new HashMap<>();

  /** Incidents of which the reason is time: no evidence, no money. */
  private final Set<UUID> timely = new HashSet<>();

  private final Map<Ground, Set<UUID>> open = new HashMap<>();
  private final Set<Ground> touched = new LinkedHashSet<>();

  public SuspenseInspector(Violations violations) {
    this.violations = violations;
  }

  /** An entry is in the ledger. */
  public void booked(LedgerEntryRow entry) {
    long sum = 0;
    for (var transfer : entry.transfers()) {
      if (transfer.debit().equals(SUSPENSE)) {
        sum += transfer.amountMinor();
      } else if (transfer.credit().equals(SUSPENSE)) {
        sum -= transfer.amountMinor();
      }
    }
    if (sum == 0) {
      return;
    }
    var ground = new Ground(entry.orderId(), entry.settles().orElse(entry.evidenceId()));
    leaves(entry, ground, held.getOrDefault(ground, 0L), sum);
    held.merge(ground, sum, Long::sum);
    entry
        .attemptId()
        .ifPresent(attempt -> {
          attempts.put(ground, attempt);
          ofAttempt.computeIfAbsent(attempt, _ -> new HashSet<>()).add(ground);
        });
    touched.add(ground);
  }

  /** Evidence takes out no more than is there, and people take out all that is there. */
  private void leaves(LedgerEntryRow entry, Ground ground, long before, long sum) {
    long after = before + sum;
    boolean byPeople = BY_PEOPLE.contains(entry.kind());
    boolean turns = entry.settles().isPresent() && Long.signum(after) == -Long.signum(before);
    if ((byPeople && (before == 0 || after != 0)) || (turns && after != 0)) {
      violations.found(
          Invariant.SUSPENSE_LEAVES_ONCE,
          "order %s: suspense held %d, and %s books %d of it"
              .formatted(ground.orderId(), before, entry.kind(), sum));
    }
  }

  /** A person is called. */
  public void opened(IncidentRow incident) {
    if (incident.evidenceId().isEmpty()) {
      timely.add(incident.id());
    }
    incident
        .evidenceId()
        .ifPresent(evidence -> {
          var ground = new Ground(incident.orderId(), evidence);
          incidents.put(incident.id(), ground);
          open.computeIfAbsent(ground, _ -> new HashSet<>()).add(incident.id());
        });
  }

  /** An incident has ended, by evidence or by people. */
  public void ended(UUID incidentId) {
    var ground = incidents.remove(incidentId);
    if (ground == null && timely.remove(incidentId)) {
      return;
    }
    if (ground == null) {
      violations.found(
          Invariant.SUSPENSE_AGREES, "incident " + incidentId + " ends and was not open");
      return;
    }
    open.computeIfAbsent(ground, _ -> new HashSet<>()).remove(incidentId);
    touched.add(ground);
  }

  /** A transaction is committed. */
  public void committed() {
    touched.forEach(this::check);
    touched.clear();
  }

  private void check(Ground ground) {
    long sum = held.getOrDefault(ground, 0L);
    if (sum == 0) {
      return;
    }
    if (open.getOrDefault(ground, Set.of()).isEmpty()) {
      violations.found(
          Invariant.SUSPENSE_AGREES,
          "order %s: suspense holds %d, and nobody is called for it"
              .formatted(ground.orderId(), sum));
    }
    var attempt = attempts.get(ground);
    boolean otherSide =
        attempt != null
            && ofAttempt.getOrDefault(attempt, Set.of()).stream()
                .anyMatch(other -> Long.signum(held.getOrDefault(other, 0L)) == -Long.signum(sum));
    if (otherSide) {
      violations.found(
          Invariant.SUSPENSE_AGREES,
          "attempt " + attempt + " is held as ours and as the customer's at once");
    }
  }
}
