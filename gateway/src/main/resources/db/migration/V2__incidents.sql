-- Incidents that people work on, and what people do about orders. Whatever gives money up, takes it out of suspense, or declares it
-- moved or not moved needs two of them; the checks and triggers here repeat that.

comment on column idempotency.operation is
  '1 open credit line, 2 bind card, 3 drawdown, 4 repayment, 5 resolve an incident, 6 act on an order';

-- owner: the name of a client, which is a person's own. resolution: the kind of the action that ended it.
alter table incident
  add column owner text check (owner <> ''),
  add column note text not null default '',
  add column resolution text
    check (resolution in ('EXPLAINED', 'RETURNED_BY_PROVIDER', 'RETURNED_TO_CUSTOMER', 'GIVEN_UP')),
  add column resolved_at timestamptz,
  add column version bigint not null default 1,
  add constraint incident_end check ((state = 'Resolved') = (resolved_at is not null)
    and (resolved_at is null) = (resolution is null));
create index incident_state on incident (state, id);

-- What a resolution booked stays booked, so its incident stays resolved.
create function refuse_reopening() returns trigger language plpgsql as $$
begin
  raise exception 'incident % is resolved: % refused', old.id, tg_op using errcode = 'restrict_violation';
end $$;
create trigger incident_stays_resolved before update on incident
  for each row when (old.state = 'Resolved') execute function refuse_reopening();
create trigger incident_stays before delete on incident for each row execute function refuse_change();

-- Who did or proposed what, why, on which evidence, and who approved it.
create table operator_action (
  id uuid primary key,
  kind text not null check (kind in ('EXPLAINED', 'RETURNED_BY_PROVIDER', 'RETURNED_TO_CUSTOMER', 'GIVEN_UP',
    'QUERY_NOW', 'HOLD', 'RESUME', 'MARK_MOVED', 'MARK_NOT_MOVED')),
  order_kind text not null check (order_kind in ('D', 'R')),
  order_id uuid not null,
  attempt_id uuid,
  incident_id uuid references incident,
  reason text not null check (reason <> ''),
  evidence_reference text not null default '',
  -- When the money moved, by the proposer's word.
  moved_at timestamptz,
  -- The identifier that an approved mark has as evidence.
  evidence_id uuid unique,
  proposer_id uuid not null references client,
  proposer text not null,
  proposed_at timestamptz not null,
  approver_id uuid references client,
  approver text,
  approved_at timestamptz,
  status text not null check (status in ('Proposed', 'Superseded', 'Approved', 'Done')),
  constraint two_people check (approver_id <> proposer_id and approver <> proposer),
  constraint approval_whole check ((approver_id is null) = (approver is null) and (approver_id is null) = (approved_at is null)),
  constraint approval_fits check (case
    when kind in ('EXPLAINED', 'QUERY_NOW', 'HOLD', 'RESUME') then status = 'Done' and approver_id is null
    when status in ('Approved', 'Done') then approver_id is not null and evidence_reference <> ''
    else approver_id is null and evidence_reference <> '' end),
  constraint of_an_incident check ((incident_id is not null) =
    (kind in ('EXPLAINED', 'RETURNED_BY_PROVIDER', 'RETURNED_TO_CUSTOMER', 'GIVEN_UP'))),
  constraint a_word_of_an_attempt check ((evidence_id is not null) = (kind in ('MARK_MOVED', 'MARK_NOT_MOVED'))
    and (evidence_id is null or attempt_id is not null)),
  constraint moved_when check ((moved_at is not null) = (kind = 'MARK_MOVED'))
);
create index operator_action_order on operator_action (order_id, id);
-- One proposal at a time: whoever approves it knows which.
create unique index proposed_for_incident on operator_action (incident_id) where status = 'Proposed';
create unique index proposed_for_attempt on operator_action (attempt_id) where status = 'Proposed' and incident_id is null;
create index operator_action_approved on operator_action (id) where status = 'Approved';

-- Append-only, but for the steps Proposed -> Superseded, Proposed -> Approved or Done with its approver, and Approved -> Done.
create function refuse_retelling() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if (to_jsonb(new) - array['status', 'approver_id', 'approver', 'approved_at'])
        = (to_jsonb(old) - array['status', 'approver_id', 'approver', 'approved_at'])
      and (old.status = 'Proposed' and new.status in ('Superseded', 'Approved', 'Done')
        or old.status = 'Approved' and new.status = 'Done' and new.approver_id = old.approver_id
          and new.approver = old.approver and new.approved_at = old.approved_at) then
      return new;
    end if;
  end if;
  raise exception 'operator_action is append-only: % refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger operator_action_append_only before update or delete on operator_action
  for each row execute function refuse_retelling();

-- An operator's word about money counts only when a second person has approved it.
create function refuse_one_persons_word() returns trigger language plpgsql as $$
begin
  if not exists (select from operator_action a
      where a.evidence_id = new.id and a.attempt_id = new.attempt_id and a.status = 'Approved') then
    raise exception 'an operator''s word without a second person''s approval' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger evidence_of_two_people before insert on evidence
  for each row when (new.source = 'OPERATOR') execute function refuse_one_persons_word();

-- Orders for which nothing further is started: no attempt, and no debit of the loan that a drawdown became.
create table order_hold (
  order_id uuid primary key,
  action_id uuid not null references operator_action,
  since timestamptz not null
);

-- The action that decided it, where people did.
alter table ledger_entry add column action_id uuid;
