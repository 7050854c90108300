package io.ebbgate.gateway.store.drawdown;

/** The statements of taking drawdowns. */
final class TakingSql {

  /**
   * One batch in one statement: keys, lines under lock, a greedy fit, reservations, drawdowns,
   * first attempts. Every step before the writes is materialized, so that each runs once and in
   * this order. What is not in the answer had a key already: the winner of a key's conflict is not
   * visible here.
   */
  static final String TAKE =
      """
      with input as materialized (
        select * from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[], $5::uuid[],
            $6::uuid[], $7::uuid[], $8::bigint[], $9::text[], $10::text[], $11::int[],
            $12::int[], $13::bigint[], $14::text[], $15::text[], $16::jsonb[], $17::jsonb[],
            $18::text[], $19::text[], $20::uuid[], $21::timestamptz[]) with ordinality
          as t(id, client_id, key_digest, fingerprint, line_id, customer_id, card_id, amount,
            currency, product, product_version, term_months, rate_ppm, funder, contract,
            authentication, routing, refusal, channel, attempt_id, at, n)),
      fresh as materialized (
        insert into idempotency
            (client_id, operation, key_digest, fingerprint, order_id, created_at)
        select client_id, 3, key_digest, fingerprint, id, at from input
        order by client_id, key_digest
        on conflict do nothing returning order_id),
      ok as materialized (
        select input.* from input join fresh on fresh.order_id = input.id),
      locked as materialized (
        select id, state, limit_minor - reserved_minor - used_minor as available
        from credit_line
        where id in (select line_id from ok where refusal is null)
        order by id for no key update),
      running as materialized (
        select ok.id, ok.line_id, ok.n,
          sum_that_fits(locked.available, ok.amount)
            over (partition by ok.line_id order by ok.n) as taken
        from ok join locked on locked.id = ok.line_id
        where ok.refusal is null and locked.state = 'ACTIVE'),
      fit as materialized (
        select id, taken <> coalesce(lag(taken) over (partition by line_id order by n), 0)
          as fits from running),
      decided as materialized (
        select ok.*, case when ok.refusal is not null then ok.refusal
            when fit.id is null then 'credit-line-not-active'
            when not fit.fits then 'credit-insufficient' end as refused
        from ok left join fit on fit.id = ok.id),
      credit as materialized (
        update credit_line l
        set reserved_minor = l.reserved_minor + a.amount, version = l.version + 1
        from (select line_id, sum(amount)::bigint as amount from decided
              where refused is null group by line_id) a
        where l.id = a.line_id
        returning l.id, l.client_id, l.customer_id, l.currency, l.limit_minor, l.reserved_minor,
          l.used_minor, l.state, l.repayment_day, l.version),
      orders as (
        insert into drawdown (id, client_id, customer_id, line_id, card_id, amount_minor,
            currency, product, product_version, term_months, annual_rate_ppm, funder,
            contract_reference, authentication, routing, state, refusal_code, created_at,
            ended_at)
        select id, client_id, customer_id, line_id, card_id, amount, currency, product,
            product_version, term_months, rate_ppm, funder, contract, authentication, routing,
            case when refused is null then 'Submitted' else 'Refused' end, refused, at,
            case when refused is null then null else at end
        from decided),
      attempts as (
        insert into attempt (id, order_id, order_kind, sequence, kind, channel, card_id,
            amount_minor, currency, state, due_at, lease_owner, lease_until, sent_lease_until,
            created_at)
        select attempt_id, id, 'D', 1, 'PAYOUT', channel, card_id, amount, currency, 'Sending',
            at + $23::bigint * interval '1 millisecond', $22::uuid,
            clock_timestamp() + $23::bigint * interval '1 millisecond',
            clock_timestamp() + $23::bigint * interval '1 millisecond', at
        from decided where refused is null)
      select decided.id as order_id, decided.refused, credit.*
      from decided left join credit on credit.id = decided.line_id and decided.refused is null\
      """;

  /** What keys are bound to, with the orders as they are now. */
  static final String BOUND =
      "select i.client_id as key_client_id, i.key_digest, i.fingerprint, "
          + DrawdownReading.COLUMNS
          + """
           from unnest($1::uuid[], $2::bytea[]) as k(client_id, key_digest)
          join idempotency i on i.client_id = k.client_id and i.operation = 3
            and i.key_digest = k.key_digest
          join drawdown d on d.id = i.order_id\
          """;

  /** Line, card and overdue loans of each question, in the order of the questions. */
  static final String KNOWN =
      """
      select l.id, l.client_id, l.customer_id, l.currency, l.limit_minor, l.reserved_minor,
        l.used_minor, l.state, l.repayment_day, l.version,
        c.id as card_id, c.customer_id as card_customer_id, c.bank,
        exists (
          select 1 from loan o join instalment i on i.loan_id = o.id
          where o.customer_id = l.customer_id and o.state = 'Active' and i.due_date < $4
            and (i.principal_due, i.interest_due, i.fee_due, i.penalty_due)
              <> (i.principal_paid, i.interest_paid + i.interest_relieved,
                i.fee_paid + i.fee_relieved, i.penalty_paid + i.penalty_relieved)) as overdue
      from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality
        as q(client_id, line_id, card_id, n)
      left join credit_line l on l.id = q.line_id and l.client_id = q.client_id
      left join card c on c.id = q.card_id and c.client_id = q.client_id
      order by q.n\
      """;

  private TakingSql() {}
}
