package io.ebbgate.simulator.store;

import io.ebbgate.core.drawdown.Lent;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.usecase.movement.learning.Changes;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Loaded;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import io.ebbgate.simulator.invariant.Violations;
import io.ebbgate.simulator.outbox.NoticeTables;
import io.ebbgate.simulator.store.link.Refusals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Reads what a learned batch is about, and saves what follows from it, all or nothing. */
public final class LearningTables {
  private final Tables tables;
  private final NoticeTables notices;
  private final InstantSource clock;
  private final Violations violations;

  /**
   * @param clock the database's
   */
  public LearningTables(
      Tables tables, NoticeTables notices, InstantSource clock, Violations violations) {
    this.tables = tables;
    this.notices = notices;
    this.clock = clock;
    this.violations = violations;
  }

  /**
   * What a batch is about.
   *
   * @param known of an attempt that is there, and from its own channel
   * @param fresh of these, those whose nonce is new
   * @param stored evidence that is there already
   */
  record Found(List<Learned> known, List<Learned> fresh, Set<UUID> stored, Loaded loaded) {

    /** The same without what is there already: another node may have learned a part of it. */
    Found toLearn() {
      var left = fresh.stream().filter(learned -> !stored.contains(learned.evidenceId())).toList();
      return new Found(known, left, stored, loaded);
    }
  }

  /** Whether these attempts were committed. */
  boolean areThere(List<NewAttempt> made) {
    return made.stream().allMatch(attempt -> tables.attempts.containsKey(attempt.id()));
  }

  Found read(List<Learned> batch) {
    var known = new ArrayList<Learned>();
    var fresh = new ArrayList<Learned>();
    var stored = new HashSet<UUID>();
    var nonces = new HashSet<String>();
    var loaded =
        new Loaded(
            new TreeMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashSet<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>());
    for (var learned : batch) {
      var attempt = tables.attempts.get(learned.attemptId());
      if (attempt == null || !attempt.row().channel().equals(learned.channel())) {
        continue;
      }
      known.add(learned);
      if (tables.evidence.contains(learned.evidenceId())) {
        stored.add(learned.evidenceId());
      }
      if (learned.nonce().isEmpty() || isNew(learned, nonces)) {
        fresh.add(learned);
      }
      loaded.attempts().put(attempt.row().id(), attempt.row());
      if (learned.mayEnd()) {
        load(attempt.row(), loaded);
        if (learned.needsPast(attempt.row())) {
          tables.people.load(attempt.row().id(), attempt.row().orderId(), loaded);
        }
        if (learned.tellsReturn()) {
          loadLent(attempt.row(), loaded);
        }
      }
    }
    return new Found(known, fresh, stored, loaded);
  }

  private boolean isNew(Learned learned, Set<String> seen) {
    var name = nonce(learned);
    return !tables.nonces.contains(name) && seen.add(name);
  }

  private static String nonce(Learned learned) {
    return learned.channel() + ' ' + learned.nonce().orElseThrow();
  }

  private void load(AttemptRow attempt, Loaded into) {
    for (var id : tables.attemptsOf.getOrDefault(attempt.orderId(), List.of())) {
      into.attempts().put(id, there(tables.attempts, id).row());
    }
    into.cards().put(attempt.cardId(), there(tables.cards, attempt.cardId()));
    loadHold(attempt.orderId(), into);
    UUID lineId;
    if (attempt.orderKind() == OrderKind.DRAWDOWN) {
      var drawdown = there(tables.drawdowns, attempt.orderId());
      into.drawdowns().put(drawdown.id(), drawdown);
      lineId = drawdown.lineId();
    } else {
      var repayment = there(tables.repayments, attempt.orderId());
      into.repayments().put(repayment.id(), repayment);
      var loan = there(tables.loans, repayment.loanId());
      into.loans().put(loan.id(), loan);
      loadHold(loan.drawdownId(), into);
      into.instalments().put(repayment.loanId(), there(tables.instalments, repayment.loanId()));
      lineId = repayment.lineId();
    }
    into.lines().put(lineId, there(tables.lines, lineId));
  }

  private void loadHold(UUID orderId, Loaded into) {
    if (tables.people.isHeld(orderId)) {
      into.held().add(orderId);
    }
  }

  /** The loan that a payout had become, and what was repaid of it. */
  private void loadLent(AttemptRow attempt, Loaded into) {
    var drawdown = tables.drawdowns.get(attempt.orderId());
    if (drawdown == null || drawdown.loanId().isEmpty()) {
      return;
    }
    var loanId = drawdown.loanId().get();
    into.loans().put(loanId, there(tables.loans, loanId));
    var collected = tables.collected.getOrDefault(loanId, List.of());
    into.collected().put(loanId, collected);
    collected.forEach(one -> tables.people.load(one.repaymentId(), into));
  }

  private static <T> T there(Map<UUID, T> table, UUID id) {
    var row = table.get(id);
    if (row == null) {
      throw new IllegalStateException("a reference to a row that is not there: " + id);
    }
    return row;
  }

  /** Saves, or throws before anything is written. */
  List<LineRow> save(Found found, Changes changes, UUID owner, Duration lease) {
    check(found, changes);
    violations.stepped(found.fresh().stream().filter(one -> isDelivered(one, found)).count());
    var now = clock.instant();
    var lines = new ArrayList<LineRow>();
    for (var delta : changes.lineDeltas()) {
      var line = Rows.next(there(tables.lines, delta.lineId()), delta);
      tables.put(line);
      lines.add(line);
    }
    changes.newLoans().forEach(tables::put);
    changes.loans().forEach(row -> tables.put(Rows.next(row)));
    putInstalments(changes);
    changes.drawdowns().forEach(row -> tables.put(Rows.next(row)));
    changes.repayments().forEach(row -> tables.put(Rows.next(row)));
    changes.repayments().forEach(tables.loanInspector::repayment);
    changes.newLoans().forEach(this::inspect);
    changes.loans().forEach(this::inspect);
    changes.incidents().forEach(tables.inspector::incidentOpened);
    for (var row : changes.evidence()) {
      if (row.source() == EvidenceSource.OPERATOR) {
        tables.inspector.word(row.attemptId(), row.outcome());
      }
    }
    for (var row : changes.attempts()) {
      var before = there(tables.attempts, row.id()).row();
      boolean changed = !row.equals(before);
      tables.inspector.saved(row.id(), changed, isHolders(row, found));
      if (!before.state().equals(row.state()) && !row.state().equals("Asking")) {
        // Its order was told, by an event of its own; of what came back before we knew, by two.
        violations.stepped(
            row.state().equals("Returned") && !before.state().equals("Moved") ? 2 : 1);
      }
      // Whoever held it is done with it.
      tables.put(new StoredAttempt(Rows.next(row, row.fence(), row.dueAt()), null, now));
    }
    for (var attempt : changes.newAttempts()) {
      tables.people.started(attempt.orderId());
      tables.make(attempt, owner, lease, now);
    }
    for (var paid : changes.paidAttempts()) {
      tables.paid.put(paid.orderId(), paid.attemptId());
      tables.inspector.paid(paid.orderId(), paid.attemptId());
    }
    for (var returned : changes.returnedPayouts()) {
      tables.returned.add(returned.attemptId());
    }
    changes.stoppedTelling().forEach(loan -> notices.stop(loan, now));
    changes.closedDebits().forEach(this::closeDebit);
    changes.evidence().forEach(row -> tables.evidence.add(row.id()));
    for (var learned : found.fresh()) {
      learned.nonce().ifPresent(_ -> tables.nonces.add(nonce(learned)));
    }
    changes.ledgerEntries().forEach(this::book);
    tables.people.save(changes, now);
    changes.notices().forEach(row -> notices.add(row, now));
    changes.notices().forEach(tables.inspector::noticed);
    changes.evidence().forEach(tables.inspector::heard);
    tables.lineInspector.committed();
    return lines;
  }

  private void book(LedgerEntryRow entry) {
    if (entry.kind().equals("REPAID")) {
      var repayment = there(tables.repayments, entry.orderId());
      tables
          .collected
          .computeIfAbsent(repayment.loanId(), _ -> new ArrayList<>(2))
          .add(
              new Lent.Collected(
                  repayment.id(),
                  entry.attemptId().orElseThrow(),
                  new Components(
                      repayment.principal(),
                      repayment.interest(),
                      repayment.fee(),
                      repayment.penalty())));
    }
    tables.inspector.booked(entry);
  }

  /** What an asker without its lease says of nothing certain never reaches a lifecycle. */
  private static boolean isDelivered(Learned learned, Found found) {
    var attempt = found.loaded().attempts().get(learned.attemptId());
    return !(learned.outcome() instanceof Unknown)
        || attempt == null
        || learned.fence().orElse(attempt.fence()) >= attempt.fence();
  }

  private static boolean isHolders(AttemptRow row, Found found) {
    return found.fresh().stream()
        .anyMatch(learned ->
            learned.attemptId().equals(row.id()) && learned.fence().orElse(-1) == row.fence());
  }

  private void check(Found found, Changes changes) {
    if (tables.rules.versions() && !paysAgain(changes)) {
      checkVersions(found.loaded());
      if (!tables.people.isAsLoaded(found.loaded())) {
        throw Refusals.movedOn("what suspense holds");
      }
      if (changes.evidence().stream().anyMatch(row -> tables.evidence.contains(row.id()))) {
        throw Refusals.taken("evidence");
      }
    }
    for (var learned : found.fresh()) {
      if (learned.nonce().isPresent() && tables.nonces.contains(nonce(learned))) {
        throw Refusals.movedOn("a nonce");
      }
    }
    tables.people.check(changes);
    for (var paid : changes.paidAttempts()) {
      if (tables.rules.paidAttempt() && tables.paid.containsKey(paid.orderId())) {
        throw Refusals.taken("paid_attempt");
      }
    }
    for (var returned : changes.returnedPayouts()) {
      if (tables.returned.contains(returned.attemptId())) {
        throw Refusals.taken("returned_payout");
      }
    }
    for (var delta : changes.lineDeltas()) {
      var line = Rows.next(there(tables.lines, delta.lineId()), delta);
      if (line.reservedMinor() < 0 || line.usedMinor() < 0) {
        throw Refusals.check("credit_line");
      }
    }
    for (var debit : changes.closedDebits()) {
      if (tables.rules.openDebit()
          && !debit.repaymentId().equals(tables.debitOfLoan.get(debit.loanId()))) {
        throw new IllegalStateException("0 of 1 rows met: open_debit");
      }
    }
  }

  /**
   * Whether all that is written has been written before, which is let through where nothing else
   * stands in the way of a second payment.
   */
  private boolean paysAgain(Changes changes) {
    return !tables.rules.paidAttempt()
        && !changes.paidAttempts().isEmpty()
        && changes.attempts().stream()
            .allMatch(row ->
                row.state().equals("Moved")
                    && there(tables.attempts, row.id()).row().state().equals("Moved"));
  }

  /** The locks of the real database, as versions: nothing that was read may have changed. */
  private void checkVersions(Loaded loaded) {
    for (AttemptRow row : loaded.attempts().values()) {
      if (there(tables.attempts, row.id()).row().version() != row.version()) {
        throw Refusals.movedOn("an attempt");
      }
    }
    for (DrawdownRow row : loaded.drawdowns().values()) {
      if (there(tables.drawdowns, row.id()).version() != row.version()) {
        throw Refusals.movedOn("a drawdown");
      }
    }
    for (RepaymentRow row : loaded.repayments().values()) {
      if (there(tables.repayments, row.id()).version() != row.version()) {
        throw Refusals.movedOn("a repayment");
      }
    }
    for (LoanRow row : loaded.loans().values()) {
      if (there(tables.loans, row.id()).version() != row.version()) {
        throw Refusals.movedOn("a loan");
      }
    }
  }

  private void putInstalments(Changes changes) {
    var plans = new LinkedHashMap<UUID, NavigableMap<Integer, InstalmentRow>>();
    for (var cut : changes.cutInstalments()) {
      plan(plans, cut.loanId()).tailMap(cut.fromNumber()).clear();
    }
    for (var row : changes.instalments()) {
      plan(plans, row.loanId()).put(row.number(), row);
    }
    plans.forEach((loan, rows) -> tables.instalments.put(loan, List.copyOf(rows.values())));
  }

  private void inspect(LoanRow row) {
    tables.loanInspector.saved(there(tables.loans, row.id()), there(tables.instalments, row.id()));
  }

  private NavigableMap<Integer, InstalmentRow> plan(
      Map<UUID, NavigableMap<Integer, InstalmentRow>> plans, UUID loan) {
    return plans.computeIfAbsent(
        loan,
        _ -> {
          var rows = new TreeMap<Integer, InstalmentRow>();
          tables
              .instalments
              .getOrDefault(loan, List.of())
              .forEach(row -> rows.put(row.number(), row));
          return rows;
        });
  }

  private void closeDebit(Changes.ClosedDebit debit) {
    tables.debitOfLoan.remove(debit.loanId(), debit.repaymentId());
    var repayment = there(tables.repayments, debit.repaymentId());
    tables.debitOfCard.remove(repayment.cardId(), debit.repaymentId());
  }
}
