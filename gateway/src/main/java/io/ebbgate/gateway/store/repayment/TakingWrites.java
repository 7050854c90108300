package io.ebbgate.gateway.store.repayment;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.repayment.taking.Candidate;
import io.ebbgate.gateway.usecase.repayment.taking.Ruling;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what was ruled on a batch. */
final class TakingWrites {

  private record KeptRow(RepaymentRow row, JsonObject routing, Optional<ProblemCode> refusal) {}

  private final AttemptInsert attempts;

  TakingWrites(AttemptInsert attempts) {
    this.attempts = attempts;
  }

  /** Completes when everything is written; all statements are on their way at once. */
  Future<?> write(SqlConnection connection, List<Candidate> candidates, List<Ruling> rulings) {
    var away = new ArrayList<Candidate>();
    var kept = new ArrayList<KeptRow>();
    var held = new ArrayList<RepaymentRow>();
    var sending = new ArrayList<NewAttempt>();
    for (int i = 0; i < candidates.size(); i++) {
      switch (rulings.get(i)) {
        case Ruling.TurnAway _ -> away.add(candidates.get(i));
        case Ruling.Refuse refuse ->
            kept.add(new KeptRow(refuse.repayment(), refuse.routing(), Optional.of(refuse.code())));
        case Ruling.Accept accept -> {
          kept.add(new KeptRow(accept.repayment(), accept.routing(), Optional.empty()));
          held.add(accept.repayment());
          sending.add(accept.attempt());
        }
      }
    }
    var writes = new ArrayList<Future<?>>(4);
    if (!away.isEmpty()) {
      writes.add(TakingTransaction.query(connection, TakingSql.FORGET_KEYS, forgotten(away)));
    }
    if (!held.isEmpty()) {
      writes.add(TakingTransaction.query(connection, TakingSql.HOLD, holds(held)));
    }
    if (!kept.isEmpty()) {
      writes.add(TakingTransaction.query(connection, TakingSql.REPAYMENTS, repayments(kept)));
    }
    if (!sending.isEmpty()) {
      writes.add(attempts.insert(connection, sending));
    }
    return Future.all(writes);
  }

  private static Tuple forgotten(List<Candidate> away) {
    return Tuple.of(
        IdempotencyKey.Operation.REPAYMENT.number(),
        TakingTransaction.ids(away, Candidate::clientId),
        TakingTransaction.digests(away));
  }

  private static Tuple holds(List<RepaymentRow> held) {
    return Tuple.of(
        ids(held.stream().map(RepaymentRow::loanId)),
        ids(held.stream().map(RepaymentRow::cardId)),
        ids(held.stream().map(RepaymentRow::id)));
  }

  private static Tuple repayments(List<KeptRow> kept) {
    var rows = kept.stream().map(KeptRow::row).toList();
    return Tuple.tuple()
        .addValue(ids(rows.stream().map(RepaymentRow::id)))
        .addValue(ids(rows.stream().map(RepaymentRow::clientId)))
        .addValue(ids(rows.stream().map(RepaymentRow::customerId)))
        .addValue(ids(rows.stream().map(RepaymentRow::lineId)))
        .addValue(ids(rows.stream().map(RepaymentRow::loanId)))
        .addValue(ids(rows.stream().map(RepaymentRow::cardId)))
        .addValue(texts(rows, RepaymentRow::kind))
        .addValue(minors(rows, RepaymentRow::amount))
        .addValue(texts(rows, row -> row.amount().currency().getCurrencyCode()))
        .addValue(minors(rows, RepaymentRow::principal))
        .addValue(minors(rows, RepaymentRow::interest))
        .addValue(minors(rows, RepaymentRow::fee))
        .addValue(minors(rows, RepaymentRow::penalty))
        .addValue(rows.stream().map(RepaymentRow::valueDate).toArray(LocalDate[]::new))
        .addValue(numbers(rows, RepaymentRow::loanVersion))
        .addValue(kept.stream().map(KeptRow::routing).toArray(JsonObject[]::new))
        .addValue(texts(rows, RepaymentRow::state))
        .addValue(refusals(kept))
        .addValue(times(rows.stream().map(RepaymentRow::createdAt)))
        .addValue(ends(rows));
  }

  private static @Nullable String[] refusals(List<KeptRow> kept) {
    var codes = new @Nullable String[kept.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = kept.get(i).refusal().map(ProblemCode::code).orElse(null);
    }
    return codes;
  }

  private static @Nullable OffsetDateTime[] ends(List<RepaymentRow> rows) {
    var ends = new @Nullable OffsetDateTime[rows.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = rows.get(i).endedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
    return ends;
  }

  private static UUID[] ids(Stream<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  private static String[] texts(List<RepaymentRow> rows, Function<RepaymentRow, String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }

  private static Long[] minors(List<RepaymentRow> rows, Function<RepaymentRow, Money> amount) {
    return numbers(rows, row -> amount.apply(row).minor());
  }

  private static Long[] numbers(List<RepaymentRow> rows, ToLongFunction<RepaymentRow> number) {
    return rows.stream().mapToLong(number).boxed().toArray(Long[]::new);
  }

  static OffsetDateTime[] times(Stream<Instant> times) {
    return times.map(at -> at.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
  }
}
