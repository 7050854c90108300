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

-- The daily close: what every loan was at the end of a business day. One close is open at a time, and days follow one another. It is
-- worked off in batches of loans in order of their identifiers; each batch is one transaction with the place it has come to.
create table day_close (
  business_date date primary key,
  state text not null check (state in ('Open', 'Closed')),
  after_loan uuid not null default '00000000-0000-0000-0000-000000000000',
  loans bigint not null default 0 check (loans >= 0),
  batches int not null default 0 check (batches >= 0),
  owner uuid,
  fence bigint not null default 0,
  lease_until timestamptz not null default '-infinity',
  started_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'Closed') = (ended_at is not null))
);
create unique index day_close_open on day_close (state) where state = 'Open';

create function refuse_day_out_of_order() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and (old.state = 'Closed' or new.business_date <> old.business_date)) then
    raise exception 'a closed day stays as it is: % refused', tg_op using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' and exists (select from day_close d where d.business_date >= new.business_date) then
    raise exception 'day % does not follow the days that were closed', new.business_date using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger day_close_in_order before insert or update or delete on day_close
  for each row execute function refuse_day_out_of_order();

-- earned: running totals to the end of the day; receivable: what of them is neither paid nor given up.
create table loan_day (
  business_date date not null,
  loan_id uuid not null,
  product text not null,
  funder text not null,
  currency text not null,
  days_overdue int not null check (days_overdue >= 0),
  bucket text not null,
  risk_class text not null,
  stage text not null,
  outstanding_minor bigint not null check (outstanding_minor >= 0),
  interest_earned_minor bigint not null check (interest_earned_minor >= 0),
  penalty_earned_minor bigint not null check (penalty_earned_minor >= 0),
  interest_receivable_minor bigint not null check (interest_receivable_minor between 0 and interest_earned_minor),
  penalty_receivable_minor bigint not null check (penalty_receivable_minor between 0 and penalty_earned_minor),
  primary key (business_date, loan_id)
);
create trigger loan_day_append_only before update or delete on loan_day for each row execute function refuse_change();

create table close_balance (
  business_date date not null,
  product text not null,
  funder text not null,
  bucket text not null,
  risk_class text not null,
  currency text not null,
  loans bigint not null check (loans > 0),
  principal_minor bigint not null,
  interest_receivable_minor bigint not null,
  penalty_receivable_minor bigint not null,
  interest_earned_minor bigint not null,
  penalty_earned_minor bigint not null,
  primary key (business_date, product, funder, bucket, risk_class, currency)
);
create trigger close_balance_append_only before update or delete on close_balance for each row execute function refuse_change();
