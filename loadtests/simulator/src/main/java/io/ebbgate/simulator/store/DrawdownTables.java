package io.ebbgate.simulator.store;

import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.drawdown.taking.Candidate;
import io.ebbgate.gateway.usecase.drawdown.taking.Known;
import io.ebbgate.gateway.usecase.drawdown.taking.Taken;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.movement.rows.account.LineDelta;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes batches of drawdowns in one transaction, as the one statement of the real database. */
public final class DrawdownTables {
  private final Tables tables;
  private final Duration lease;
  private final InstantSource clock;
  private final Supplier<LocalDate> today;

  /**
   * @param lease under which first attempts are made
   * @param clock the database's
   * @param today the node's business date
   */
  public DrawdownTables(
      Tables tables, Duration lease, InstantSource clock, Supplier<LocalDate> today) {
    this.tables = tables;
    this.lease = lease;
    this.clock = clock;
    this.today = today;
  }

  Known known(Known.Question question) {
    var line = Optional.ofNullable(tables.lines.get(question.lineId()));
    var card =
        Optional.ofNullable(tables.cards.get(question.cardId()))
            .map(row -> new Known.PayeeCard(row.id(), row.customerId(), row.bank()));
    boolean overdue =
        line.filter(row -> tables.isOverdue(row.customerId(), today.get())).isPresent();
    return new Known(line.filter(row -> row.clientId().equals(question.clientId())), card, overdue);
  }

  Optional<Taken.Bound> bound(IdempotencyKey key) {
    return Optional.ofNullable(tables.keys.get(Tables.Key.of(key)))
        .flatMap(
            bound -> find(bound.orderId()).map(view -> new Taken.Bound(view, bound.fingerprint())));
  }

  Optional<DrawdownView> find(UUID id) {
    return Optional.ofNullable(tables.drawdowns.get(id))
        .map(row -> view(row, Optional.ofNullable(tables.refusals.get(id))));
  }

  List<Taken> take(List<Candidate> batch, UUID owner) {
    Map<UUID, LineDelta> deltas = new HashMap<>();
    Map<UUID, Set<UUID>> counted = new HashMap<>();
    Map<UUID, Optional<String>> written = new HashMap<>();
    for (var candidate : batch) {
      var key = Tables.Key.of(candidate.key());
      if (tables.rules.idempotency() && tables.keys.containsKey(key)) {
        continue;
      }
      tables.keys.put(key, new Tables.Bound(candidate.drawdownId(), candidate.key().fingerprint()));
      var refusal =
          candidate.refusal().or(() -> lineRefuses(candidate, deltas)).map(ProblemCode::code);
      written.put(candidate.drawdownId(), refusal);
      write(candidate, refusal, owner, deltas, counted);
    }
    deltas
        .values()
        .forEach(delta -> {
          var line = tables.lines.get(delta.lineId());
          if (line != null) {
            tables.put(Rows.next(line, delta));
          }
        });
    tables.lineInspector.committed();
    return answers(batch, written, counted);
  }

  private Optional<ProblemCode> lineRefuses(Candidate candidate, Map<UUID, LineDelta> deltas) {
    var line = tables.lines.get(candidate.command().lineId());
    if (line == null || !line.state().equals("ACTIVE")) {
      return Optional.of(ProblemCode.CREDIT_LINE_NOT_ACTIVE);
    }
    var before = deltas.getOrDefault(line.id(), new LineDelta(line.id(), 0, 0));
    long available =
        line.limitMinor() - line.reservedMinor() - line.usedMinor() - before.reservedMinor();
    return tables.rules.limits() && available < candidate.command().amount().minor()
        ? Optional.of(ProblemCode.CREDIT_INSUFFICIENT)
        : Optional.empty();
  }

  private void write(
      Candidate candidate,
      Optional<String> refusal,
      UUID owner,
      Map<UUID, LineDelta> deltas,
      Map<UUID, Set<UUID>> counted) {
    var row = row(candidate, refusal.isPresent());
    tables.put(row);
    if (refusal.isPresent()) {
      tables.refusals.put(row.id(), refusal.get());
      return;
    }
    deltas.merge(
        row.lineId(), new LineDelta(row.lineId(), row.amount().minor(), 0), LineDelta::plus);
    counted.computeIfAbsent(row.lineId(), _ -> new HashSet<>()).add(row.id());
    tables.make(attempt(candidate), owner, lease, clock.instant());
  }

  private List<Taken> answers(
      List<Candidate> batch, Map<UUID, Optional<String>> written, Map<UUID, Set<UUID>> counted) {
    var answers = new ArrayList<Taken>(batch.size());
    for (var candidate : batch) {
      var refusal = written.get(candidate.drawdownId());
      if (refusal != null) {
        var lineId = candidate.command().lineId();
        answers.add(
            new Taken.Written(
                find(candidate.drawdownId()).orElseThrow(),
                refusal.isPresent() ? Optional.empty() : Optional.of(attempt(candidate)),
                refusal.isPresent()
                    ? Optional.empty()
                    : Optional.ofNullable(tables.lines.get(lineId)),
                counted.getOrDefault(lineId, Set.of())));
        continue;
      }
      var bound = bound(candidate.key()).orElseThrow();
      // An earlier run of this batch, whose answer was lost, has written it: it is ours.
      answers.add(
          bound.view().id().equals(candidate.drawdownId())
              ? new Taken.Written(
                  bound.view(),
                  bound.view().refusalCode().isPresent()
                      ? Optional.empty()
                      : Optional.of(attempt(candidate)),
                  Optional.empty(),
                  Set.of())
              : new Taken.KeyKnown(bound));
    }
    return answers;
  }

  /** The first attempt of a candidate. */
  public static NewAttempt attempt(Candidate candidate) {
    return new NewAttempt(
        candidate.attemptId(),
        candidate.drawdownId(),
        OrderKind.DRAWDOWN,
        1,
        MovementKind.PAYOUT,
        candidate.channel(),
        candidate.command().cardId(),
        "",
        candidate.command().amount(),
        candidate.at(),
        candidate.otherChannels());
  }

  /** A candidate as it would be written. */
  public static DrawdownRow row(Candidate candidate, boolean refused) {
    var command = candidate.command();
    return new DrawdownRow(
        candidate.drawdownId(),
        candidate.key().clientId(),
        candidate.customerId(),
        command.lineId(),
        command.cardId(),
        command.amount(),
        command.product(),
        candidate.productVersion(),
        command.termMonths(),
        candidate.annualRatePpm(),
        candidate.funder(),
        refused ? "Refused" : "Submitted",
        Optional.empty(),
        Optional.empty(),
        1,
        candidate.at(),
        refused ? Optional.of(candidate.at()) : Optional.empty());
  }

  /** A drawdown as it is told. */
  public static DrawdownView view(DrawdownRow row, Optional<String> refusal) {
    return new DrawdownView(
        row.id(),
        row.lineId(),
        row.cardId(),
        row.amount(),
        row.product(),
        row.termMonths(),
        row.funder(),
        "contract",
        row.state(),
        refusal,
        row.failureReason(),
        row.loanId(),
        row.createdAt(),
        row.endedAt());
  }
}
