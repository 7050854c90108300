package io.ebbgate.gateway.store.repayment;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of loans and instalments as values. */
final class LoanReading {

  /** The columns of a loan {@code l}, each under its own name. */
  static final String LOAN_COLUMNS =
      """
      l.id, l.drawdown_id, l.client_id, l.customer_id, l.line_id, l.card_id, l.principal_minor,
      l.outstanding_minor, l.currency, l.product, l.product_version, l.annual_rate_ppm, l.funder,
      l.value_date, l.interest_from, l.state, l.version, l.created_at, l.settled_at\
      """;

  /** The columns of an instalment {@code i}, each under its own name. */
  static final String INSTALMENT_COLUMNS =
      """
      i.loan_id, i.number, i.due_date, i.principal_due, i.interest_due, i.fee_due, i.penalty_due,
      i.principal_paid, i.interest_paid, i.fee_paid, i.penalty_paid\
      """;

  private LoanReading() {}

  static LoanRow loan(Row row) {
    var currency = Currency.getInstance(row.getString("currency"));
    return new LoanRow(
        row.getUUID("id"),
        row.getUUID("drawdown_id"),
        row.getUUID("client_id"),
        row.getUUID("customer_id"),
        row.getUUID("line_id"),
        row.getUUID("card_id"),
        new Money(row.getLong("principal_minor"), currency),
        new Money(row.getLong("outstanding_minor"), currency),
        row.getString("product"),
        row.getInteger("product_version"),
        row.getLong("annual_rate_ppm"),
        row.getString("funder"),
        row.getLocalDate("value_date"),
        row.getLocalDate("interest_from"),
        row.getString("state"),
        row.getLong("version"),
        instant(row.getOffsetDateTime("created_at")),
        optionalInstant(row.getOffsetDateTime("settled_at")));
  }

  static InstalmentRow instalment(Row row) {
    return new InstalmentRow(
        row.getUUID("loan_id"),
        row.getInteger("number"),
        row.getLocalDate("due_date"),
        row.getLong("principal_due"),
        row.getLong("interest_due"),
        row.getLong("fee_due"),
        row.getLong("penalty_due"),
        row.getLong("principal_paid"),
        row.getLong("interest_paid"),
        row.getLong("fee_paid"),
        row.getLong("penalty_paid"));
  }

  static Instant instant(OffsetDateTime at) {
    return at.toInstant();
  }

  static Optional<Instant> optionalInstant(@Nullable OffsetDateTime at) {
    return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
  }
}
