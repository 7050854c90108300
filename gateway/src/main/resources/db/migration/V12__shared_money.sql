-- Several incidents can be open on one piece of evidence, and so on the same money. Whoever ends one of them is seen by whoever ends
-- another: each waits for the other's transaction here, if it has not done so before, and then looks at what is left.

create or replace function refuse_end_with_money() returns trigger language plpgsql as $$
begin
  perform from incident i
    where i.order_id = new.order_id and i.evidence_id = new.evidence_id and i.id <> new.id and i.state = 'Open'
    order by i.id for no key update;
  -- A statement of its own after the locks, which sees what those have booked that were waited for.
  if suspense_held(new.order_id, new.evidence_id, true) <> 0 then
    raise exception 'incident % ends, and suspense holds money of it', new.id using errcode = 'restrict_violation';
  end if;
  if new.settled_by is not null and not exists (select from evidence e where e.id = new.settled_by) then
    raise exception 'incident % is settled by no evidence', new.id using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
