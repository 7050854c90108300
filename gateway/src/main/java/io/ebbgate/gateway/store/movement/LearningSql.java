package io.ebbgate.gateway.store.movement;

/** The statements that save a batch, each over arrays of its rows' columns. */
final class LearningSql {

  static final String MOVE_LINES =
      """
      update credit_line l
      set reserved_minor = l.reserved_minor + d.reserved,
          used_minor = l.used_minor + d.used,
          version = l.version + 1
      from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as d(line_id, reserved, used)
      where l.id = d.line_id\
      """
          + " returning "
          + RowReading.LINE;

  static final String INSERT_LOANS =
      """
      insert into loan (id, drawdown_id, client_id, customer_id, line_id, card_id, principal_minor,
          outstanding_minor, currency, product, product_version, annual_rate_ppm, funder,
          value_date, interest_from, state, created_at, settled_at, voided_at)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[],
          $7::bigint[], $8::bigint[], $9::text[], $10::text[], $11::int[], $12::bigint[],
          $13::text[], $14::date[], $15::date[], $16::text[], $17::timestamptz[],
          $18::timestamptz[], $19::timestamptz[])\
      """;

  static final String UPDATE_LOANS =
      """
      update loan l
      set outstanding_minor = t.outstanding_minor, interest_from = t.interest_from,
          state = t.state, settled_at = t.settled_at, voided_at = t.voided_at,
          version = l.version + 1
      from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::date[], $5::text[],
          $6::timestamptz[], $7::timestamptz[])
        as t(id, version, outstanding_minor, interest_from, state, settled_at, voided_at)
      where l.id = t.id and l.version = t.version\
      """;

  static final String UPDATE_DRAWDOWNS =
      """
      update drawdown d
      set state = t.state, failure_reason = t.failure_reason, loan_id = t.loan_id,
          ended_at = t.ended_at, version = d.version + 1
      from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::uuid[],
          $6::timestamptz[])
        as t(id, version, state, failure_reason, loan_id, ended_at)
      where d.id = t.id and d.version = t.version\
      """;

  static final String UPDATE_REPAYMENTS =
      """
      update repayment r
      set state = t.state, failure_reason = t.failure_reason, ended_at = t.ended_at,
          version = r.version + 1
      from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[])
        as t(id, version, state, failure_reason, ended_at)
      where r.id = t.id and r.version = t.version\
      """;

  /** Whoever held the attempt to send or to ask is done with it. */
  static final String UPDATE_ATTEMPTS =
      """
      update attempt a
      set state = t.state, why = t.why, asked = t.asked, contradicted = t.contradicted,
          ground = t.ground, due_at = t.due_at, ended_at = t.ended_at,
          provider_reference = t.provider_reference, lease_owner = null,
          lease_until = null, version = a.version + 1
      from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::int[], $6::boolean[],
          $7::text[], $8::timestamptz[], $9::timestamptz[], $10::text[])
        as t(id, version, state, why, asked, contradicted, ground, due_at, ended_at,
          provider_reference)
      where a.id = t.id and a.version = t.version\
      """;

  /**
   * What people proposed to say of attempts that have ended by other evidence: it is known without
   * them. That something moved leaves open whether it came back.
   */
  static final String SUPERSEDE_MARKS =
      """
      update operator_action a
      set status = 'Superseded', superseded_at = $3,
          superseded_why = 'Its attempt ended as ' || t.state || ' by other evidence.'
      from unnest($1::uuid[], $2::text[]) as t(attempt_id, state)
      where a.attempt_id = t.attempt_id and a.incident_id is null and a.status = 'Proposed'
        and not (a.kind = 'MARK_RETURNED' and t.state = 'Moved')\
      """;

  static final String INSERT_PAID =
      """
      insert into paid_attempt (order_id, attempt_id, loan_version)
      select * from unnest($1::uuid[], $2::uuid[], $3::bigint[])
        as t(order_id, attempt_id, loan_version)
      order by order_id\
      """;

  static final String INSERT_RETURNED =
      """
      insert into returned_payout (order_id, attempt_id, evidence_id)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as t(order_id, attempt_id, evidence_id)
      order by order_id\
      """;

  /**
   * What is queued about loans that are void: messages, and reports that have not come due, so that
   * nobody has taken them. A report that is due may be on its way at this moment; the deletion goes
   * behind it. Rows that a deliverer is just marking are on their way too.
   */
  static final String STOP_TELLING =
      """
      with queued as materialized (
        select id from outbox
        where state = 'Queued' and key = any($1::uuid[])
          and (kind = 'SMS' or kind = 'REPORT' and tries = 0 and due_at > $2)
        order by id for no key update skip locked),
      parked as materialized (
        select id from outbox where state = 'Parked' and key = any($1::uuid[]) and kind = 'SMS'
        order by id for no key update),
      stopped as (select id from queued union all select id from parked)
      update outbox o set state = 'Stopped', ended_at = $2 from stopped where o.id = stopped.id\
      """;

  static final String CLOSE_DEBITS =
      """
      delete from open_debit o
      using unnest($1::uuid[], $2::uuid[]) as t(loan_id, repayment_id)
      where o.loan_id = t.loan_id and o.repayment_id = t.repayment_id\
      """;

  static final String INSERT_EVIDENCE =
      """
      insert into evidence (id, attempt_id, order_id, source, outcome, detail, provider_code,
          provider_reference, amount_minor, currency, digest, received_at, returned_at)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[],
          $7::text[], $8::text[], $9::bigint[], $10::text[], $11::text[], $12::timestamptz[],
          $13::timestamptz[])\
      """;

  static final String INSERT_ENTRIES =
      """
      insert into ledger_entry (id, kind, order_id, attempt_id, loan_id, evidence_id, settles,
          booked_at, business_date)
      select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[],
          $7::uuid[], $8::timestamptz[], $9::date[])\
      """;

  static final String INSERT_TRANSFERS =
      """
      insert into ledger_transfer (entry_id, line, debit, credit, amount_minor, currency)
      select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::bigint[],
          $6::text[])\
      """;

  static final String INSERT_INCIDENTS =
      """
      insert into incident (id, order_id, attempt_id, evidence_id, reason, state, opened_at)
      select id, order_id, attempt_id, evidence_id, reason, 'Open', opened_at
      from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[])
        as t(id, order_id, attempt_id, evidence_id, reason, opened_at)\
      """;

  /** Incidents of this batch among them, so after these are inserted. */
  static final String END_INCIDENTS =
      """
      update incident i
      set state = 'Resolved', resolution = 'SETTLED_BY_EVIDENCE', settled_by = t.evidence_id,
          resolved_at = $3, version = i.version + 1
      from unnest($1::uuid[], $2::uuid[]) as t(id, evidence_id)
      where i.id = t.id and i.state = 'Open'\
      """;

  /** What was proposed about an incident that evidence ends can no longer be approved. */
  static final String SUPERSEDE_PROPOSALS =
      """
      update operator_action
      set status = 'Superseded', superseded_at = $2,
        superseded_why = 'Its incident was resolved as SETTLED_BY_EVIDENCE.'
      where incident_id = any($1) and status = 'Proposed'\
      """;

  /**
   * What was proposed about money of which a part has left suspense by evidence: whoever approved
   * it would decide about another amount than its reason and document tell of.
   */
  static final String SUPERSEDE_CHANGED =
      """
      update operator_action a
      set status = 'Superseded', superseded_at = $4, superseded_why = t.why
      from unnest($1::uuid[], $2::uuid[], $3::text[]) as t(order_id, evidence_id, why)
      join incident i on i.order_id = t.order_id and i.evidence_id = t.evidence_id
      where a.incident_id = i.id and a.status = 'Proposed'\
      """;

  private LearningSql() {}
}
