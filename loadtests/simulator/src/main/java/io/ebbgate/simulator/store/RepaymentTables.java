package io.ebbgate.simulator.store;

import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.ebbgate.gateway.usecase.repayment.loan.LoanWithPlan;
import io.ebbgate.gateway.usecase.repayment.taking.Candidate;
import io.ebbgate.gateway.usecase.repayment.taking.DebitCard;
import io.ebbgate.gateway.usecase.repayment.taking.Locked;
import io.ebbgate.gateway.usecase.repayment.taking.Ruling;
import io.ebbgate.gateway.usecase.repayment.taking.Taken;
import io.ebbgate.simulator.store.link.Refusals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes batches of repayments: reads, is ruled on, and saves all of it or nothing. */
public final class RepaymentTables {
  private final Tables tables;
  private final Duration lease;
  private final InstantSource clock;

  /**
   * @param lease under which first attempts are made
   * @param clock the database's
   */
  public RepaymentTables(Tables tables, Duration lease, InstantSource clock) {
    this.tables = tables;
    this.lease = lease;
    this.clock = clock;
  }

  /**
   * What a batch is about.
   *
   * @param fresh candidates whose key is new
   */
  record Found(List<Candidate> fresh, Locked locked) {}

  Optional<LoanWithPlan> loan(UUID id) {
    return Optional.ofNullable(tables.loans.get(id))
        .flatMap(row ->
            Optional.ofNullable(tables.lines.get(row.lineId()))
                .map(line ->
                    new LoanWithPlan(
                        row, tables.instalments.getOrDefault(id, List.of()), line.repaymentDay())));
  }

  private void load(LoanWithPlan loan, Locked into) {
    into.loans().put(loan.loan().id(), loan);
    if (tables.people.isHeld(loan.loan().drawdownId())) {
      into.heldLoans().add(loan.loan().id());
    }
  }

  Optional<RepaymentView> find(UUID id) {
    return Optional.ofNullable(tables.repayments.get(id))
        .map(row -> view(row, Optional.ofNullable(tables.refusals.get(id))));
  }

  Found read(List<Candidate> batch) {
    var fresh = new ArrayList<Candidate>();
    var seen = new HashSet<Tables.Key>();
    var locked =
        new Locked(
            new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    for (var candidate : batch) {
      var key = Tables.Key.of(candidate.key());
      if (!tables.keys.containsKey(key) && seen.add(key)) {
        fresh.add(candidate);
      }
      loan(candidate.loanId()).ifPresent(loan -> load(loan, locked));
      var card = tables.cards.get(candidate.cardId());
      if (card != null) {
        locked.cards().put(card.id(), new DebitCard(candidate.clientId(), card));
      }
      if (tables.rules.openDebit() && tables.debitOfLoan.containsKey(candidate.loanId())) {
        locked.busyLoans().add(candidate.loanId());
      }
      if (tables.rules.openDebit() && tables.debitOfCard.containsKey(candidate.cardId())) {
        locked.busyCards().add(candidate.cardId());
      }
    }
    return new Found(fresh, locked);
  }

  /** Saves, or throws before anything is written. */
  List<Taken> save(List<Candidate> batch, Found found, List<Ruling> ruled, UUID owner) {
    check(found, ruled);
    var rulings = new HashMap<UUID, Ruling>();
    for (int i = 0; i < ruled.size(); i++) {
      var candidate = found.fresh().get(i);
      rulings.put(candidate.repaymentId(), ruled.get(i));
      write(candidate, ruled.get(i), owner);
    }
    tables.lineInspector.committed();
    return batch.stream().map(candidate -> answer(candidate, rulings)).toList();
  }

  /** Between reading and writing the real database holds locks; here what was read must stand. */
  private void check(Found found, List<Ruling> ruled) {
    for (int i = 0; i < ruled.size(); i++) {
      var candidate = found.fresh().get(i);
      if (tables.keys.containsKey(Tables.Key.of(candidate.key()))) {
        throw Refusals.movedOn("a key");
      }
      if (!(ruled.get(i) instanceof Ruling.Accept)) {
        continue;
      }
      var read = found.locked().loans().get(candidate.loanId());
      var now = tables.loans.get(candidate.loanId());
      if (read == null || now == null || now.version() != read.loan().version()) {
        throw Refusals.movedOn("a loan");
      }
      if (tables.rules.openDebit()
          && (tables.debitOfLoan.containsKey(candidate.loanId())
              || tables.debitOfCard.containsKey(candidate.cardId()))) {
        throw Refusals.movedOn("open_debit");
      }
    }
  }

  private void write(Candidate candidate, Ruling ruling, UUID owner) {
    switch (ruling) {
      case Ruling.TurnAway _ -> {}
      case Ruling.Refuse refuse -> {
        bind(candidate);
        tables.refusals.put(refuse.repayment().id(), refuse.code().code());
        tables.put(refuse.repayment());
      }
      case Ruling.Accept accept -> {
        bind(candidate);
        tables.put(accept.repayment());
        tables.debitOfLoan.put(candidate.loanId(), candidate.repaymentId());
        tables.debitOfCard.put(candidate.cardId(), candidate.repaymentId());
        tables.make(accept.attempt(), owner, lease, clock.instant());
      }
    }
  }

  private void bind(Candidate candidate) {
    tables.keys.put(
        Tables.Key.of(candidate.key()),
        new Tables.Bound(candidate.repaymentId(), candidate.key().fingerprint()));
  }

  private Taken answer(Candidate candidate, Map<UUID, Ruling> rulings) {
    var ruling = rulings.get(candidate.repaymentId());
    if (ruling == null) {
      return keptBefore(candidate);
    }
    return switch (ruling) {
      case Ruling.TurnAway away -> new Taken.TurnedAway(away.problem());
      case Ruling.Refuse refuse ->
          new Taken.Durable(
              view(refuse.repayment(), Optional.of(refuse.code().code())), false, Optional.empty());
      case Ruling.Accept accept ->
          new Taken.Durable(
              view(accept.repayment(), Optional.empty()), false, Optional.of(accept.attempt()));
    };
  }

  private Taken keptBefore(Candidate candidate) {
    var bound = tables.keys.get(Tables.Key.of(candidate.key()));
    var view = bound == null ? Optional.<RepaymentView>empty() : find(bound.orderId());
    if (bound == null || view.isEmpty()) {
      return new Taken.TurnedAway(
          Problem.of(ProblemCode.IDEMPOTENCY_IN_FLIGHT, "being worked on; ask again"));
    }
    if (bound.orderId().equals(candidate.repaymentId())) {
      return new Taken.Durable(view.get(), false, unsent(candidate));
    }
    return Arrays.equals(bound.fingerprint(), candidate.key().fingerprint())
        ? new Taken.Durable(view.get(), true, Optional.empty())
        : new Taken.TurnedAway(Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, "another command"));
  }

  private Optional<NewAttempt> unsent(Candidate candidate) {
    return tables
        .attempt(candidate.attemptId())
        .filter(row -> row.state().equals("Sending"))
        .map(row ->
            new NewAttempt(
                row.id(),
                row.orderId(),
                row.orderKind(),
                row.sequence(),
                row.kind(),
                row.channel(),
                row.cardId(),
                row.agreementReference(),
                row.amount(),
                row.createdAt()));
  }

  private static RepaymentView view(RepaymentRow row, Optional<String> refusal) {
    return new RepaymentView(
        row.id(),
        row.loanId(),
        row.cardId(),
        row.kind(),
        row.amount(),
        row.principal(),
        row.interest(),
        row.fee(),
        row.penalty(),
        row.valueDate(),
        row.state(),
        refusal,
        row.failureReason(),
        row.createdAt(),
        row.endedAt());
  }
}
