package io.ebbgate.gateway.store.repayment;

import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.gateway.store.movement.RowReading;
import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.repayment.loan.LoanWithPlan;
import io.ebbgate.gateway.usecase.repayment.taking.Candidate;
import io.ebbgate.gateway.usecase.repayment.taking.DebitCard;
import io.ebbgate.gateway.usecase.repayment.taking.Locked;
import io.ebbgate.gateway.usecase.repayment.taking.Ruling;
import io.ebbgate.gateway.usecase.repayment.taking.Rulings;
import io.ebbgate.gateway.usecase.repayment.taking.Taken;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Takes one batch of candidates inside a transaction: two flights of pipelined statements. The
 * first binds the keys, locks and reads; then the rulings are made; the second writes what they
 * say, and lets go of the keys of those that were turned away. Running the same batch again after a
 * commit whose outcome was not heard gives the same answers.
 */
final class TakingTransaction {
  static final int OPERATION = IdempotencyKey.Operation.REPAYMENT.number();

  private final Rulings rulings;
  private final TakingWrites writes;

  TakingTransaction(Rulings rulings, TakingWrites writes) {
    this.rulings = rulings;
    this.writes = writes;
  }

  /** The answers, in the order of the batch; they hold once the transaction is committed. */
  Future<List<Taken>> run(SqlConnection connection, List<Candidate> batch) {
    return lockAndRead(connection, batch)
        .compose(found -> {
          var fresh =
              batch.stream()
                  .filter(candidate -> found.fresh().contains(candidate.repaymentId()))
                  .toList();
          var ruled = rulings.rule(fresh, found.locked());
          var written = writes.write(connection, fresh, ruled);
          var kept = kept(connection, batch, found.fresh());
          return Future.all(written, kept).map(_ -> answers(batch, fresh, ruled, kept.result()));
        });
  }

  private record Found(Set<UUID> fresh, Locked locked) {}

  private Future<Found> lockAndRead(SqlConnection connection, List<Candidate> batch) {
    var loanIds = ids(batch, Candidate::loanId);
    var cardIds = ids(batch, Candidate::cardId);
    var fresh = query(connection, TakingSql.KEYS, keys(batch));
    var customers = query(connection, TakingSql.CUSTOMERS, Tuple.of((Object) loanIds));
    var loans = query(connection, TakingSql.LOANS, Tuple.of((Object) loanIds));
    var instalments = query(connection, TakingSql.INSTALMENTS, Tuple.of((Object) loanIds));
    var cards = query(connection, TakingSql.CARDS, Tuple.of((Object) cardIds));
    var holds = query(connection, TakingSql.HOLDS, Tuple.of(loanIds, (Object) cardIds));
    var heldLoans = query(connection, TakingSql.HELD_LOANS, Tuple.of((Object) loanIds));
    return Future.all(List.of(fresh, customers, loans, instalments, cards, holds, heldLoans))
        .map(_ ->
            new Found(
                collect(fresh.result(), "order_id"),
                new Locked(
                    loans(loans.result(), instalments.result()),
                    cards(cards.result()),
                    collect(holds.result(), "loan_id"),
                    collect(holds.result(), "card_id"),
                    collect(heldLoans.result(), "loan_id"))));
  }

  /** What is kept under keys that are not new, by the candidate's repayment id. */
  private static Future<Map<UUID, Row>> kept(
      SqlConnection connection, List<Candidate> batch, Set<UUID> fresh) {
    var others = batch.stream().filter(each -> !fresh.contains(each.repaymentId())).toList();
    if (others.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    var parameters =
        Columns.of(others)
            .uuid(Candidate::clientId)
            .bytes(candidate -> candidate.key().keyDigest())
            .uuid(Candidate::attemptId)
            .single(OPERATION)
            .tuple();
    return query(connection, TakingSql.KEPT, parameters)
        .map(rows ->
            stream(rows)
                .collect(
                    Collectors.toMap(
                        row -> others.get(row.getInteger("n") - 1).repaymentId(),
                        Function.identity())));
  }

  private static List<Taken> answers(
      List<Candidate> batch, List<Candidate> fresh, List<Ruling> ruled, Map<UUID, Row> kept) {
    var rulingOf = new HashMap<UUID, Ruling>();
    for (int i = 0; i < fresh.size(); i++) {
      rulingOf.put(fresh.get(i).repaymentId(), ruled.get(i));
    }
    var answers = new ArrayList<Taken>(batch.size());
    for (var candidate : batch) {
      var ruling = rulingOf.get(candidate.repaymentId());
      answers.add(
          ruling == null
              ? keptBefore(candidate, Optional.ofNullable(kept.get(candidate.repaymentId())))
              : answer(ruling));
    }
    return answers;
  }

  private static Taken answer(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Accept accept ->
          new Taken.Durable(
              RepaymentReading.view(accept.repayment(), Optional.empty()),
              false,
              Optional.of(accept.attempt()));
      case Ruling.Refuse refuse ->
          new Taken.Durable(
              RepaymentReading.view(refuse.repayment(), Optional.of(refuse.code().code())),
              false,
              Optional.empty());
      case Ruling.TurnAway away -> new Taken.TurnedAway(away.problem());
    };
  }

  /** The key is not new: ours from an unheard commit, a replay, or used for something else. */
  private static Taken keptBefore(Candidate candidate, Optional<Row> kept) {
    if (kept.isEmpty()) {
      // An equal key earlier in this batch was turned away and left no trace.
      return new Taken.TurnedAway(
          Problem.of(
              ProblemCode.IDEMPOTENCY_IN_FLIGHT,
              "A request with the same key was being worked on; ask again with the same key."));
    }
    var row = kept.get();
    if (row.getUUID("id").equals(candidate.repaymentId())) {
      return new Taken.Durable(RepaymentReading.view(row), false, unsent(candidate, row));
    }
    if (!Arrays.equals(row.getBuffer("fingerprint").getBytes(), candidate.key().fingerprint())) {
      return new Taken.TurnedAway(
          Problem.of(
              ProblemCode.IDEMPOTENCY_KEY_REUSED,
              "The key belongs to another repayment request; use a new key for a new request."));
    }
    return new Taken.Durable(RepaymentReading.view(row), true, Optional.empty());
  }

  private static Optional<NewAttempt> unsent(Candidate candidate, Row row) {
    if (!"Sending".equals(row.getString("attempt_state"))) {
      return Optional.empty();
    }
    return Optional.of(
        new NewAttempt(
            candidate.attemptId(),
            candidate.repaymentId(),
            OrderKind.REPAYMENT,
            1,
            MovementKind.DEBIT,
            row.getString("channel"),
            candidate.cardId(),
            row.getString("agreement_reference"),
            candidate.quote().amount(),
            candidate.at()));
  }

  private static Map<UUID, LoanWithPlan> loans(RowSet<Row> loans, RowSet<Row> instalments) {
    var plans = new HashMap<UUID, List<InstalmentRow>>();
    for (var row : instalments) {
      var instalment = RowReading.instalment(row);
      plans.computeIfAbsent(instalment.loanId(), _ -> new ArrayList<>()).add(instalment);
    }
    return stream(loans)
        .map(row -> {
          var loan = RowReading.loan(row);
          var plan = plans.getOrDefault(loan.id(), List.of());
          return new LoanWithPlan(loan, plan, row.getInteger("repayment_day"));
        })
        .collect(Collectors.toMap(loan -> loan.loan().id(), Function.identity()));
  }

  private static Map<UUID, DebitCard> cards(RowSet<Row> rows) {
    return stream(rows)
        .map(TakingTransaction::card)
        .collect(Collectors.toMap(card -> card.card().id(), Function.identity()));
  }

  private static DebitCard card(Row row) {
    return new DebitCard(row.getUUID("client_id"), RowReading.card(row));
  }

  private static Tuple keys(List<Candidate> batch) {
    return Columns.of(batch)
        .uuid(Candidate::clientId)
        .bytes(candidate -> candidate.key().keyDigest())
        .bytes(candidate -> candidate.key().fingerprint())
        .uuid(Candidate::repaymentId)
        .time(Candidate::at)
        .single(OPERATION)
        .tuple();
  }

  private static UUID[] ids(List<Candidate> batch, Function<Candidate, UUID> id) {
    return batch.stream().map(id).toArray(UUID[]::new);
  }

  static Future<RowSet<Row>> query(SqlConnection connection, String sql, Tuple parameters) {
    return connection.preparedQuery(sql).execute(parameters);
  }

  private static Set<UUID> collect(RowSet<Row> rows, String column) {
    var ids = new HashSet<UUID>();
    rows.forEach(row -> ids.add(row.getUUID(column)));
    return ids;
  }

  private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
