package io.ebbgate.gateway.store.operator;

/** The statements about incidents and actions. */
final class OperatorSql {

  /**
   * An incident with its channel, and what suspense holds on its evidence: above zero is ours. Of a
   * repayment whose money the loan has no place for, who was told.
   */
  private static final String INCIDENT_COLUMNS =
      """
      select r.client_id as told_client_id, r.customer_id as told_customer_id,
        r.loan_id as told_loan_id, r.currency as told_currency,
        i.id, a.order_kind, i.order_id, i.attempt_id, a.channel, i.evidence_id, i.reason,
        i.state, i.opened_at, i.owner, i.note, i.resolution, i.resolved_at, i.settled_by,
        s.held, s.currency
      from incident i
      join attempt a on a.id = i.attempt_id
      left join repayment r
        on r.id = i.order_id and i.reason in ('LOAN_CHANGED', 'LOAN_VOIDED')
      left join lateral (
        select sum(case when t.debit = 'suspense' then t.amount_minor else -t.amount_minor end)::bigint
            as held, min(t.currency) as currency
        from ledger_entry e join ledger_transfer t on t.entry_id = e.id
        where e.order_id = i.order_id and coalesce(e.settles, e.evidence_id) = i.evidence_id
          and 'suspense' in (t.debit, t.credit)) s on true
      """;

  static final String INCIDENT = INCIDENT_COLUMNS + "where i.id = $1";

  static final String INCIDENTS =
      INCIDENT_COLUMNS
          + """
          where ($1::uuid is null or i.id > $1) and ($2::text is null or i.state = $2)
            and ($3::text is null or i.reason = $3) and ($4::text is null or i.owner = $4)
          order by i.id limit $5
          """;

  /**
   * An incident with all that are about the same money, those of the same evidence: what suspense
   * holds is held once, and only one of them takes it out.
   */
  static final String LOCK_INCIDENTS =
      """
      select from incident i
      where i.order_id = (select order_id from incident where id = $1)
        and (i.id = $1 or i.evidence_id = (select evidence_id from incident where id = $1))
      order by i.id for no key update
      """;

  static final String ASSIGN =
      """
      update incident set owner = $2, note = $3, version = version + 1
      where id = $1 and state = 'Open'
      """;

  static final String CLIENT_NAMED = "select from client where name = $1";

  static final String RESOLVE =
      """
      update incident set state = 'Resolved', resolution = $2, resolved_at = $3,
        version = version + 1
      where id = $1 and state = 'Open'
      """;

  private static final String ACTION_COLUMNS =
      """
      select a.id, a.kind, a.order_kind, a.order_id, a.attempt_id, a.incident_id, a.reason,
        a.evidence_reference, a.moved_at, a.evidence_id, a.proposer_id, a.proposer, a.proposed_at,
        a.approver, a.approved_at, a.status, a.orphan_id, a.returned_at, a.superseded_why,
        a.superseded_at
      """;

  static final String ACTION = ACTION_COLUMNS + "from operator_action a where a.id = $1";

  static final String ACTIONS =
      ACTION_COLUMNS
          + """
          from operator_action a
          where ($1::uuid is null or a.id > $1) and ($2::text is null or a.status = $2)
          order by a.id limit $3
          """;

  /** The condition is the one of the index operator_action_waiting. */
  static final String ACTIONS_WAITING =
      ACTION_COLUMNS
          + """
          from operator_action a
          where ($1::uuid is null or a.id > $1) and a.status = 'Proposed'
          order by a.id limit $2
          """;

  static final String LOCK_ACTION = ACTION + " for no key update";

  static final String ACTIONS_OF_INCIDENT =
      ACTION_COLUMNS + "from operator_action a where a.incident_id = $1 order by a.id";

  static final String APPROVED_MARKS =
      ACTION_COLUMNS
          + """
          , t.channel, t.amount_minor, t.currency, t.ended_at
          from operator_action a join attempt t on t.id = a.attempt_id
          where a.status = 'Approved' and ($1::uuid is null or a.id = $1)
          order by a.id limit $2
          """;

  static final String CARRIED_OUT =
      "update operator_action set status = 'Done' where id = $1 and status = 'Approved'";

  /** A newer proposal takes the place of the one that waits. */
  static final String SUPERSEDE =
      """
      update operator_action set status = 'Superseded', superseded_why = $4, superseded_at = $5
      where status = 'Proposed' and (orphan_id = $3
        or attempt_id = $1 and incident_id is not distinct from $2)
      """;

  /** What was proposed about an incident that ends without it. */
  static final String SUPERSEDE_OF_INCIDENT =
      """
      update operator_action set status = 'Superseded', superseded_why = $3, superseded_at = $4
      where status = 'Proposed' and incident_id = $1 and id is distinct from $2
      """;

  /** What was proposed about other incidents of the same money, which is gone. */
  static final String SUPERSEDE_OF_SAME_MONEY =
      """
      update operator_action a set status = 'Superseded', superseded_why = $2, superseded_at = $3
      from incident ended
      join incident other on other.order_id = ended.order_id
        and other.evidence_id = ended.evidence_id and other.id <> ended.id
      where ended.id = $1 and a.incident_id = other.id and a.status = 'Proposed'
      """;

  /** What was proposed about an orphan that ends without it. */
  static final String SUPERSEDE_OF_ORPHAN =
      """
      update operator_action set status = 'Superseded', superseded_why = $3, superseded_at = $4
      where status = 'Proposed' and orphan_id = $1 and id <> $2
      """;

  static final String INSERT_ACTION =
      """
      insert into operator_action (id, kind, order_kind, order_id, attempt_id, incident_id, reason,
        evidence_reference, moved_at, evidence_id, proposer_id, proposer, proposed_at, status,
        orphan_id, returned_at)
      select $1::uuid, $2::text, $3::text, $4::uuid, $5::uuid, $6::uuid, $7::text, $8::text,
        $9::timestamptz, $10::uuid, c.id, c.name, $12::timestamptz, $13::text, $14::uuid,
        $15::timestamptz
      from client c where c.id = $11
      """;

  static final String APPROVE =
      """
      update operator_action a set status = $3, approver_id = c.id, approver = c.name,
        approved_at = $4
      from client c where a.id = $1 and a.status = 'Proposed' and c.id = $2
      """;

  static final String ACTIONS_OF_ORPHAN =
      ACTION_COLUMNS + "from operator_action a where a.orphan_id = $1 order by a.id";

  private static final String ORPHAN_COLUMNS =
      """
      select o.id, o.channel, o.nonce, o.reference, o.attempt_id, o.kind, o.outcome, o.reason,
        o.detail, o.provider_code, o.provider_reference, o.amount_minor, o.currency, o.moved_at,
        o.returned_at, o.digest, o.received_at, o.state, o.looked,
        greatest(o.due_at, o.received_at) as due_at, o.alarmed_at, o.ended_at,
        o.closed_why,
        exists (select from attempt a
          where a.id = o.attempt_id and a.channel = o.channel and a.kind = o.kind) as there
      from orphan_callback o
      """;

  static final String ORPHAN = ORPHAN_COLUMNS + "where o.id = $1";

  static final String ORPHANS =
      ORPHAN_COLUMNS
          + """
          where ($1::uuid is null or o.id > $1) and ($2::text is null or o.state = $2)
            and ($3::text is null or o.channel = $3)
          order by o.id limit $4
          """;

  /** Whoever inserts the attempt meanwhile waits here, since that wakes its orphan. */
  static final String LOCK_ORPHAN = "select from orphan_callback where id = $1 for no key update";

  static final String CLOSE_ORPHAN =
      """
      update orphan_callback o
      set state = 'Closed', ended_at = $3, closed_why = a.proposer || ': ' || a.reason,
        lease_owner = null, lease_until = null
      from operator_action a
      where o.id = $1 and a.id = $2 and o.state in ('Waiting', 'Alarmed')
      """;

  static final String LOCK_DRAWDOWN = "select state from drawdown where id = $1 for no key update";

  static final String LOCK_REPAYMENT =
      "select state from repayment where id = $1 for no key update";

  static final String OPEN_ATTEMPTS =
      "select id, state from attempt where order_id = $1 and ended_at is null order by sequence";

  /** What may come back: of several that which paid the order. */
  static final String MOVED_ATTEMPT =
      """
      select a.id, a.amount_minor, a.currency, a.created_at
      from attempt a left join paid_attempt p on p.attempt_id = a.id
      where a.order_id = $1 and a.state = 'Moved'
      order by (p.attempt_id is not null) desc, a.sequence desc limit 1
      """;

  static final String HELD = "select from order_hold where order_id = $1";

  /**
   * A lease that its holder still has is respected by whoever takes up what is due. What moved may
   * have come back: it is asked about until somebody answers, counted from here. Of several
   * attempts that moved all are asked about.
   */
  static final String ASK_NOW =
      """
      update attempt set due_at = $2, asked = case state when 'Moved' then 0 else asked end,
        version = version + 1
      where order_id = $1
        and (ended_at is null and due_at > $2 or state = 'Moved')
      """;

  static final String HOLD =
      "insert into order_hold (order_id, action_id, since) values ($1, $2, $3)";

  static final String RESUME = "delete from order_hold where order_id = $1";

  private OperatorSql() {}
}
