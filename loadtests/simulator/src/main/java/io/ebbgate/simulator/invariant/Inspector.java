package io.ebbgate.simulator.invariant;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.EvidenceRow;
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
    final long amountMinor;
    final Instant leaseUntil;
    String state = "Sending";
    long bookedMinor;
    long givenUpMinor;
    boolean incident;
    boolean contradicted;
    boolean saidMoved;
    boolean saidNotMoved;
    boolean saidReturned;
    Instant heldUntil;

    Seen(NewAttempt attempt, Instant leaseUntil) {
      this.heldUntil = leaseUntil;
      this.orderId = attempt.orderId();
      this.amountMinor = attempt.amount().minor();
      this.leaseUntil = leaseUntil;
    }

    /** Whether its end is the one that people have named, so that they answer for it. */
    boolean endedAsPeopleSaid() {
      return switch (state) {
        case "Moved" -> saidMoved;
        case "NotMoved" -> saidNotMoved;
        case "Returned" -> saidReturned;
        default -> false;
      };
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

  /** Two people's word about an attempt is about to be learned. */
  public void word(UUID attemptId, Outcome said) {
    var seen = attempts.get(attemptId);
    if (seen != null) {
      seen.saidReturned |= said instanceof Moved moved && moved.isReturned();
      seen.saidMoved |= said instanceof Moved;
      seen.saidNotMoved |= said instanceof NotMoved;
    }
  }

  /** What was said about an attempt is stored, with all that follows from it. */
  public void heard(EvidenceRow evidence) {
    var seen = attempts.get(evidence.attemptId());
    boolean ofPeople = evidence.source() == EvidenceSource.OPERATOR;
    if (seen == null || ofPeople || seen.contradicted || !seen.endedAsPeopleSaid()) {
      return;
    }
    boolean otherwise =
        switch (evidence.outcome()) {
          case Moved moved -> seen.state.equals("NotMoved") && moved.amount().isPositive();
          case NotMoved denied -> seen.state.equals("Moved") && isTheProviders(denied.reason());
          case Pending _, Unknown _ -> false;
        };
    if (otherwise) {
      violations.found(
          Invariant.WORDS_OF_PEOPLE_ARE_CONTRADICTED_ALOUD,
          "attempt %s is %s by people's word, %s says %s, and nobody is called"
              .formatted(evidence.attemptId(), seen.state, evidence.source(), evidence.outcome()));
    }
  }

  /** What only a sender or an asker may claim is weighed, and says nothing after the end. */
  private static boolean isTheProviders(NotMoved.Reason reason) {
    return switch (reason) {
      case DECLINED_BY_CHANNEL, DECLINED_FOR_PAYEE, INSUFFICIENT_FUNDS -> true;
      case NOT_SENT, NOT_FOUND_AFTER_SETTLING -> false;
    };
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
    if (attempt.state().equals("Returned") && !book.cameBack(attempt.id()) && !seen.saidReturned) {
      violations.found(
          Invariant.RETURNED_IS_TRUE,
          "attempt " + attempt.id() + " is Returned and did not return");
    }
    boolean endsAsMoved = attempt.state().equals("Moved") || attempt.state().equals("Returned");
    if (ends && endsAsMoved && moved != seen.amountMinor && !seen.saidMoved) {
      violations.found(
          Invariant.MOVED_IS_TRUE,
          "attempt "
              + attempt.id()
              + " over "
              + seen.amountMinor
              + " is Moved, the provider moved "
              + moved);
    }
    if (ends && attempt.state().equals("NotMoved") && !seen.saidNotMoved) {
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
            } else if (transfer.debit().equals("operating-loss")) {
              seen.givenUpMinor += transfer.amountMinor();
            } else if (transfer.credit().equals("operating-loss")) {
              seen.givenUpMinor -= transfer.amountMinor();
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
      // Time alone says nothing about anybody's word.
      seen.contradicted |= incident.evidenceId().isPresent();
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
    } else if (book.movedMinor(attemptId) != 0
        && !seen.incident
        && !seen.saidNotMoved
        && !book.brokeItsWord(attemptId)) {
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
    } else {
      if (seen.state.equals("NotMoved") && !seen.saidNotMoved) {
        denied(attemptId, book.movedMinor(attemptId));
      }
      movedAgain(attemptId, seen);
    }
  }

  private void movedAgain(UUID attemptId, Seen seen) {
    for (var other : ofOrder.getOrDefault(seen.orderId, List.of())) {
      var earlier = attempts.get(other);
      boolean isDenied =
          earlier == null
              || earlier.saidNotMoved
              || seen.saidNotMoved
              || book.brokeItsWord(other)
              || book.brokeItsWord(attemptId);
      if (!other.equals(attemptId) && !isDenied && book.netMinor(other) != 0) {
        violations.found(
            Invariant.SENT_AGAIN_ONLY_AFTER_DENIAL,
            "order " + seen.orderId + " moved money by " + other + " and by " + attemptId);
      }
    }
  }

  /** What the ledger has booked on the clearing accounts of one attempt: as the book counts it. */
  public long clearingMinor(UUID attemptId) {
    var seen = attempts.get(attemptId);
    return seen == null ? 0 : seen.bookedMinor;
  }

  /** The attempts of which the ledger and the providers' books tell otherwise, oldest first. */
  public List<UUID> differences() {
    return attempts.keySet().stream().filter(this::differs).sorted().toList();
  }

  /**
   * Whether the ledger and the provider's book tell otherwise of an attempt. Nobody can unsay that
   * money is given up: that much may stand where the provider has it after all, or in the amount
   * that a provider had claimed.
   */
  private boolean differs(UUID id) {
    long more = book.netMinor(id) - clearingMinor(id);
    var seen = attempts.get(id);
    boolean givenUp =
        seen != null
            && seen.givenUpMinor != 0
            && (more == seen.givenUpMinor || (book.otherAmountClaimed(id) && seen.contradicted));
    return more != 0 && !givenUp;
  }

  /** One of the newest attempts. */
  public Optional<UUID> someRecent(Chance chance) {
    return recent.isEmpty() ? Optional.empty() : Optional.of(chance.pick(recent));
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
      long moved = book.netMinor(id);
      if (differs(id)) {
        violations.found(
            Invariant.BOOKS_AGREE,
            "attempt %s (%s): book %d, ledger %d"
                .formatted(id, seen.state, moved, seen.bookedMinor));
      }
      // Another attempt may have been paid since, so time alone is no call for this.
      if (book.movedMinor(id) != 0 && seen.state.equals("NotMoved") && !seen.contradicted) {
        violations.found(
            Invariant.TOLD_FAILED_IS_TRUE, "attempt " + id + " moved late and nobody was called");
      }
    });
  }
}
