package io.ebbgate.gateway.store.operator;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.Held;
import io.ebbgate.core.operator.OrderActions;
import io.ebbgate.gateway.store.orphan.OrphanReading;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.operator.OperatorBook.ApprovedMark;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;

/** Rows as incidents and actions. */
final class OperatorRows {
  private static final String DRAWDOWN = "D";

  private OperatorRows() {}

  static IncidentView incident(Row row) {
    return new IncidentView(
        row.getUUID("id"),
        orderKind(row),
        row.getUUID("order_id"),
        row.getUUID("attempt_id"),
        row.getString("channel"),
        Optional.ofNullable(row.getUUID("evidence_id")),
        row.getString("reason"),
        held(row),
        repayment(row),
        row.getString("state"),
        at(row, "opened_at"),
        Optional.ofNullable(row.getString("owner")),
        row.getString("note"),
        Optional.ofNullable(row.getString("resolution")),
        atIfAny(row, "resolved_at"),
        Optional.ofNullable(row.getUUID("settled_by")));
  }

  private static Optional<ComposeNotices.Held> repayment(Row row) {
    return Optional.ofNullable(row.getUUID("told_client_id"))
        .map(client ->
            new ComposeNotices.Held(
                client,
                row.getUUID("told_customer_id"),
                row.getUUID("order_id"),
                row.getUUID("told_loan_id"),
                toRelease(row)));
  }

  private static Money toRelease(Row row) {
    return switch (held(row)) {
      case Held.Nothing _ -> Money.zero(Currency.getInstance(row.getString("told_currency")));
      case Held.Ours ours -> ours.amount();
      case Held.Customers theirs -> theirs.amount();
    };
  }

  private static Held held(Row row) {
    Long minor = row.getLong("held");
    if (minor == null || minor == 0) {
      return new Held.Nothing();
    }
    var amount = new Money(Math.abs(minor), currency(row));
    var evidence = row.getUUID("evidence_id");
    return minor > 0 ? new Held.Ours(amount, evidence) : new Held.Customers(amount, evidence);
  }

  static ActionView action(Row row) {
    return new ActionView(
        row.getUUID("id"),
        row.getString("kind"),
        about(row),
        Optional.ofNullable(row.getUUID("attempt_id")),
        Optional.ofNullable(row.getUUID("incident_id")),
        row.getString("reason"),
        row.getString("evidence_reference"),
        atIfAny(row, "moved_at"),
        atIfAny(row, "returned_at"),
        row.getUUID("proposer_id"),
        row.getString("proposer"),
        at(row, "proposed_at"),
        Optional.ofNullable(row.getString("approver")),
        atIfAny(row, "approved_at"),
        ActionStatus.of(row.getString("status")),
        superseded(row));
  }

  private static Optional<ActionView.Superseded> superseded(Row row) {
    return atIfAny(row, "superseded_at")
        .map(at -> new ActionView.Superseded(row.getString("superseded_why"), at));
  }

  private static ActionView.About about(Row row) {
    var orphan = row.getUUID("orphan_id");
    return orphan == null
        ? new ActionView.About.Order(orderKind(row), row.getUUID("order_id"))
        : new ActionView.About.Orphan(orphan);
  }

  static OrphanView orphan(Row row) {
    return new OrphanView(
        OrphanReading.due(row),
        at(row, "due_at"),
        atIfAny(row, "alarmed_at"),
        atIfAny(row, "ended_at"),
        Optional.ofNullable(row.getString("closed_why")));
  }

  static ApprovedMark mark(Row row) {
    return new ApprovedMark(
        action(row),
        row.getUUID("evidence_id"),
        row.getString("channel"),
        new Money(row.getLong("amount_minor"), currency(row)),
        atIfAny(row, "ended_at"));
  }

  static OrderActions.MovedAttempt moved(Row row) {
    return new OrderActions.MovedAttempt(
        row.getUUID("id"),
        new Money(row.getLong("amount_minor"), currency(row)),
        at(row, "created_at"));
  }

  static String letter(IdKind orderKind) {
    return orderKind == IdKind.DRAWDOWN ? DRAWDOWN : "R";
  }

  private static IdKind orderKind(Row row) {
    return row.getString("order_kind").equals(DRAWDOWN) ? IdKind.DRAWDOWN : IdKind.REPAYMENT;
  }

  private static Currency currency(Row row) {
    return Currency.getInstance(row.getString("currency"));
  }

  private static Instant at(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  private static Optional<Instant> atIfAny(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
