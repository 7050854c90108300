package io.ebbgate.gateway.store.movement;

import io.ebbgate.core.drawdown.Lent;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanStanding;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.movement.rows.account.CardRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;

/** Reads the money tables' rows. Every column that a row type holds has to be selected. */
public final class RowReading {

  /** The columns of an attempt. */
  public static final String ATTEMPT =
      """
      id, order_id, order_kind, sequence, kind, channel, card_id, agreement_reference, \
      amount_minor, currency, state, why, asked, contradicted, ground, due_at, fence, \
      sent_lease_until, version, created_at, ended_at, provider_reference\
      """;

  /** The columns of a drawdown. */
  static final String DRAWDOWN =
      """
      id, client_id, customer_id, line_id, card_id, amount_minor, currency, product, \
      product_version, term_months, annual_rate_ppm, funder, state, failure_reason, loan_id, \
      version, created_at, ended_at\
      """;

  /** The columns of a repayment. */
  static final String REPAYMENT =
      """
      id, client_id, customer_id, line_id, loan_id, card_id, kind, amount_minor, currency, \
      principal_minor, interest_minor, fee_minor, penalty_minor, value_date, loan_version, state, \
      failure_reason, version, created_at, ended_at\
      """;

  /** The columns of a loan. */
  public static final String LOAN =
      """
      id, drawdown_id, client_id, customer_id, line_id, card_id, principal_minor, \
      outstanding_minor, currency, product, product_version, annual_rate_ppm, funder, value_date, \
      interest_from, state, version, created_at, settled_at, disputed, stopped_on, written_off_on\
      """;

  /** The columns of a credit line. */
  public static final String LINE =
      """
      id, client_id, customer_id, currency, limit_minor, reserved_minor, used_minor, state, \
      repayment_day, version\
      """;

  /** The columns of an instalment. */
  public static final String INSTALMENT =
      """
      loan_id, number, due_date, principal_due, interest_due, fee_due, penalty_due, \
      principal_paid, interest_paid, fee_paid, penalty_paid, interest_relieved, fee_relieved, \
      penalty_relieved, late_balance_days, accelerated\
      """;

  private RowReading() {}

  /** An attempt. */
  public static AttemptRow attempt(Row row) {
    return new AttemptRow(
        row.getUUID("id"),
        row.getUUID("order_id"),
        OrderKind.of(row.getString("order_kind")),
        row.getInteger("sequence"),
        MovementKind.valueOf(row.getString("kind")),
        row.getString("channel"),
        row.getUUID("card_id"),
        row.getString("agreement_reference"),
        money(row, "amount_minor"),
        row.getString("state"),
        row.getString("why"),
        row.getInteger("asked"),
        row.getBoolean("contradicted"),
        AttemptState.Ground.valueOf(row.getString("ground")),
        time(row, "due_at"),
        row.getLong("fence"),
        row.getOffsetDateTime("sent_lease_until").toInstant(),
        row.getLong("version"),
        row.getOffsetDateTime("created_at").toInstant(),
        time(row, "ended_at"),
        row.getString("provider_reference"));
  }

  static DrawdownRow drawdown(Row row) {
    return new DrawdownRow(
        row.getUUID("id"),
        row.getUUID("client_id"),
        row.getUUID("customer_id"),
        row.getUUID("line_id"),
        row.getUUID("card_id"),
        money(row, "amount_minor"),
        row.getString("product"),
        row.getInteger("product_version"),
        row.getInteger("term_months"),
        row.getLong("annual_rate_ppm"),
        row.getString("funder"),
        row.getString("state"),
        Optional.ofNullable(row.getString("failure_reason")),
        Optional.ofNullable(row.getUUID("loan_id")),
        row.getLong("version"),
        row.getOffsetDateTime("created_at").toInstant(),
        time(row, "ended_at"));
  }

  static RepaymentRow repayment(Row row) {
    return new RepaymentRow(
        row.getUUID("id"),
        row.getUUID("client_id"),
        row.getUUID("customer_id"),
        row.getUUID("line_id"),
        row.getUUID("loan_id"),
        row.getUUID("card_id"),
        row.getString("kind"),
        money(row, "amount_minor"),
        money(row, "principal_minor"),
        money(row, "interest_minor"),
        money(row, "fee_minor"),
        money(row, "penalty_minor"),
        row.getLocalDate("value_date"),
        row.getLong("loan_version"),
        row.getString("state"),
        Optional.ofNullable(row.getString("failure_reason")),
        row.getLong("version"),
        row.getOffsetDateTime("created_at").toInstant(),
        time(row, "ended_at"));
  }

  /** A loan. */
  public static LoanRow loan(Row row) {
    return new LoanRow(
        row.getUUID("id"),
        row.getUUID("drawdown_id"),
        row.getUUID("client_id"),
        row.getUUID("customer_id"),
        row.getUUID("line_id"),
        row.getUUID("card_id"),
        money(row, "principal_minor"),
        money(row, "outstanding_minor"),
        row.getString("product"),
        row.getInteger("product_version"),
        row.getLong("annual_rate_ppm"),
        row.getString("funder"),
        row.getLocalDate("value_date"),
        row.getLocalDate("interest_from"),
        row.getString("state"),
        row.getLong("version"),
        row.getOffsetDateTime("created_at").toInstant(),
        time(row, "settled_at"),
        new LoanStanding(
            row.getBoolean("disputed"),
            Optional.ofNullable(row.getLocalDate("stopped_on")),
            Optional.ofNullable(row.getLocalDate("written_off_on"))));
  }

  /** What was repaid by one repayment. */
  static Lent.Collected collected(Row row) {
    return new Lent.Collected(
        row.getUUID("id"),
        row.getUUID("attempt_id"),
        new Components(
            money(row, "principal_minor"),
            money(row, "interest_minor"),
            money(row, "fee_minor"),
            money(row, "penalty_minor")));
  }

  /** An instalment. */
  public static InstalmentRow instalment(Row row) {
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
        row.getLong("penalty_paid"),
        row.getLong("interest_relieved"),
        row.getLong("fee_relieved"),
        row.getLong("penalty_relieved"),
        row.getLong("late_balance_days"),
        row.getBoolean("accelerated"));
  }

  /** A credit line. */
  public static LineRow line(Row row) {
    return new LineRow(
        row.getUUID("id"),
        row.getUUID("client_id"),
        row.getUUID("customer_id"),
        row.getString("currency"),
        row.getLong("limit_minor"),
        row.getLong("reserved_minor"),
        row.getLong("used_minor"),
        row.getString("state"),
        row.getInteger("repayment_day"),
        row.getLong("version"));
  }

  /** A card with its active agreements, {@code agreements}. */
  public static CardRow card(Row row) {
    var agreements = new HashMap<String, String>();
    if (row.getValue("agreements") instanceof JsonObject active) {
      active.forEach(entry -> agreements.put(entry.getKey(), Objects.toString(entry.getValue())));
    }
    return new CardRow(
        row.getUUID("id"),
        row.getUUID("customer_id"),
        row.getString("tail"),
        row.getString("bank"),
        agreements);
  }

  private static Money money(Row row, String column) {
    return new Money(row.getLong(column), Currency.getInstance(row.getString("currency")));
  }

  private static Optional<Instant> time(Row row, String column) {
    var at = row.getOffsetDateTime(column);
    return at == null ? Optional.empty() : Optional.of(at.toInstant());
  }
}
