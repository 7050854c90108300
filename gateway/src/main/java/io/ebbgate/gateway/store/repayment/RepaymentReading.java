package io.ebbgate.gateway.store.repayment;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;

/** Rows of repayments as views. */
final class RepaymentReading {

  /** The columns of a repayment {@code r} that a view shows. */
  static final String COLUMNS =
      """
      r.id, r.loan_id, r.card_id, r.kind, r.amount_minor, r.currency, r.principal_minor,
      r.interest_minor, r.fee_minor, r.penalty_minor, r.value_date, r.state, r.refusal_code,
      r.failure_reason, r.created_at, r.ended_at\
      """;

  private RepaymentReading() {}

  static RepaymentView view(Row row) {
    var currency = Currency.getInstance(row.getString("currency"));
    return new RepaymentView(
        row.getUUID("id"),
        row.getUUID("loan_id"),
        row.getUUID("card_id"),
        row.getString("kind"),
        new Money(row.getLong("amount_minor"), currency),
        new Money(row.getLong("principal_minor"), currency),
        new Money(row.getLong("interest_minor"), currency),
        new Money(row.getLong("fee_minor"), currency),
        new Money(row.getLong("penalty_minor"), currency),
        row.getLocalDate("value_date"),
        row.getString("state"),
        Optional.ofNullable(row.getString("refusal_code")),
        Optional.ofNullable(row.getString("failure_reason")),
        row.getOffsetDateTime("created_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant));
  }

  /** A repayment that was just kept, as it would be read. */
  static RepaymentView view(RepaymentRow row, Optional<String> refusalCode) {
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
        refusalCode,
        row.failureReason(),
        row.createdAt(),
        row.endedAt());
  }
}
