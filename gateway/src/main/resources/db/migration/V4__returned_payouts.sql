-- Payouts that the bank sends back. What an attempt and a drawdown end as may change once more, and in this one way only.

alter table attempt drop constraint attempt_state_check, drop constraint attempt_check, drop constraint attempt_ground_check;
alter table attempt
  add constraint attempt_state_check check (state in ('Sending', 'Asking', 'Moved', 'NotMoved', 'Disputed', 'Returned')),
  add constraint attempt_end check ((state in ('Moved', 'NotMoved', 'Returned')) = (ended_at is not null)),
  -- RETURNED: evidence has said of what had not moved that it moved and came back; its incident is open.
  add constraint attempt_ground_check check (ground in ('TOLD', 'NOT_SENT', 'DOUBTED', 'RETURNED'));

alter table drawdown drop constraint drawdown_state_check, drop constraint drawdown_check1;
alter table drawdown
  add constraint drawdown_state_check check (state in ('Refused', 'Submitted', 'Disbursed', 'Failed', 'Disputed', 'Returned')),
  add constraint drawdown_has_its_loan check ((state in ('Disbursed', 'Returned')) = (loan_id is not null));

-- A loan whose payout came back owes nothing, whatever its instalments say that had been due. It may have been settled before.
alter table loan drop constraint loan_state_check, drop constraint loan_check1, drop constraint loan_check2;
alter table loan add column voided_at timestamptz;
alter table loan
  add constraint loan_state_check check (state in ('Active', 'Settled', 'Voided')),
  add constraint loan_owes check ((state = 'Active') = (outstanding_minor > 0)),
  add constraint loan_settled check (case state when 'Active' then settled_at is null when 'Settled' then settled_at is not null else true end),
  add constraint loan_voided check ((state = 'Voided') = (voided_at is not null));

-- What has ended stays so, but that what moved may come back.
create function refuse_another_end() returns trigger language plpgsql as $$
begin
  raise exception '% % ended as %: % refused', tg_table_name, old.id, old.state, new.state using errcode = 'restrict_violation';
end $$;
create trigger attempt_end_stays before update of state on attempt for each row
  when (old.state in ('NotMoved', 'Returned') and new.state <> old.state
    or old.state = 'Moved' and new.state not in ('Moved', 'Returned'))
  execute function refuse_another_end();
create trigger drawdown_end_stays before update of state on drawdown for each row
  when (old.state in ('Refused', 'Failed', 'Returned') and new.state <> old.state
    or old.state = 'Disbursed' and new.state not in ('Disbursed', 'Returned'))
  execute function refuse_another_end();
create trigger loan_end_stays before update of state on loan for each row
  when (old.state = 'Voided' and new.state <> old.state or old.state = 'Settled' and new.state = 'Active')
  execute function refuse_another_end();

-- At most one return of an order, and only of the attempt that paid it.
create table returned_payout (
  order_id uuid primary key references paid_attempt,
  attempt_id uuid not null unique references paid_attempt (attempt_id),
  evidence_id uuid not null unique
);

-- When the money came back, by the provider's word.
alter table evidence add column returned_at timestamptz check (returned_at is null or outcome = 'Moved');
alter table orphan_callback add column returned_at timestamptz check (returned_at is null or outcome = 'Moved');

-- Stopped: it was about a loan that is void now, and nobody has it.
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check check (state in ('Queued', 'Delivered', 'Parked', 'Stopped'));
