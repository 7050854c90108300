package io.ebbgate.core.lifecycle.arrival;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.attempt.IncidentReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was booked for one order with one attempt, and which of its incidents are open.
 *
 * @param kind which way its attempt moves money
 * @param entries in order of booking
 * @param open what people are called for, in order of opening
 */
record Books(MovementKind kind, List<LedgerEntry> entries, List<Called> open) {
  static final String CHANNEL = "channel-a";
  static final Account CLEARING = Account.providerClearing(CHANNEL);

  /** A call for a person, and the evidence that made it. */
  record Called(IncidentReason reason, Optional<UUID> evidenceId) {}

  Books {
    entries = List.copyOf(entries);
    open = List.copyOf(open);
  }

  static Books of(MovementKind kind) {
    return new Books(kind, List.of(), List.of());
  }

  Books post(LedgerEntry entry) {
    var all = new ArrayList<>(entries);
    all.add(entry);
    return new Books(kind, all, open);
  }

  Books call(IncidentReason reason, Optional<UUID> evidenceId) {
    var all = new ArrayList<>(open);
    all.add(new Called(reason, evidenceId));
    return new Books(kind, entries, all);
  }

  /** Ends what was opened by a piece of evidence. */
  Books end(UUID ofEvidence) {
    return new Books(
        kind,
        entries,
        open.stream()
            .filter(called -> !called.evidenceId().equals(Optional.of(ofEvidence)))
            .toList());
  }

  List<Suspense> suspense() {
    return Suspense.of(kind, entries);
  }

  /** What was debited to an account less what was credited, in minor units. */
  long sum(Account account) {
    long sum = 0;
    for (var entry : entries) {
      sum += sum(entry, account);
    }
    return sum;
  }

  // Loops: this is asked millions of times.
  private static long sum(LedgerEntry entry, Account account) {
    long sum = 0;
    for (var transfer : entry.transfers()) {
      if (transfer.debit().equals(account)) {
        sum += transfer.amount().minor();
      } else if (transfer.credit().equals(account)) {
        sum -= transfer.amount().minor();
      }
    }
    return sum;
  }

  /** What suspense holds, by the evidence that an incident of it would name; above zero is ours. */
  Map<UUID, Long> held() {
    var held = new HashMap<UUID, Long>();
    for (var entry : entries) {
      held.merge(
          entry.settles().orElse(entry.evidenceId()), sum(entry, Account.SUSPENSE), Long::sum);
    }
    held.values().removeIf(sum -> sum == 0);
    return held;
  }

  /** Evidence on which suspense holds money, though no open incident names it. */
  List<UUID> forgotten() {
    return held().keySet().stream()
        .filter(evidence ->
            open.stream().noneMatch(called -> called.evidenceId().equals(Optional.of(evidence))))
        .toList();
  }
}
