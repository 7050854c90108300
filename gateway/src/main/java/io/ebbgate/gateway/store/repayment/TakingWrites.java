package io.ebbgate.gateway.store.repayment;

import io.ebbgate.gateway.store.movement.LeasedAttempts;
import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.repayment.taking.Candidate;
import io.ebbgate.gateway.usecase.repayment.taking.Ruling;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what was ruled on a batch. */
final class TakingWrites {

  private record KeptRow(RepaymentRow row, JsonObject routing, Optional<ProblemCode> refusal) {}

  private final LeasedAttempts attempts;

  TakingWrites(LeasedAttempts attempts) {
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
    return Columns.of(away)
        .uuid(Candidate::clientId)
        .bytes(candidate -> candidate.key().keyDigest())
        .single(TakingTransaction.OPERATION)
        .tuple();
  }

  private static Tuple holds(List<RepaymentRow> held) {
    return Columns.of(held)
        .uuid(RepaymentRow::loanId)
        .uuid(RepaymentRow::cardId)
        .uuid(RepaymentRow::id)
        .tuple();
  }

  private static Tuple repayments(List<KeptRow> kept) {
    return Columns.of(kept)
        .uuid(each -> each.row().id())
        .uuid(each -> each.row().clientId())
        .uuid(each -> each.row().customerId())
        .uuid(each -> each.row().lineId())
        .uuid(each -> each.row().loanId())
        .uuid(each -> each.row().cardId())
        .text(each -> each.row().kind())
        .bigint(each -> each.row().amount().minor())
        .text(each -> each.row().amount().currency().getCurrencyCode())
        .bigint(each -> each.row().principal().minor())
        .bigint(each -> each.row().interest().minor())
        .bigint(each -> each.row().fee().minor())
        .bigint(each -> each.row().penalty().minor())
        .date(each -> each.row().valueDate())
        .bigint(each -> each.row().loanVersion())
        .json(KeptRow::routing)
        .text(each -> each.row().state())
        .textOrNull(each -> each.refusal().map(ProblemCode::code))
        .time(each -> each.row().createdAt())
        .timeOrNull(each -> each.row().endedAt())
        .tuple();
  }
}
