-- Money that stood in suspense, and of which later evidence says where it is: it leaves suspense, and its incident ends without people.

-- The provider's own number of the movement, by which a second one under the same reference is known.
alter table attempt add column provider_reference text not null default '';

-- The earlier evidence of which an entry takes money out of suspense. What suspense holds on a piece of evidence is the sum of what was
-- booked on it, and of what settles it.
alter table ledger_entry add column settles uuid;
alter table ledger_entry
  add constraint settles_what check (settles is null or kind in ('SUSPENSE_SETTLED', 'REPAYMENT_REVERSED')),
  add constraint settles_something check (kind <> 'SUSPENSE_SETTLED' or settles is not null);

-- settled_by: the evidence that ended it.
alter table incident add column settled_by uuid;
alter table incident
  drop constraint incident_resolution_check,
  add constraint incident_resolution_check check (resolution in
    ('EXPLAINED', 'RETURNED_BY_PROVIDER', 'RETURNED_TO_CUSTOMER', 'GIVEN_UP', 'SETTLED_BY_EVIDENCE')),
  add constraint settled_by_evidence check ((resolution is not distinct from 'SETTLED_BY_EVIDENCE') = (settled_by is not null));

-- What suspense holds of an order on one piece of evidence: above zero is ours. Without what settled it: what was put there.
create function suspense_held(of_order uuid, on_evidence uuid, settled boolean) returns bigint language sql stable as $$
  select coalesce(sum(case when t.debit = 'suspense' then t.amount_minor else -t.amount_minor end), 0)::bigint
  from ledger_entry e join ledger_transfer t on t.entry_id = e.id
  where e.order_id = of_order and 'suspense' in (t.debit, t.credit)
    and case when settled then coalesce(e.settles, e.evidence_id) else e.evidence_id end = on_evidence
    and (settled or e.settles is null)
$$;

-- An incident ends when nothing of it is left in suspense, whoever ends it; looked at when all of its transaction is written.
create function refuse_end_with_money() returns trigger language plpgsql as $$
begin
  if suspense_held(new.order_id, new.evidence_id, true) <> 0 then
    raise exception 'incident % ends, and suspense holds money of it', new.id using errcode = 'restrict_violation';
  end if;
  if new.settled_by is not null and not exists (select from evidence e where e.id = new.settled_by) then
    raise exception 'incident % is settled by no evidence', new.id using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger incident_ends_empty after update of state on incident deferrable initially deferred
  for each row when (new.state = 'Resolved') execute function refuse_end_with_money();

-- Nothing is taken out of suspense that was not put there, and never more of it: the other side would be somebody's claim.
create function refuse_settling_more() returns trigger language plpgsql as $$
declare
  put bigint := suspense_held(new.order_id, new.settles, false);
  held bigint := suspense_held(new.order_id, new.settles, true);
begin
  if held <> 0 and sign(held) <> sign(put) then
    raise exception 'entry % settles more than suspense holds', new.id using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger settles_what_is_held after insert on ledger_entry deferrable initially deferred
  for each row when (new.settles is not null) execute function refuse_settling_more();
