-- Part payments, what is given up of a loan, and what falls due before its time.

-- relieved: given up, or borne by a sponsor; never principal. late_balance_days: of what was paid or relieved after grace, minor
-- units that bore penalty times the days that they bore it, so that penalty stays one rounding of the whole.
alter table instalment
  add column interest_relieved bigint not null default 0 check (interest_relieved >= 0),
  add column fee_relieved bigint not null default 0 check (fee_relieved >= 0),
  add column penalty_relieved bigint not null default 0 check (penalty_relieved >= 0),
  add column late_balance_days bigint not null default 0 check (late_balance_days >= 0),
  add column accelerated boolean not null default false,
  add constraint interest_within_due check (interest_paid + interest_relieved <= interest_due),
  add constraint fee_within_due check (fee_paid + fee_relieved <= fee_due),
  add constraint penalty_within_due check (penalty_paid + penalty_relieved <= penalty_due);

-- A long overdue loan is paid principal first, so that nothing but interest and penalty may be left to pay of it.
alter table loan drop constraint loan_owes;
alter table loan add constraint loan_owes check (state = 'Active' or outstanding_minor = 0);
