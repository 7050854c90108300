-- People close orphans by actions, with a second person where money is said to have moved; ended ones are kept as they are.

comment on column idempotency.operation is
  '1 open credit line, 2 bind card, 3 drawdown, 4 repayment, 5 resolve an incident, 6 act on an order, 7 close an orphan';

-- An action is about an order or about an orphan, which has none. CLOSE_MOVED_ORPHAN is for one that says that money moved.
alter table operator_action
  alter column order_kind drop not null,
  alter column order_id drop not null,
  add column orphan_id uuid references orphan_callback,
  drop constraint operator_action_kind_check,
  add constraint operator_action_kind_check check (kind in ('EXPLAINED', 'RETURNED_BY_PROVIDER', 'RETURNED_TO_CUSTOMER',
    'GIVEN_UP', 'QUERY_NOW', 'HOLD', 'RESUME', 'MARK_MOVED', 'MARK_NOT_MOVED', 'CLOSE_ORPHAN', 'CLOSE_MOVED_ORPHAN')),
  add constraint about_one_thing check (
    (orphan_id is not null) = (kind in ('CLOSE_ORPHAN', 'CLOSE_MOVED_ORPHAN'))
    and (orphan_id is null) = (order_id is not null) and (order_id is null) = (order_kind is null)
    and (orphan_id is null or attempt_id is null)),
  drop constraint approval_fits,
  add constraint approval_fits check (case
    when kind in ('EXPLAINED', 'QUERY_NOW', 'HOLD', 'RESUME') then status = 'Done' and approver_id is null
    when kind = 'CLOSE_ORPHAN' then status = 'Done' and approver_id is null and evidence_reference <> ''
    when status in ('Approved', 'Done') then approver_id is not null and evidence_reference <> ''
    else approver_id is null and evidence_reference <> '' end);
create unique index proposed_for_orphan on operator_action (orphan_id) where status = 'Proposed';
create index operator_action_orphan on operator_action (orphan_id, id) where orphan_id is not null;
create index operator_action_waiting on operator_action (id) where status = 'Proposed';

-- For lists. What is polled stays in the indexes of V3, which leave out what has ended.
create index orphan_callback_state on orphan_callback (state, id);

-- What a provider said never changes, what has ended stays ended, and nobody closes without an action that fits what was said.
create function refuse_orphan_change() returns trigger language plpgsql as $$
declare
  told text[] := array['state', 'looked', 'due_at', 'alarmed_at', 'ended_at', 'closed_why', 'lease_owner', 'lease_until'];
begin
  if old.state in ('Matched', 'Closed') or to_jsonb(new) - told <> to_jsonb(old) - told then
    raise exception 'orphan % is as it was told: % refused', old.id, tg_op using errcode = 'restrict_violation';
  end if;
  if new.state = 'Closed' and not exists (select from operator_action a where a.orphan_id = new.id and a.status = 'Done'
      and a.kind = case new.outcome when 'Moved' then 'CLOSE_MOVED_ORPHAN' else 'CLOSE_ORPHAN' end) then
    raise exception 'orphan % is closed by no action', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger orphan_stays_as_told before update on orphan_callback for each row execute function refuse_orphan_change();
create trigger orphan_stays before delete on orphan_callback for each row execute function refuse_change();
