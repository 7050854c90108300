package io.ebbgate.gateway.store.casefile;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.casefile.CaseFile;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows as parts of a case file. */
final class CaseRows {
  private CaseRows() {}

  static CaseFile.Order drawdown(Row row) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("product", row.getString("product"));
    facts.put("productVersion", (long) row.getInteger("product_version"));
    facts.put("termMonths", (long) row.getShort("term_months"));
    facts.put("annualRate", new AnnualRate(row.getLong("annual_rate_ppm")).toDecimal());
    facts.put("funder", row.getString("funder"));
    facts.put("contractReference", row.getString("contract_reference"));
    return order(IdKind.DRAWDOWN, row, facts);
  }

  static CaseFile.Order repayment(Row row) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("repaymentKind", row.getString("kind"));
    facts.put("loanId", IdKind.LOAN.format(row.getUUID("loan_id")));
    facts.put("valueDate", row.getLocalDate("value_date").toString());
    facts.put("principal", money(row, "principal_minor"));
    facts.put("interest", money(row, "interest_minor"));
    facts.put("fee", money(row, "fee_minor"));
    facts.put("penalty", money(row, "penalty_minor"));
    return order(IdKind.REPAYMENT, row, facts);
  }

  private static CaseFile.Order order(IdKind kind, Row row, Map<String, Object> facts) {
    return new CaseFile.Order(
        kind,
        row.getUUID("id"),
        row.getUUID("line_id"),
        row.getUUID("card_id"),
        row.getString("tail"),
        row.getString("bank"),
        money(row, "amount_minor"),
        row.getString("state"),
        Optional.ofNullable(row.getString("refusal_code")),
        Optional.ofNullable(row.getString("failure_reason")),
        facts,
        row.getJsonObject("routing"),
        at(row, "created_at"),
        atIfAny(row, "ended_at"));
  }

  static CaseFile.Attempt attempt(Row row) {
    return new CaseFile.Attempt(
        row.getUUID("id"),
        row.getShort("sequence"),
        row.getString("kind"),
        row.getString("channel"),
        row.getString("state"),
        row.getString("why"),
        row.getInteger("asked"),
        atIfAny(row, "due_at"),
        at(row, "created_at"),
        atIfAny(row, "ended_at"));
  }

  static CaseFile.Evidence evidence(Row row) {
    return new CaseFile.Evidence(
        row.getUUID("id"),
        row.getUUID("attempt_id"),
        row.getString("source"),
        row.getString("outcome"),
        row.getString("detail"),
        row.getString("provider_code"),
        row.getString("provider_reference"),
        row.getLong("amount_minor") == null
            ? Optional.empty()
            : Optional.of(money(row, "amount_minor")),
        at(row, "received_at"));
  }

  static CaseFile.Entry entry(Row row, List<CaseFile.Transfer> transfers) {
    return new CaseFile.Entry(
        row.getUUID("id"),
        row.getString("kind"),
        row.getUUID("evidence_id"),
        Optional.ofNullable(row.getUUID("settles")),
        at(row, "booked_at"),
        row.getLocalDate("business_date"),
        transfers);
  }

  static CaseFile.Transfer transfer(Row row) {
    return new CaseFile.Transfer(
        row.getString("debit"), row.getString("credit"), money(row, "amount_minor"));
  }

  static CaseFile.Notice notice(Row row) {
    return new CaseFile.Notice(
        row.getUUID("id"),
        row.getString("kind"),
        row.getString("scene"),
        row.getString("state"),
        row.getInteger("tries"),
        at(row, "due_at"),
        at(row, "created_at"),
        atIfAny(row, "ended_at"),
        Optional.ofNullable(row.getUUID("behind")));
  }

  static CaseFile.Incident incident(Row row) {
    return new CaseFile.Incident(
        row.getUUID("id"),
        row.getUUID("attempt_id"),
        row.getString("reason"),
        row.getString("state"),
        at(row, "opened_at"),
        Optional.ofNullable(row.getString("owner")),
        row.getString("note"),
        Optional.ofNullable(row.getString("resolution")),
        atIfAny(row, "resolved_at"),
        Optional.ofNullable(row.getUUID("settled_by")));
  }

  static CaseFile.Action action(Row row) {
    return new CaseFile.Action(
        row.getUUID("id"),
        row.getString("kind"),
        Optional.ofNullable(row.getUUID("incident_id")),
        row.getString("reason"),
        row.getString("evidence_reference"),
        atIfAny(row, "moved_at"),
        atIfAny(row, "returned_at"),
        row.getString("proposer"),
        at(row, "proposed_at"),
        Optional.ofNullable(row.getString("approver")),
        atIfAny(row, "approved_at"),
        row.getString("status"),
        row.getString("superseded_why"),
        atIfAny(row, "superseded_at"));
  }

  static Instant since(Row row) {
    return at(row, "since");
  }

  static CaseFile.LoanFacts loan(Row row) {
    return new CaseFile.LoanFacts(
        row.getUUID("id"),
        money(row, "principal_minor"),
        money(row, "outstanding_minor"),
        row.getString("state"),
        row.getLocalDate("value_date"));
  }

  private static Money money(Row row, String column) {
    return new Money(row.getLong(column), Currency.getInstance(row.getString("currency")));
  }

  private static Instant at(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  private static Optional<Instant> atIfAny(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
