package io.ebbgate.simulator.invariant;

import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.ebbgate.simulator.time.Chance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Watches attempts, movements and what is told about them. Each change is looked at when it is
 * committed, so a step costs the same however long the run is; {@link #atTheEnd} looks at
 * everything.
 */
public final class Inspector {

  /** What is known of one attempt, by what was committed about it. */
  private static final class Seen {
    final UUID orderId;
    final MovementKind kind;
    final long amountMinor;
    final Instant leaseUntil;
    String state = "Sending";
    long bookedMinor;
    boolean incident;
    Instant heldUntil;

    Seen(NewAttempt attempt, Instant leaseUntil) {
      this.heldUntil = leaseUntil;
      this.orderId = attempt.orderId();
      this.kind = attempt.kind();
      this.amountMinor = attempt.amount().minor();
      this.leaseUntil = leaseUntil;
    }

    boolean isOpen() {
      return !state.equals("Moved") && !state.equals("NotMoved") && !state.equals("Returned");
    }
  }

  private final Violations violations;
  private final ProviderBook book;
  private final Map<UUID, Seen> attempts = new HashMap<>();
  private final List<UUID> recent = new ArrayList<>();
  private final Map<UUID, List<UUID>> ofOrder = new HashMap<>();
  private final Map<UUID, UUID> paid = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Set<UUID> toldFailed = new HashSet<>();
  private final Map<String, Long> accounts = new HashMap<>();

  public Inspector(Violations violations, ProviderBook book) {
    this.violations = violations;
    this.book = book;
  }

  /** An attempt is in the database. */
  public void attemptMade(NewAttempt attempt, Instant leaseUntil) {
    attempts.put(attempt.id(), new Seen(attempt, leaseUntil));
    recent.add(attempt.id());
    if (recent.size() > 500) {
      recent.subList(0, 250).clear();
    }
    ofOrder.computeIfAbsent(attempt.orderId(), _ -> new ArrayList<>(2)).add(attempt.id());
  }

  /** An attempt is in another state. */
  public void attemptChanged(AttemptRow attempt) {
    var seen = attempts.get(attempt.id());
    if (seen == null) {
      violations.found(Invariant.DURABLE_BEFORE_SENT, "no attempt " + attempt.id());
      return;
    }
    boolean cameBack = seen.state.equals("Moved") && attempt.state().equals("Returned");
    if (!seen.isOpen() && !seen.state.equals(attempt.state()) && !cameBack) {
      violations.found(
          Invariant.TERMINAL_STAYS,
          "attempt " + attempt.id() + " went from " + seen.state + " to " + attempt.state());
    }
    boolean ends = seen.isOpen();
    seen.state = attempt.state();
    long moved = book.movedMinor(attempt.id());
    if (attempt.state().equals("Returned") && !book.cameBack(attempt.id())) {
      violations.found(
          Invariant.RETURNED_IS_TRUE,
          "attempt " + attempt.id() + " is Returned and did not return");
    }
    boolean endsAsMoved = attempt.state().equals("Moved") || attempt.state().equals("Returned");
    if (ends && endsAsMoved && moved != seen.amountMinor) {
      violations.found(
          Invariant.MOVED_IS_TRUE,
          "attempt "
              + attempt.id()
              + " over "
              + seen.amountMinor
              + " is Moved, the provider moved "
              + moved);
    }
    if (ends && attempt.state().equals("NotMoved")) {
      denied(attempt.id(), moved);
    }
  }

  private void denied(UUID attemptId, long movedMinor) {
    if (movedMinor != 0 && !book.brokeItsWord(attemptId)) {
      violations.found(
          Invariant.NOT_MOVED_IS_TRUE,
          "attempt " + attemptId + " is NotMoved, the provider moved " + movedMinor);
    }
  }

  /** The attempt of an order that paid is written down. */
  public void paid(UUID orderId, UUID attemptId) {
    var before = paid.put(orderId, attemptId);
    if (before != null) {
      violations.found(
          Invariant.PAID_ONCE, "order " + orderId + " is paid by " + before + " and " + attemptId);
    }
  }

  /** An entry is in the ledger. */
  public void booked(LedgerEntryRow entry) {
    for (var transfer : entry.transfers()) {
      accounts.merge(transfer.debit(), transfer.amountMinor(), Long::sum);
      accounts.merge(transfer.credit(), -transfer.amountMinor(), Long::sum);
      entry
          .attemptId()
          .map(attempts::get)
          .ifPresent(seen -> {
            if (transfer.debit().startsWith("provider-clearing:")) {
              seen.bookedMinor += transfer.amountMinor();
            } else if (transfer.credit().startsWith("provider-clearing:")) {
              seen.bookedMinor -= transfer.amountMinor();
            }
          });
    }
    if (accounts.values().stream().mapToLong(Long::longValue).sum() != 0) {
      violations.found(Invariant.LEDGER_BALANCES, "the accounts are " + accounts);
    }
  }

  /** Somebody took an attempt to ask about it. */
  public void claimed(UUID attemptId, UUID owner, Instant at, Instant until) {
    var seen = attempts.get(attemptId);
    if (seen == null) {
      return;
    }
    if (seen.heldUntil.isAfter(at)) {
      violations.found(
          Invariant.LEASE_RESPECTED,
          "attempt " + attemptId + " is taken by " + owner + ", and held until " + seen.heldUntil);
    }
    seen.heldUntil = until;
  }

  /**
   * What somebody learned about an attempt is saved, and whoever held it holds it no more. An
   * attempt that is as it was may be saved for that alone by its holder, and by nobody else.
   */
  public void saved(UUID attemptId, boolean changed, boolean byHolder) {
    var seen = attempts.get(attemptId);
    if (seen == null) {
      return;
    }
    if (!changed && !byHolder) {
      violations.found(
          Invariant.LEASE_RESPECTED,
          "attempt " + attemptId + " is given back by somebody who does not hold it");
    }
    seen.heldUntil = Instant.EPOCH;
  }

  /** A person was called. */
  public void incidentOpened(IncidentRow incident) {
    var seen = attempts.get(incident.attemptId());
    if (seen != null) {
      seen.incident = true;
    }
  }

  /** Something is queued to be told. */
  public void noticed(NoticeRow notice) {
    if (!told.add(notice.dedupKey())) {
      violations.found(Invariant.TOLD_ONCE, "queued again: " + notice.dedupKey());
    }
    boolean failed =
        switch (notice.scene()) {
          case "drawdown-failed", "drawdown.failed", "debit-failed", "repayment.failed" -> true;
          default -> false;
        };
    if (failed && toldFailed.add(notice.orderId())) {
      for (var attempt : ofOrder.getOrDefault(notice.orderId(), List.of())) {
        toldFailed(attempt);
      }
    }
  }

  private void toldFailed(UUID attemptId) {
    var seen = attempts.get(attemptId);
    if (seen == null) {
      return;
    }
    if (seen.isOpen()) {
      violations.found(
          Invariant.TOLD_FAILED_IS_TRUE,
          "order " + seen.orderId + " is told as failed, attempt " + attemptId + " is open");
    } else if (book.movedMinor(attemptId) != 0 && !seen.incident && !book.brokeItsWord(attemptId)) {
      violations.found(
          Invariant.TOLD_FAILED_IS_TRUE,
          "order " + seen.orderId + " is told as failed, its money moved by " + attemptId);
    }
  }

  /** A request has left a node. */
  public void sent(UUID attemptId, Instant at) {
    var seen = attempts.get(attemptId);
    if (seen == null) {
      violations.found(Invariant.DURABLE_BEFORE_SENT, "sent without an attempt: " + attemptId);
    } else if (!at.isBefore(seen.leaseUntil)) {
      violations.found(
          Invariant.SENT_UNDER_LEASE,
          "attempt " + attemptId + " left at " + at + ", its lease ended " + seen.leaseUntil);
    }
  }

  /** A provider has moved money. */
  public void moved(UUID attemptId, int times) {
    if (times > 1) {
      violations.found(Invariant.MOVED_ONCE, attemptId + " moved money " + times + " times");
    }
    var seen = attempts.get(attemptId);
    if (seen == null) {
      violations.found(Invariant.DURABLE_BEFORE_SENT, "moved without an attempt: " + attemptId);
    } else if (seen.state.equals("NotMoved")) {
      denied(attemptId, book.movedMinor(attemptId));
    }
  }

  /** One of the newest attempts, if it has moved money and everybody knows. */
  public Optional<UUID> someMoved(Chance chance) {
    if (recent.isEmpty()) {
      return Optional.empty();
    }
    var id = chance.pick(recent);
    var seen = attempts.get(id);
    return seen != null && seen.state.equals("Moved") ? Optional.of(id) : Optional.empty();
  }

  /** What was counted as ended stays to be proven by this. */
  public void atTheEnd() {
    attempts.forEach((id, seen) -> {
      long moved = book.cameBack(id) ? 0 : book.movedMinor(id);
      long told = Math.abs(seen.bookedMinor);
      boolean explained = moved == told || (book.otherAmountClaimed(id) && seen.incident);
      if (!explained) {
        violations.found(
            Invariant.BOOKS_AGREE,
            "attempt " + id + " (" + seen.state + "): book " + moved + ", ledger " + told);
      }
      boolean rightWay =
          seen.bookedMinor == 0 || (seen.bookedMinor > 0) == (seen.kind == MovementKind.DEBIT);
      if (!rightWay) {
        violations.found(Invariant.BOOKS_AGREE, "attempt " + id + " is booked the wrong way");
      }
      if (moved != 0 && seen.state.equals("NotMoved") && !seen.incident) {
        violations.found(
            Invariant.TOLD_FAILED_IS_TRUE, "attempt " + id + " moved late and nobody was called");
      }
    });
  }
}
