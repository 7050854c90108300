package io.ebbgate.gateway.store.drawdown;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;

/** Reads drawdowns as they are shown. */
final class DrawdownReading {

  /** The columns of a view, of a table named {@code d}. */
  static final String COLUMNS =
      """
      d.id, d.line_id, d.card_id, d.amount_minor, d.currency, d.product, d.term_months, d.funder, \
      d.contract_reference, d.state, d.refusal_code, d.failure_reason, d.loan_id, d.created_at, \
      d.ended_at\
      """;

  private DrawdownReading() {}

  static DrawdownView view(Row row) {
    return new DrawdownView(
        row.getUUID("id"),
        row.getUUID("line_id"),
        row.getUUID("card_id"),
        new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
        row.getString("product"),
        row.getInteger("term_months"),
        row.getString("funder"),
        row.getString("contract_reference"),
        row.getString("state"),
        Optional.ofNullable(row.getString("refusal_code")),
        Optional.ofNullable(row.getString("failure_reason")),
        Optional.ofNullable(row.getUUID("loan_id")),
        row.getOffsetDateTime("created_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant));
  }
}
