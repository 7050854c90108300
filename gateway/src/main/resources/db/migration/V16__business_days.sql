-- Business time where it may be moved, as in tests of whole loans: each row is from when it is how far ahead of the wall clock. Without
-- rows it is the wall clock's. Rows are only added, and each goes further, so that the day of an instant never changes.
create table business_clock (
  sequence int primary key check (sequence > 0),
  holds_from timestamptz not null,
  ahead_ms bigint not null check (ahead_ms > 0),
  moved_by uuid not null references client,
  moved_at timestamptz not null
);
create trigger business_clock_append_only before update or delete on business_clock for each row execute function refuse_change();

create function refuse_clock_back() returns trigger language plpgsql as $$
declare
  before business_clock;
begin
  select * into before from business_clock order by sequence desc limit 1;
  if new.sequence <> coalesce(before.sequence, 0) + 1 or new.ahead_ms <= before.ahead_ms or new.holds_from < before.holds_from then
    raise exception 'business time only goes forward: number % after %', new.sequence, before.sequence
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger business_clock_forward before insert on business_clock for each row execute function refuse_clock_back();
