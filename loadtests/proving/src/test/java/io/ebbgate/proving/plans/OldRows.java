package io.ebbgate.proving.plans;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Rows as two months leave them behind: ended orders, and some that are asked about tomorrow. */
public final class OldRows {
  private static final List<String> PARTITIONED =
      List.of(
          "drawdown",
          "repayment",
          "attempt",
          "evidence",
          "loan",
          "instalment",
          "ledger_entry",
          "ledger_transfer",
          "outbox");

  /** Row by row its time and its identifier; every tenth order is under way. */
  private static final String OLD =
      """
      create temporary table old as
      select i, at, i % 10 = 0 as open, (select id from client where name = 'demo') as client,
        (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
          || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid as id
      from (select i, now() - interval '60 days' + i * interval '59 days' / ROWS as at
            from generate_series(1, ROWS) as i) as times\
      """;

  private static final List<String> LOAD =
      List.of(
          """
          insert into customer select id, client, id::text, 'x', 'x', '0000', at from old\
          """,
          """
          insert into credit_line (id, client_id, customer_id, currency, limit_minor, used_minor,
            state, repayment_day, created_at)
          select id, client, id, 'CNY', 1000000, 30000, 'ACTIVE', 15, at from old\
          """,
          """
          insert into card select id, client, id, 'x', 'x', 'x', '0000', 'ICBC', at from old\
          """,
          """
          insert into agreement
          select id, client, id, 'sample-a', 'Active', 'a', 1, at, at from old\
          """,
          """
          insert into idempotency
          select client, 3, sha256(i::text::bytea), sha256(i::text::bytea), id, at from old\
          """,
          """
          insert into drawdown (id, client_id, customer_id, line_id, card_id, amount_minor, currency,
            product, product_version, term_months, annual_rate_ppm, funder, contract_reference,
            authentication, routing, state, loan_id, created_at, ended_at)
          select id, client, id, id, id, 30000, 'CNY', 'cash-12', 1, 3, 150000, 'own', 'c', '{}', '{}',
            case when open then 'Submitted' else 'Disbursed' end, case when open then null else id end,
            at, at from old\
          """,
          """
          insert into repayment (id, client_id, customer_id, line_id, loan_id, card_id, kind,
            amount_minor, currency, principal_minor, interest_minor, fee_minor, penalty_minor,
            value_date, loan_version, routing, state, created_at, ended_at)
          select id, client, id, id, id, id, 'SCHEDULED', 10100, 'CNY', 10000, 100, 0, 0, at::date, 1,
            '{}', 'Succeeded', at, at from old where not open\
          """,
          """
          insert into attempt (id, order_id, order_kind, sequence, kind, channel, card_id,
            amount_minor, currency, state, due_at, sent_lease_until, created_at, ended_at)
          select id, id, 'D', 1, 'PAYOUT', 'sample-a', id, 30000, 'CNY',
            case when open then 'Asking' else 'Moved' end,
            case when open then now() + interval '1 day' end, at, at,
            case when open then null else at end from old\
          """,
          """
          insert into paid_attempt select id, id from old where not open\
          """,
          """
          insert into evidence (id, attempt_id, order_id, source, outcome, detail, provider_code,
            digest, received_at)
          select id, id, id, 'REPLY', 'Pending', '', '', '', at from old\
          """,
          """
          insert into callback_nonce select 'sample-a', i::text, id, at from old\
          """,
          """
          insert into incident (id, order_id, attempt_id, reason, state, opened_at, resolution,
            resolved_at)
          select id, id, id, 'STILL_UNKNOWN', 'Resolved', at, 'EXPLAINED', at from old\
          """,
          """
          insert into orphan_callback (id, channel, nonce, reference, attempt_id, kind, outcome, reason,
            detail, provider_code, provider_reference, digest, received_at, state, due_at, ended_at)
          select id, 'sample-a', i::text, id::text, id, 'PAYOUT', 'Pending', '', '', '', '', i::text, at,
            'Matched', at, at from old\
          """,
          """
          insert into loan (id, drawdown_id, client_id, customer_id, line_id, card_id,
            principal_minor, outstanding_minor, currency, product, product_version,
            annual_rate_ppm, funder, value_date, interest_from, state, created_at)
          select id, id, client, id, id, id, 30000, 20000, 'CNY', 'cash-12', 1, 150000, 'own', at::date,
            at::date, 'Active', at from old where not open\
          """,
          """
          insert into instalment (loan_id, number, due_date, principal_due, interest_due)
          select id, number, at::date + 30 * number, 10000, 100
          from old, generate_series(1, 3) as number where not open\
          """,
          """
          insert into ledger_entry (id, kind, order_id, attempt_id, loan_id, evidence_id, booked_at,
            business_date)
          select id, 'DISBURSED', id, id, id, id, at, at::date from old where not open\
          """,
          """
          insert into ledger_transfer
          select id, 1, 'loans', 'clearing', 30000, 'CNY' from old where not open\
          """,
          """
          insert into outbox (id, lane, key, kind, scene, dedup_key, client_id, customer_id, order_id,
            payload, state, due_at, created_at, ended_at)
          select id, i % 64, id, 'SMS', 'DRAWDOWN_PAID', i::text, client, id, id, '{}', 'Delivered', at,
            at, at from old\
          """);

  private OldRows() {}

  /** Writes so many of each kind, and lets the planner know. */
  public static void load(Connection connection, int rows) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var table : PARTITIONED) {
        statement.execute(
            "select ensure_partitions('" + table + "', now() - interval '60 days', 3)");
      }
      statement.execute(OLD.replace("ROWS", Integer.toString(rows)));
      for (var sql : LOAD) {
        statement.execute(Objects.requireNonNull(sql));
      }
      statement.execute("vacuum analyze");
    }
  }
}
