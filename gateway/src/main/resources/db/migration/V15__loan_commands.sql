-- What people order about loans beside payments. One proposes, another one approves: then it has happened to the loan, which is
-- what its events make of it.

comment on column idempotency.operation is
  '1 open credit line, 2 bind card, 3 drawdown, 4 repayment, 5 resolve an incident, 6 act on an order, 7 close an orphan, 8 order about a loan';

alter table loan
  -- A dispute holds it: no debits, no messages of collection.
  add column disputed boolean not null default false,
  -- After this day neither interest nor penalty grows.
  add column stopped_on date,
  -- The day on which it was taken off the books; it can still be collected.
  add column written_off_on date;

-- The version that the money made of its loan; null where no loan took it, and for repayments from before this column.
alter table paid_attempt add column loan_version bigint check (loan_version > 1);

create table loan_command (
  id uuid primary key,
  loan_id uuid not null,
  kind text not null check (kind in
    ('EXTEND', 'SHORTEN', 'DEFER', 'WAIVE', 'STOP_INTEREST', 'HOLD_DISPUTE', 'RELEASE_DISPUTE', 'WRITE_OFF', 'REVERSE_COLLECTION',
     'CORRECT_DATE', 'APPLY_COUPON')),
  body jsonb not null,
  reason text not null check (reason <> ''),
  -- The version of the loan that was looked at, and what its plan would become.
  loan_version bigint not null,
  plan jsonb not null,
  proposer_id uuid not null references client,
  proposed_at timestamptz not null,
  status text not null check (status in ('Proposed', 'Done', 'Superseded')),
  approver_id uuid references client,
  approved_at timestamptz,
  constraint two_people check (approver_id <> proposer_id),
  constraint approval_fits check ((status = 'Done') = (approver_id is not null) and (status = 'Done') = (approved_at is not null))
);
create index loan_command_loan on loan_command (loan_id, id);
-- One proposal at a time: whoever approves it knows which.
create unique index loan_command_waiting on loan_command (loan_id) where status = 'Proposed';
create index loan_command_proposed on loan_command (id) where status = 'Proposed';

-- What was proposed never changes, and what has ended stays so.
create function refuse_another_command() returns trigger language plpgsql as $$
declare
  told text[] := array['status', 'approver_id', 'approved_at'];
begin
  if old.status <> 'Proposed' or to_jsonb(new) - told <> to_jsonb(old) - told then
    raise exception 'loan command % is as it was told: % refused', old.id, tg_op using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger loan_command_stays_as_told before update on loan_command for each row execute function refuse_another_command();
create trigger loan_command_stays before delete on loan_command for each row execute function refuse_change();

-- What happened to a loan by such a command. sequence is the version that it made of the loan.
create table loan_event (
  id uuid primary key,
  loan_id uuid not null,
  sequence bigint not null check (sequence > 1),
  command_id uuid not null unique references loan_command,
  value_date date not null,
  plan_before jsonb not null,
  plan_after jsonb not null,
  booked_at timestamptz not null,
  unique (loan_id, sequence)
);
create trigger loan_event_append_only before update or delete on loan_event for each row execute function refuse_change();

-- Nothing happens to a loan by one person's word.
create function refuse_one_persons_command() returns trigger language plpgsql as $$
begin
  if not exists (select from loan_command c
      where c.id = new.command_id and c.loan_id = new.loan_id and c.status = 'Done') then
    raise exception 'a change of loan % without a second person''s approval', new.loan_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger loan_event_of_two_people before insert on loan_event
  for each row execute function refuse_one_persons_command();

-- A settled loan owes again only when an event says so that two people stand behind.
create function refuse_reopening_loan() returns trigger language plpgsql as $$
begin
  if not exists (select from loan_event e where e.loan_id = new.id and e.sequence = new.version) then
    raise exception 'loan % ended as %: % refused', old.id, old.state, new.state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
drop trigger loan_end_stays on loan;
create trigger loan_end_stays before update of state on loan for each row
  when (old.state = 'Voided' and new.state <> old.state) execute function refuse_another_end();
create trigger loan_settled_stays before update of state on loan for each row
  when (old.state = 'Settled' and new.state = 'Active') execute function refuse_reopening_loan();

-- What a debit had paid is owed again: its money leaves suspense, where the take-back had put it.
alter table ledger_entry drop constraint settles_what;
alter table ledger_entry add constraint settles_what
  check (settles is null or kind in ('SUSPENSE_SETTLED', 'REPAYMENT_REVERSED', 'COLLECTION_REVERSED'));
alter table incident drop constraint incident_resolution_check;
alter table incident add constraint incident_resolution_check check (resolution in
  ('EXPLAINED', 'RETURNED_BY_PROVIDER', 'RETURNED_TO_CUSTOMER', 'GIVEN_UP', 'SETTLED_BY_EVIDENCE', 'REVERSED_IN_LOAN'));
