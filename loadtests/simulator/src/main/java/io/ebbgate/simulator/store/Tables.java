package io.ebbgate.simulator.store;

import io.ebbgate.core.drawdown.Lent;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.operator.OrderActions;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.movement.rows.account.CardRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import io.ebbgate.simulator.invariant.Inspector;
import io.ebbgate.simulator.invariant.LineInspector;
import io.ebbgate.simulator.invariant.LoanInspector;
import io.ebbgate.simulator.invariant.PeopleInspector;
import io.ebbgate.simulator.invariant.SuspenseInspector;
import io.ebbgate.simulator.store.people.OrderRows;
import io.ebbgate.simulator.store.people.PeopleRules;
import io.ebbgate.simulator.store.people.PeopleTables;
import io.ebbgate.simulator.time.EventLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What is committed. Whoever writes here has checked everything before: nothing rolls back. */
public final class Tables implements OrderRows {
  /** A key in its scope. */
  record Key(UUID clientId, int operation, ByteBuffer digest) {
    static Key of(IdempotencyKey key) {
      return new Key(
          key.clientId(), key.operation().number(), ByteBuffer.wrap(key.keyDigest().clone()));
    }
  }

  /** What a key is bound to. */
  @SuppressWarnings("ArrayRecordComponent") // read only; never compared as a record
  record Bound(UUID orderId, byte[] fingerprint) {}

  private record Due(Instant at, UUID attemptId) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : attemptId.compareTo(other.attemptId);
    }
  }

  final Map<UUID, LineRow> lines = new HashMap<>();
  final Map<UUID, CardRow> cards = new HashMap<>();
  final Map<UUID, DrawdownRow> drawdowns = new HashMap<>();
  final Map<UUID, RepaymentRow> repayments = new HashMap<>();
  final Map<UUID, String> refusals = new HashMap<>();
  final Map<UUID, LoanRow> loans = new HashMap<>();
  private final Map<UUID, Set<UUID>> activeLoansOf = new HashMap<>();
  final Map<UUID, List<InstalmentRow>> instalments = new HashMap<>();
  final Map<UUID, StoredAttempt> attempts = new HashMap<>();
  final Map<UUID, List<UUID>> attemptsOf = new HashMap<>();
  final Map<UUID, UUID> paid = new HashMap<>();
  final Set<UUID> returned = new HashSet<>();
  final Map<UUID, List<Lent.Collected>> collected = new HashMap<>();
  final Map<UUID, UUID> debitOfLoan = new HashMap<>();
  final Map<UUID, UUID> debitOfCard = new HashMap<>();
  final Map<Key, Bound> keys = new HashMap<>();
  final Set<UUID> evidence = new HashSet<>();
  final Set<String> nonces = new HashSet<>();
  final StoreRules rules;
  final Inspector inspector;
  final LineInspector lineInspector;
  final LoanInspector loanInspector;
  final PeopleTables people;
  private final TreeSet<Due> due = new TreeSet<>();
  private final List<UUID> loanIds = new ArrayList<>();
  private final EventLog log;

  /**
   * @param rules what rows are held to
   * @param peopleRules what people's rows are held to
   */
  public Tables(
      StoreRules rules,
      PeopleRules peopleRules,
      Inspector inspector,
      LineInspector lineInspector,
      LoanInspector loanInspector,
      SuspenseInspector suspenseInspector,
      PeopleInspector peopleInspector,
      EventLog log) {
    this.rules = rules;
    this.inspector = inspector;
    this.lineInspector = lineInspector;
    this.loanInspector = loanInspector;
    this.people = new PeopleTables(peopleRules, this, peopleInspector, suspenseInspector);
    this.log = log;
  }

  /** Puts a line with its card, as an account that was there before. */
  public void open(LineRow line, CardRow card) {
    put(line);
    cards.put(card.id(), card);
    lineInspector.committed();
  }

  /** Whether an order is in the database. */
  public boolean hasOrder(UUID orderId) {
    return drawdowns.containsKey(orderId) || repayments.containsKey(orderId);
  }

  /** Whether a delivery's nonce is in the database. */
  public boolean hasNonce(String channel, String nonce) {
    return nonces.contains(channel + ' ' + nonce);
  }

  /** What is kept of people and for them. */
  public PeopleTables people() {
    return people;
  }

  @Override
  public Optional<AttemptRow> attempt(UUID id) {
    return Optional.ofNullable(attempts.get(id)).map(StoredAttempt::row);
  }

  @Override
  public List<AttemptRow> attemptsOf(UUID orderId) {
    return attemptsOf.getOrDefault(orderId, List.of()).stream()
        .flatMap(id -> attempt(id).stream())
        .toList();
  }

  @Override
  public Optional<DrawdownRow> drawdown(UUID id) {
    return Optional.ofNullable(drawdowns.get(id));
  }

  @Override
  public Optional<RepaymentRow> repayment(UUID id) {
    return Optional.ofNullable(repayments.get(id));
  }

  @Override
  public Optional<OrderActions.MovedAttempt> moved(UUID orderId) {
    var payer = paid.get(orderId);
    return attemptsOf(orderId).stream()
        .filter(row -> row.state().equals("Moved"))
        .max(
            Comparator.comparing((AttemptRow row) -> row.id().equals(payer))
                .thenComparingInt(AttemptRow::sequence))
        .map(row -> new OrderActions.MovedAttempt(row.id(), row.amount(), row.createdAt()));
  }

  @Override
  public void askNow(UUID orderId, Instant at) {
    for (var row : attemptsOf(orderId)) {
      boolean open = row.endedAt().isEmpty() && row.dueAt().filter(at::isBefore).isPresent();
      boolean mayBeBack = row.state().equals("Moved") && row.kind() == MovementKind.PAYOUT;
      var stored = attempts.get(row.id());
      if (stored != null && (open || mayBeBack)) {
        put(new StoredAttempt(Rows.askedNow(row, at), stored.owner(), stored.leaseUntil()));
      }
    }
  }

  /** A channel's attempts that were made in this stretch of time and have not ended. */
  public List<AttemptRow> open(String channel, Instant from, Instant until) {
    return attempts.values().stream()
        .map(StoredAttempt::row)
        .filter(row -> row.channel().equals(channel) && row.endedAt().isEmpty())
        .filter(row -> !row.createdAt().isBefore(from) && row.createdAt().isBefore(until))
        .sorted((one, other) -> one.id().compareTo(other.id()))
        .toList();
  }

  /** All attempts that are disputed. */
  public List<AttemptRow> disputed() {
    return attempts.values().stream()
        .map(StoredAttempt::row)
        .filter(row -> row.state().equals("Disputed"))
        .sorted((one, other) -> one.id().compareTo(other.id()))
        .toList();
  }

  /** The loans in the order in which they were booked. */
  public List<UUID> loanIds() {
    return loanIds;
  }

  /** A loan as it is. */
  public Optional<LoanRow> loan(UUID id) {
    return Optional.ofNullable(loans.get(id));
  }

  void put(LineRow line) {
    lines.put(line.id(), line);
    lineInspector.line(line);
  }

  void put(DrawdownRow row) {
    lineInspector.drawdown(drawdowns.put(row.id(), row), row);
    log.note(row.state(), row.id());
  }

  void put(RepaymentRow row) {
    lineInspector.repayment(repayments.put(row.id(), row), row);
    log.note(row.state(), row.id());
  }

  void put(LoanRow row) {
    var before = loans.put(row.id(), row);
    if (before == null) {
      loanIds.add(row.id());
    }
    var active = activeLoansOf.computeIfAbsent(row.customerId(), _ -> new LinkedHashSet<>());
    if (row.state().equals("Active")) {
      active.add(row.id());
    } else {
      active.remove(row.id());
    }
    lineInspector.loan(before, row);
  }

  /** Whether something of a customer's loans fell due before a day and is not paid. */
  boolean isOverdue(UUID customerId, LocalDate day) {
    for (var loan : activeLoansOf.getOrDefault(customerId, Set.of())) {
      for (var row : instalments.getOrDefault(loan, List.of())) {
        if (row.dueDate().isBefore(day) && !row.isPaid()) {
          return true;
        }
      }
    }
    return false;
  }

  void make(NewAttempt attempt, UUID owner, Duration lease, Instant now) {
    var row = Rows.made(attempt, lease, now);
    attemptsOf.computeIfAbsent(attempt.orderId(), _ -> new ArrayList<>(2)).add(attempt.id());
    inspector.attemptMade(attempt, row.sentLeaseUntil());
    put(new StoredAttempt(row, owner, now.plus(lease)));
  }

  void put(StoredAttempt attempt) {
    var row = attempt.row();
    var before = attempts.put(row.id(), attempt);
    if (before != null) {
      before.row().dueAt().ifPresent(at -> due.remove(new Due(at, row.id())));
      inspector.attemptChanged(row);
    }
    if (rules.dueTimes() || row.state().equals("Sending")) {
      row.dueAt().ifPresent(at -> due.add(new Due(at, row.id())));
    }
    log.note(row.state(), row.id());
  }

  /** The attempts that are due and that nobody holds, the longest due first. */
  List<StoredAttempt> due(Instant businessNow, Instant now, int atMost) {
    var found = new ArrayList<StoredAttempt>();
    for (var one : due) {
      if (one.at().isAfter(businessNow) || found.size() == atMost) {
        break;
      }
      var attempt = attempts.get(one.attemptId());
      if (attempt != null && (!rules.leases() || !attempt.isHeld(now))) {
        found.add(attempt);
      }
    }
    return found;
  }
}
