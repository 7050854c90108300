package io.ebbgate.gateway.usecase.movement.learning;

import io.ebbgate.core.drawdown.Lent;
import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.EvidenceRow;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.movement.rows.account.CardRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineDelta;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The working memory of one learning transaction: what was loaded, as the pieces of evidence
 * decided so far have left it. Several pieces about one attempt, order, loan or line see each
 * other's effects in turn. Lives on one thread for the length of one decision; ends as {@link
 * Changes}.
 */
public final class LearningBatch {
  private final Instant now;
  private final Map<UUID, AttemptRow> attempts;
  private final Map<UUID, DrawdownRow> drawdowns;
  private final Map<UUID, RepaymentRow> repayments;
  private final Map<UUID, LoanRow> loans;
  private final Map<UUID, List<Lent.Collected>> collected;
  private final Map<UUID, List<InstalmentRow>> instalments;
  private final Map<UUID, LineRow> lines;
  private final Map<UUID, CardRow> cards;
  private final Set<UUID> held;
  private final SuspenseBook suspense;
  private final Map<UUID, List<AttemptFacts.Call>> calls;

  private final Map<UUID, AttemptRow> changedAttempts = new LinkedHashMap<>();
  private final Map<UUID, DrawdownRow> changedDrawdowns = new LinkedHashMap<>();
  private final Map<UUID, RepaymentRow> changedRepayments = new LinkedHashMap<>();
  private final Map<UUID, LoanRow> addedLoans = new LinkedHashMap<>();
  private final Map<UUID, LoanRow> changedLoans = new LinkedHashMap<>();
  private final Map<UUID, List<InstalmentRow>> changedInstalments = new LinkedHashMap<>();
  private final Map<UUID, LineDelta> lineDeltas = new LinkedHashMap<>();
  private final Map<UUID, List<Lent.Collected>> newlyCollected = new HashMap<>();
  private final List<EvidenceRow> evidence = new ArrayList<>();
  private final List<NewAttempt> newAttempts = new ArrayList<>();
  private final List<LedgerEntryRow> ledgerEntries = new ArrayList<>();
  private final List<Changes.PaidAttempt> paidAttempts = new ArrayList<>();
  private final List<Changes.ReturnedPayout> returnedPayouts = new ArrayList<>();
  private final List<UUID> stoppedTelling = new ArrayList<>();
  private final List<Changes.ClosedDebit> closedDebits = new ArrayList<>();
  private final List<NoticeRow> notices = new ArrayList<>();
  private final List<IncidentRow> incidents = new ArrayList<>();
  private final List<Changes.EndedIncident> endedIncidents = new ArrayList<>();

  /**
   * A batch with nothing decided yet.
   *
   * @param now the business clock's instant of this decision
   */
  public LearningBatch(Loaded loaded, Instant now) {
    this.now = now;
    this.attempts = loaded.attempts();
    this.drawdowns = loaded.drawdowns();
    this.repayments = loaded.repayments();
    this.loans = loaded.loans();
    this.collected = loaded.collected();
    this.instalments = loaded.instalments();
    this.lines = loaded.lines();
    this.cards = loaded.cards();
    this.held = loaded.held();
    this.calls = loaded.calls();
    this.suspense = new SuspenseBook(loaded.suspense(), loaded.open());
  }

  /** The instant of this decision. */
  public Instant now() {
    return now;
  }

  /** An attempt as it is now. */
  public AttemptRow attempt(UUID id) {
    return current(changedAttempts, attempts, id, "attempt");
  }

  /**
   * The attempts of an order as they are now, in order of their sequence, without those that this
   * batch adds.
   */
  public List<AttemptRow> attemptsOf(UUID orderId) {
    return attempts.values().stream()
        .filter(attempt -> attempt.orderId().equals(orderId))
        .map(attempt -> attempt(attempt.id()))
        .sorted(Comparator.comparingInt(AttemptRow::sequence))
        .toList();
  }

  /** The number of an order's newest attempt, those that this batch adds included. */
  public int latestSequence(UUID orderId) {
    var added =
        newAttempts.stream()
            .filter(attempt -> attempt.orderId().equals(orderId))
            .mapToInt(NewAttempt::sequence);
    var stored = attemptsOf(orderId).stream().mapToInt(AttemptRow::sequence);
    return IntStream.concat(added, stored).max().orElse(0);
  }

  /** A drawdown as it is now. */
  public DrawdownRow drawdown(UUID id) {
    return current(changedDrawdowns, drawdowns, id, "drawdown");
  }

  /** A repayment as it is now. */
  public RepaymentRow repayment(UUID id) {
    return current(changedRepayments, repayments, id, "repayment");
  }

  /** A loan as it is now. */
  public LoanRow loan(UUID id) {
    var added = addedLoans.get(id);
    return added != null ? added : current(changedLoans, loans, id, "loan");
  }

  /** A loan's instalments as they are now, in order of their number. */
  public List<InstalmentRow> instalments(UUID loanId) {
    return current(changedInstalments, instalments, loanId, "instalments of loan");
  }

  /** What was repaid of a loan, this batch's included. */
  public List<Lent.Collected> collected(UUID loanId) {
    var all = new ArrayList<>(collected.getOrDefault(loanId, List.of()));
    all.addAll(newlyCollected.getOrDefault(loanId, List.of()));
    return all.stream()
        .map(paid ->
            paid.with(suspense.of(MovementKind.DEBIT, paid.repaymentId(), paid.attemptId())))
        .toList();
  }

  /** What suspense has held of an attempt whose money came back, this batch's included. */
  public List<Suspense> suspense(AttemptRow attempt) {
    return suspense.of(attempt.kind(), attempt.orderId(), attempt.id());
  }

  /** What people were called for by evidence about an attempt, this batch's included. */
  public List<AttemptFacts.Call> calls(AttemptRow attempt) {
    var all = new ArrayList<>(calls.getOrDefault(attempt.id(), List.of()));
    for (var incident : incidents) {
      if (incident.attemptId().equals(attempt.id())) {
        var reason = IncidentReason.valueOf(incident.reason());
        evidence.stream()
            .filter(row -> incident.evidenceId().equals(Optional.of(row.id())))
            .forEach(row -> all.add(AttemptFacts.Call.of(reason, row.outcome())));
      }
    }
    return all;
  }

  /** A credit line with this batch's deltas applied. */
  public LineRow line(UUID id) {
    var line = required(lines.get(id), "line", id);
    var delta = lineDeltas.get(id);
    return delta == null
        ? line
        : new LineRow(
            line.id(),
            line.clientId(),
            line.customerId(),
            line.currency(),
            line.limitMinor(),
            line.reservedMinor() + delta.reservedMinor(),
            line.usedMinor() + delta.usedMinor(),
            line.state(),
            line.repaymentDay(),
            line.version());
  }

  /** What decisions may know of a card. */
  public CardRow card(UUID id) {
    return required(cards.get(id), "card", id);
  }

  /** Whether a person has said that nothing further is started for this order. */
  public boolean isHeld(UUID orderId) {
    return held.contains(orderId);
  }

  /** Replaces an attempt. */
  public void put(AttemptRow attempt) {
    changedAttempts.put(attempt.id(), attempt);
  }

  /** Replaces a drawdown. */
  public void put(DrawdownRow drawdown) {
    changedDrawdowns.put(drawdown.id(), drawdown);
  }

  /** Replaces a repayment. */
  public void put(RepaymentRow repayment) {
    changedRepayments.put(repayment.id(), repayment);
  }

  /** Replaces a loan. */
  public void put(LoanRow loan) {
    (addedLoans.containsKey(loan.id()) ? addedLoans : changedLoans).put(loan.id(), loan);
  }

  /** Books a new loan with its instalments. */
  public void add(LoanRow loan, List<InstalmentRow> plan) {
    addedLoans.put(loan.id(), loan);
    changedInstalments.put(loan.id(), List.copyOf(plan));
  }

  /** Replaces all of a loan's instalments; those that did not change are not written. */
  public void putInstalments(UUID loanId, List<InstalmentRow> plan) {
    changedInstalments.put(loanId, List.copyOf(plan));
  }

  /** Makes a further attempt of an order; it is sent once this batch is durable. */
  public void add(NewAttempt attempt) {
    newAttempts.add(attempt);
  }

  /** Adds to a line's sums. */
  public void moveLine(LineDelta delta) {
    required(lines.get(delta.lineId()), "line", delta.lineId());
    lineDeltas.merge(delta.lineId(), delta, LineDelta::plus);
  }

  /** Books in the ledger. */
  public void add(LedgerEntryRow entry) {
    ledgerEntries.add(entry);
    suspense.book(entry);
  }

  /** Marks the one attempt that moved its order's money. */
  public void markPaid(UUID orderId, UUID attemptId) {
    paidAttempts.add(new Changes.PaidAttempt(orderId, attemptId, Optional.empty()));
  }

  /** The same where a loan took the money. */
  public void markPaid(UUID orderId, UUID attemptId, LoanRow taker) {
    paidAttempts.add(new Changes.PaidAttempt(orderId, attemptId, Optional.of(taker.version() + 1)));
  }

  /** Marks the attempt whose money came back. */
  public void markReturned(UUID orderId, UUID attemptId, UUID evidenceId) {
    returnedPayouts.add(new Changes.ReturnedPayout(orderId, attemptId, evidenceId));
  }

  /** A loan took a repayment. */
  public void collect(UUID loanId, Lent.Collected repayment) {
    newlyCollected.computeIfAbsent(loanId, _ -> new ArrayList<>()).add(repayment);
  }

  /** Ends a repayment's hold on its loan and card. */
  public void closeDebit(UUID loanId, UUID repaymentId) {
    closedDebits.add(new Changes.ClosedDebit(loanId, repaymentId));
  }

  /** Queues notices. */
  public void tell(List<NoticeRow> rows) {
    notices.addAll(rows);
  }

  /**
   * Nothing that is queued about a loan goes to the customer any more, or to the bureau where that
   * is certainly not on its way. The app is told on: its books need every change.
   */
  public void stopTelling(UUID loanId) {
    notices.removeIf(row -> row.key().equals(loanId) && row.kind() != NoticeKind.WEBHOOK);
    stoppedTelling.add(loanId);
  }

  /** Whether the bureau may know of a loan: it was made by an earlier batch, which told of it. */
  public boolean mayBeReported(UUID loanId) {
    return !addedLoans.containsKey(loanId);
  }

  /** Calls for a person. */
  public void add(IncidentRow incident) {
    incidents.add(incident);
    suspense.open(incident);
  }

  /**
   * Ends what an order's people were called for by one piece of evidence.
   *
   * @param ofEvidence that evidence
   * @param evidenceId the evidence that explains it
   */
  public void endIncidents(UUID orderId, UUID ofEvidence, UUID evidenceId) {
    suspense
        .end(orderId, ofEvidence)
        .forEach(id -> endedIncidents.add(new Changes.EndedIncident(id, evidenceId)));
  }

  /** The incidents of an order that are open on a piece of evidence, this batch's included. */
  public List<IncidentRow> openOn(UUID orderId, UUID evidenceId) {
    return suspense.openOn(orderId, evidenceId);
  }

  /** The incident of an order that this batch has opened on a piece of evidence. */
  public IncidentRow incidentOn(UUID orderId, UUID evidenceId) {
    return incidents.stream()
        .filter(incident -> incident.orderId().equals(orderId))
        .filter(incident -> incident.evidenceId().equals(Optional.of(evidenceId)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no incident of order " + orderId));
  }

  /** Stores a piece of evidence. */
  void add(EvidenceRow row) {
    evidence.add(row);
  }

  /** Everything to be saved. */
  public Changes changes() {
    var cuts = new ArrayList<Changes.CutInstalments>();
    var written = new ArrayList<InstalmentRow>();
    changedInstalments.forEach((loanId, plan) -> {
      var before = instalments.getOrDefault(loanId, List.of());
      if (plan.size() < before.size()) {
        cuts.add(new Changes.CutInstalments(loanId, plan.size() + 1));
      }
      plan.stream().filter(row -> !before.contains(row)).forEach(written::add);
    });
    return new Changes(
        evidence,
        newAttempts,
        List.copyOf(changedAttempts.values()),
        List.copyOf(changedDrawdowns.values()),
        List.copyOf(changedRepayments.values()),
        List.copyOf(addedLoans.values()),
        List.copyOf(changedLoans.values()),
        cuts,
        written,
        List.copyOf(lineDeltas.values()),
        ledgerEntries,
        paidAttempts,
        returnedPayouts,
        stoppedTelling,
        closedDebits,
        notices,
        incidents,
        endedIncidents);
  }

  private static <T> T current(Map<UUID, T> changed, Map<UUID, T> loaded, UUID id, String what) {
    var now = changed.get(id);
    return now != null ? now : required(loaded.get(id), what, id);
  }

  private static <T> T required(@Nullable T value, String what, UUID id) {
    if (value == null) {
      throw new IllegalStateException("not loaded: " + what + " " + id);
    }
    return value;
  }
}
