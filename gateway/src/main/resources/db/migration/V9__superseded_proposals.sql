-- A proposal whose object has ended waits for nobody any more, and says why. And people can say that money came back.

alter table operator_action
  -- Why it was superseded, for people, and when. Of what was superseded before this migration nobody wrote it down.
  add column superseded_why text not null default '',
  add column superseded_at timestamptz,
  -- When the money came back, by the proposer's word.
  add column returned_at timestamptz,
  add constraint superseded_whole check ((superseded_at is null) = (superseded_why = '')
    and (superseded_at is null or status = 'Superseded')),
  drop constraint operator_action_kind_check,
  add constraint operator_action_kind_check check (kind in ('EXPLAINED', 'RETURNED_BY_PROVIDER', 'RETURNED_TO_CUSTOMER',
    'GIVEN_UP', 'QUERY_NOW', 'HOLD', 'RESUME', 'MARK_MOVED', 'MARK_NOT_MOVED', 'MARK_RETURNED', 'CLOSE_ORPHAN',
    'CLOSE_MOVED_ORPHAN')),
  drop constraint a_word_of_an_attempt,
  add constraint a_word_of_an_attempt check (
    (evidence_id is not null) = (kind in ('MARK_MOVED', 'MARK_NOT_MOVED', 'MARK_RETURNED'))
    and (evidence_id is null or attempt_id is not null)),
  add constraint returned_when check ((returned_at is not null) = (kind = 'MARK_RETURNED'));

-- Append-only as before, but for why and when something was superseded.
create or replace function refuse_retelling() returns trigger language plpgsql as $$
declare
  told text[] := array['status', 'approver_id', 'approver', 'approved_at', 'superseded_why', 'superseded_at'];
begin
  if tg_op = 'UPDATE' then
    if (to_jsonb(new) - told) = (to_jsonb(old) - told)
      and (old.status = 'Proposed' and new.status = 'Superseded' and new.approver_id is null
        or old.status = 'Proposed' and new.status in ('Approved', 'Done')
        or old.status = 'Approved' and new.status = 'Done' and new.approver_id = old.approver_id
          and new.approver = old.approver and new.approved_at = old.approved_at) then
      return new;
    end if;
  end if;
  raise exception 'operator_action is append-only: % refused', tg_op using errcode = 'restrict_violation';
end $$;

-- What has waited in vain until now.
update operator_action a
  set status = 'Superseded', superseded_at = now(), superseded_why = 'Its orphan ended as ' || o.state || '.'
  from orphan_callback o where a.status = 'Proposed' and o.id = a.orphan_id and o.state in ('Matched', 'Closed');
update operator_action a
  set status = 'Superseded', superseded_at = now(), superseded_why = 'Its incident was resolved as ' || i.resolution || '.'
  from incident i where a.status = 'Proposed' and i.id = a.incident_id and i.state = 'Resolved';
update operator_action a
  set status = 'Superseded', superseded_at = now(), superseded_why = 'Its attempt ended as ' || t.state || ' by other evidence.'
  from attempt t
  where a.status = 'Proposed' and a.kind in ('MARK_MOVED', 'MARK_NOT_MOVED') and t.id = a.attempt_id and t.ended_at is not null;
