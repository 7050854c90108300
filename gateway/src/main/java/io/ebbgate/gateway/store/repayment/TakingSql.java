package io.ebbgate.gateway.store.repayment;

import io.ebbgate.gateway.store.movement.RowReading;

/** The statements that take a batch of repayments, in the order in which they run. */
final class TakingSql {

  /**
   * Keys, sorted: two writers meet them in the same order. Of two equal keys in one batch the first
   * wins. Answers the orders whose keys are new.
   */
  static final String KEYS =
      """
      insert into idempotency (client_id, operation, key_digest, fingerprint, order_id, created_at)
      select client_id, $6, key_digest, fingerprint, order_id, created_at
      from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::uuid[], $5::timestamptz[])
        with ordinality as t(client_id, key_digest, fingerprint, order_id, created_at, n)
      order by client_id, key_digest, n
      on conflict do nothing
      returning order_id
      """;

  /**
   * Customers, sorted. A card is of one customer, so this also serialises whoever wants one card
   * for two loans; without it, holds on loans and cards could be wanted crosswise.
   */
  static final String CUSTOMERS =
      """
      select id from customer
      where id in (select customer_id from loan where id = any($1::uuid[]))
      order by id for no key update
      """;

  /** The repayment day of a {@code loan}: its account's, which never changes. */
  static final String REPAYMENT_DAY =
      "(select c.repayment_day from credit_line c where c.id = loan.line_id) as repayment_day";

  /** Loans, sorted, read from the lock and not from the snapshot. */
  static final String LOANS =
      "select "
          + RowReading.LOAN
          + ", "
          + REPAYMENT_DAY
          + " from loan where id = any($1::uuid[]) order by id for no key update";

  /** Instalments of locked loans: a later statement, so a snapshot from after the locks. */
  static final String INSTALMENTS =
      "select "
          + RowReading.INSTALMENT
          + " from instalment where loan_id = any($1::uuid[]) order by loan_id, number";

  /** Cards with their active agreements. */
  static final String CARDS =
      """
      select c.id, c.client_id, c.customer_id, c.tail, c.bank,
        (select jsonb_object_agg(a.channel, a.provider_reference) from agreement a
          where a.card_id = c.id and a.state = 'Active') as agreements
      from card c where c.id = any($1::uuid[])
      """;

  /** Holds on these loans or cards. */
  static final String HOLDS =
      """
      select loan_id, card_id from open_debit
      where loan_id = any($1::uuid[]) or card_id = any($2::uuid[])
      """;

  /** Those of these loans whose drawdown is held. */
  static final String HELD_LOANS =
      """
      select l.id as loan_id from loan l join order_hold h on h.order_id = l.drawdown_id
      where l.id = any($1::uuid[])
      """;

  /** Lets go of the keys of candidates that were turned away. */
  static final String FORGET_KEYS =
      """
      delete from idempotency k
      using unnest($1::uuid[], $2::bytea[]) as t(client_id, key_digest)
      where k.operation = $3 and k.client_id = t.client_id and k.key_digest = t.key_digest
      """;

  /** Puts the hold on loan and card. */
  static final String HOLD =
      """
      insert into open_debit (loan_id, card_id, repayment_id)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as t(loan_id, card_id, repayment_id)
      order by loan_id
      """;

  /** Keeps accepted and refused repayments. */
  static final String REPAYMENTS =
      """
      insert into repayment (id, client_id, customer_id, line_id, loan_id, card_id, kind,
        amount_minor, currency, principal_minor, interest_minor, fee_minor, penalty_minor,
        value_date, loan_version, routing, state, refusal_code, created_at, ended_at)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[],
        $7::text[], $8::bigint[], $9::text[], $10::bigint[], $11::bigint[], $12::bigint[],
        $13::bigint[], $14::date[], $15::bigint[], $16::jsonb[], $17::text[], $18::text[],
        $19::timestamptz[], $20::timestamptz[])
      """;

  /**
   * What was kept under keys that are not new, after this batch's own rows were written. The
   * attempt is there only when the kept order is this very candidate's: the batch is being run
   * again because its first commit's outcome was not heard.
   */
  static final String KEPT =
      "select t.n, k.fingerprint, a.channel, a.agreement_reference, a.state as attempt_state, "
          + RepaymentReading.COLUMNS
          + "\n"
          + """
          from unnest($1::uuid[], $2::bytea[], $3::uuid[])
            with ordinality as t(client_id, key_digest, attempt_id, n)
          join idempotency k on k.client_id = t.client_id and k.operation = $4
            and k.key_digest = t.key_digest
          join repayment r on r.id = k.order_id
          left join attempt a on a.id = t.attempt_id
          """;

  private TakingSql() {}
}
