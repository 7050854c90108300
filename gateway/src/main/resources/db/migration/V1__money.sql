-- Ebbgate's truth. Amounts are minor units in bigint. Lock order everywhere: keys, customer, line, funder, loan, order, attempt,
-- each sorted by key. Tables that grow for ever are range-partitioned on their UUIDv7 id; what must be unique across time lives in
-- small tables that are not partitioned.

-- The lowest UUIDv7 of an instant (RFC 9562, section 5.7: 48 bits of milliseconds first): a partition bound.
create function uuid_at(at timestamptz) returns uuid language sql immutable parallel safe as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;

-- Makes the monthly partitions of a table from the month of an instant on; those that are there already are left alone.
create function ensure_partitions(parent text, starting timestamptz, months int) returns int language plpgsql as $$
declare
  made int := 0;
  lower_month timestamptz;
  part text;
  options text;
begin
  -- Storage parameters of a partitioned table are its partitions' own: they follow the default partition.
  select coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '') into strict options
    from pg_class where oid = (parent || '_default')::regclass;
  for i in 0 .. months - 1 loop
    lower_month := date_trunc('month', starting at time zone 'UTC') at time zone 'UTC' + make_interval(months => i);
    part := parent || to_char(lower_month at time zone 'UTC', '"_"YYYY_MM');
    if to_regclass(part) is null then
      execute format('create table %I partition of %I for values from (%L) to (%L)',
        part, parent, uuid_at(lower_month), uuid_at(lower_month + interval '1 month')) || options;
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;

-- Adds an amount when it still fits, else leaves the sum as it is: a row was accepted when the running sum grew.
create function add_if_fits(taken bigint, available bigint, amount bigint) returns bigint
  language sql immutable parallel safe as $$
  select case when taken + amount <= available then taken + amount else taken end
$$;
create aggregate sum_that_fits(bigint, bigint) (sfunc = add_if_fits, stype = bigint, initcond = '0');

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

-- Who may ask ---------------------------------------------------------------------------------------------------------------

create table client (
  id uuid primary key,
  name text not null unique check (name <> ''),
  created_at timestamptz not null
);

create table api_key (
  id text primary key,
  client_id uuid not null references client,
  secret_digest bytea not null check (length(secret_digest) = 32),
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);

-- Terms: data, not code -----------------------------------------------------------------------------------------------------

create table product (
  code text not null,
  version int not null,
  terms jsonb not null,
  created_at timestamptz not null,
  primary key (code, version)
);

create table funder (
  code text primary key,
  terms jsonb not null,
  updated_at timestamptz not null
);

create table channel (
  code text primary key,
  terms jsonb not null,
  updated_at timestamptz not null
);

-- One row: gateways reload their snapshot of the terms when it has grown.
create table terms_version (
  single boolean primary key default true check (single),
  version bigint not null
);
insert into terms_version values (true, 0);

-- Customers, lines, cards ---------------------------------------------------------------------------------------------------

create table customer (
  id uuid primary key,
  client_id uuid not null references client,
  reference text not null check (reference <> ''),
  name_sealed bytea not null,
  phone_sealed bytea not null,
  phone_tail text not null,
  created_at timestamptz not null,
  unique (client_id, reference)
);

-- No check holds reserved + used below the limit: a limit may be lowered below what is owed.
create table credit_line (
  id uuid primary key,
  client_id uuid not null references client,
  customer_id uuid not null references customer,
  currency text not null check (length(currency) = 3),
  limit_minor bigint not null check (limit_minor >= 0),
  reserved_minor bigint not null default 0 check (reserved_minor >= 0),
  used_minor bigint not null default 0 check (used_minor >= 0),
  state text not null check (state in ('ACTIVE', 'FROZEN', 'CLOSED')),
  repayment_day smallint not null check (repayment_day between 1 and 31),
  version bigint not null default 1,
  created_at timestamptz not null
) with (fillfactor = 60);
create index credit_line_customer on credit_line (customer_id);

create table card (
  id uuid primary key,
  client_id uuid not null references client,
  customer_id uuid not null references customer,
  number_sealed bytea not null,
  number_digest bytea not null,
  holder_sealed bytea not null,
  tail text not null check (length(tail) = 4),
  bank text not null,
  created_at timestamptz not null,
  unique (customer_id, number_digest)
);

create table agreement (
  id uuid primary key,
  client_id uuid not null references client,
  card_id uuid not null references card,
  channel text not null,
  state text not null check (state in ('Requested', 'AwaitingCode', 'Active', 'Declined', 'Cancelled')),
  provider_reference text not null default '',
  version bigint not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index agreement_card on agreement (card_id);
-- A card has at most one agreement with a channel that is alive.
create unique index agreement_alive on agreement (card_id, channel) where state in ('Requested', 'AwaitingCode', 'Active');

-- Idempotency: for ever, small, the last word ---------------------------------------------------------------------------------

-- operation: 1 open credit line, 2 bind card, 3 drawdown, 4 repayment.
create table idempotency (
  client_id uuid not null,
  operation smallint not null,
  key_digest bytea not null check (length(key_digest) = 32),
  fingerprint bytea not null check (length(fingerprint) = 32),
  order_id uuid not null,
  created_at timestamptz not null,
  primary key (client_id, operation, key_digest)
);

-- Orders --------------------------------------------------------------------------------------------------------------------

create table drawdown (
  id uuid primary key,
  client_id uuid not null,
  customer_id uuid not null,
  line_id uuid not null,
  card_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  product text not null,
  product_version int not null,
  term_months smallint not null check (term_months > 0),
  annual_rate_ppm bigint not null check (annual_rate_ppm >= 0),
  funder text not null,
  contract_reference text not null,
  authentication jsonb not null,
  routing jsonb not null,
  state text not null check (state in ('Refused', 'Submitted', 'Disbursed', 'Failed', 'Disputed')),
  refusal_code text check ((state = 'Refused') = (refusal_code is not null)),
  failure_reason text,
  loan_id uuid,
  version bigint not null default 1,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'Disbursed') = (loan_id is not null))
) partition by range (id);
create table drawdown_default partition of drawdown default with (fillfactor = 80);
create index drawdown_client on drawdown (client_id, id);

create table repayment (
  id uuid primary key,
  client_id uuid not null,
  customer_id uuid not null,
  line_id uuid not null,
  loan_id uuid not null,
  card_id uuid not null,
  kind text not null check (kind in ('SCHEDULED', 'EARLY_FULL', 'EARLY_PARTIAL', 'OVERDUE')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  principal_minor bigint not null check (principal_minor >= 0),
  interest_minor bigint not null check (interest_minor >= 0),
  fee_minor bigint not null check (fee_minor >= 0),
  penalty_minor bigint not null check (penalty_minor >= 0),
  value_date date not null,
  loan_version bigint not null,
  routing jsonb not null,
  state text not null check (state in ('Refused', 'Submitted', 'Succeeded', 'Failed', 'Disputed')),
  refusal_code text check ((state = 'Refused') = (refusal_code is not null)),
  failure_reason text,
  version bigint not null default 1,
  created_at timestamptz not null,
  ended_at timestamptz,
  check (amount_minor = principal_minor + interest_minor + fee_minor + penalty_minor)
) partition by range (id);
create table repayment_default partition of repayment default with (fillfactor = 80);
create index repayment_loan on repayment (loan_id);

-- order_kind: 'D' drawdown, 'R' repayment. A row is durable before its first byte is sent; its public reference is made of its id.
create table attempt (
  id uuid primary key,
  order_id uuid not null,
  order_kind text not null check (order_kind in ('D', 'R')),
  sequence smallint not null check (sequence > 0),
  kind text not null check (kind in ('PAYOUT', 'DEBIT')),
  channel text not null,
  card_id uuid not null,
  agreement_reference text not null default '',
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  state text not null check (state in ('Sending', 'Asking', 'Moved', 'NotMoved', 'Disputed')),
  why text not null default '',
  -- Whether evidence has contradicted the end since: its incident is open, and it is booked once.
  contradicted boolean not null default false,
  asked int not null default 0,
  -- When somebody has to ask the provider next; for a Sending attempt the end of its sender's lease. Null when nothing is to do.
  due_at timestamptz,
  lease_owner uuid,
  lease_until timestamptz,
  fence bigint not null default 1,
  sent_lease_until timestamptz not null,
  version bigint not null default 1,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((state in ('Moved', 'NotMoved')) = (ended_at is not null))
) partition by range (id);
create table attempt_default partition of attempt default with (fillfactor = 70);
create index attempt_order on attempt (order_id);
create index attempt_due on attempt (due_at) where due_at is not null;

-- At most one attempt of an order is ever paid.
create table paid_attempt (
  order_id uuid primary key,
  attempt_id uuid not null unique
);

-- One debit in flight for each loan and for each card, whoever asks.
create table open_debit (
  loan_id uuid primary key,
  card_id uuid not null unique,
  repayment_id uuid not null
);

-- Evidence: what was said about money, by whom, when. Append-only.
create table evidence (
  id uuid primary key,
  attempt_id uuid not null,
  order_id uuid not null,
  source text not null check (source in ('REPLY', 'CALLBACK', 'QUERY', 'STATEMENT_LINE', 'OPERATOR', 'OWN')),
  outcome text not null check (outcome in ('Moved', 'NotMoved', 'Pending', 'Unknown')),
  detail text not null,
  provider_code text not null,
  provider_reference text not null default '',
  amount_minor bigint,
  currency text,
  digest text not null,
  received_at timestamptz not null
) partition by range (id);
create table evidence_default partition of evidence default;
create index evidence_order on evidence (order_id);
create trigger evidence_append_only before update or delete on evidence for each row execute function refuse_change();

create table callback_nonce (
  channel text not null,
  nonce text not null,
  evidence_id uuid not null,
  seen_at timestamptz not null,
  primary key (channel, nonce)
);
create index callback_nonce_seen on callback_nonce (seen_at);

create table incident (
  id uuid primary key,
  order_id uuid not null,
  attempt_id uuid not null,
  -- Null when the reason is time, not evidence.
  evidence_id uuid,
  reason text not null,
  state text not null check (state in ('Open', 'Resolved')),
  opened_at timestamptz not null
);
create index incident_order on incident (order_id);

-- Loans ---------------------------------------------------------------------------------------------------------------------

create table loan (
  id uuid primary key,
  drawdown_id uuid not null,
  client_id uuid not null,
  customer_id uuid not null,
  line_id uuid not null,
  card_id uuid not null,
  principal_minor bigint not null check (principal_minor > 0),
  outstanding_minor bigint not null check (outstanding_minor between 0 and principal_minor),
  currency text not null,
  product text not null,
  product_version int not null,
  annual_rate_ppm bigint not null,
  funder text not null,
  value_date date not null,
  -- Interest is paid up to this date.
  interest_from date not null,
  state text not null check (state in ('Active', 'Settled')),
  version bigint not null default 1,
  created_at timestamptz not null,
  settled_at timestamptz,
  check ((state = 'Settled') = (outstanding_minor = 0)),
  check ((state = 'Settled') = (settled_at is not null))
) partition by range (id);
create table loan_default partition of loan default with (fillfactor = 80);
create index loan_customer on loan (customer_id) where state = 'Active';
create index loan_line on loan (line_id) where state = 'Active';

create table instalment (
  loan_id uuid not null,
  number smallint not null check (number > 0),
  due_date date not null,
  principal_due bigint not null check (principal_due >= 0),
  interest_due bigint not null check (interest_due >= 0),
  fee_due bigint not null default 0 check (fee_due >= 0),
  penalty_due bigint not null default 0 check (penalty_due >= 0),
  principal_paid bigint not null default 0 check (principal_paid between 0 and principal_due),
  interest_paid bigint not null default 0 check (interest_paid between 0 and interest_due),
  fee_paid bigint not null default 0 check (fee_paid between 0 and fee_due),
  penalty_paid bigint not null default 0 check (penalty_paid between 0 and penalty_due),
  primary key (loan_id, number)
) partition by range (loan_id);
create table instalment_default partition of instalment default with (fillfactor = 80);

-- Ledger: transfers, balanced by construction, append-only --------------------------------------------------------------------

create table ledger_entry (
  id uuid primary key,
  kind text not null,
  order_id uuid not null,
  attempt_id uuid,
  loan_id uuid,
  evidence_id uuid not null,
  booked_at timestamptz not null,
  business_date date not null
) partition by range (id);
create table ledger_entry_default partition of ledger_entry default;
create index ledger_entry_order on ledger_entry (order_id);
create trigger ledger_entry_append_only before update or delete on ledger_entry for each row execute function refuse_change();

create table ledger_transfer (
  entry_id uuid not null,
  line smallint not null,
  debit text not null,
  credit text not null check (credit <> debit),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  primary key (entry_id, line)
) partition by range (entry_id);
create table ledger_transfer_default partition of ledger_transfer default;
create trigger ledger_transfer_append_only before update or delete on ledger_transfer for each row execute function refuse_change();

-- Telling people: the outbox ---------------------------------------------------------------------------------------------------

-- Rows of one key are written under that key's order lock, so that seq is their order.
create sequence outbox_seq cache 1;
create table outbox (
  id uuid primary key,
  seq bigint not null default nextval('outbox_seq'),
  lane smallint not null check (lane between 0 and 63),
  key uuid not null,
  kind text not null check (kind in ('SMS', 'WEBHOOK', 'REPORT')),
  scene text not null,
  dedup_key text not null,
  client_id uuid not null,
  customer_id uuid not null,
  order_id uuid not null,
  payload jsonb not null,
  state text not null default 'Queued' check (state in ('Queued', 'Delivered', 'Parked')),
  tries int not null default 0,
  due_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz
) partition by range (id);
create table outbox_default partition of outbox default with (fillfactor = 70);
create index outbox_queued on outbox (lane, seq) where state = 'Queued';
create index outbox_queued_key on outbox (key, kind, seq) where state = 'Queued';
create index outbox_order on outbox (order_id);

create table outbox_lane (
  lane smallint primary key check (lane between 0 and 63),
  owner uuid,
  fence bigint not null default 0,
  lease_until timestamptz not null default '-infinity'
);
insert into outbox_lane (lane) select generate_series(0, 63);

-- Work that one node does for all: fenced leases on the database's clock.
create table lease (
  name text primary key,
  owner uuid,
  fence bigint not null default 0,
  lease_until timestamptz not null default '-infinity'
);
