-- The ledger's chain: each entry gets a number without gaps and a hash over its content and the hash before it, so that
-- nobody can change, remove or slip in an entry without breaking the chain from there on.

-- Which transaction wrote an entry. Entries are sealed once every transaction before theirs has ended: identifiers are
-- made before the commit, and tell no order. Old rows have none; they are complete.
alter table ledger_entry add column written_in xid8;
alter table ledger_entry alter column written_in set default pg_current_xact_id();
create index ledger_entry_written on ledger_entry (written_in, id);

create table ledger_seal (
  entry_id uuid primary key,
  sequence bigint not null check (sequence > 0),
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null
) partition by range (entry_id);
create table ledger_seal_default partition of ledger_seal default;
create index ledger_seal_sequence on ledger_seal (sequence, entry_id);
create trigger ledger_seal_append_only before update or delete on ledger_seal for each row execute function refuse_change();

-- What each account was debited and credited on each business day, by the entries that are in the chain: written with their
-- seals by the one node that seals, so that no payment waits for a row that others want. Any balance is a sum of days.
create table ledger_day (
  business_date date not null,
  account text not null,
  currency text not null,
  debit_minor bigint not null check (debit_minor >= 0),
  credit_minor bigint not null check (credit_minor >= 0),
  primary key (business_date, account, currency)
);
create function refuse_smaller_day() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.debit_minor < old.debit_minor or new.credit_minor < old.credit_minor
    or (new.business_date, new.account, new.currency) <> (old.business_date, old.account, old.currency) then
    raise exception 'a ledger day only grows: % refused', tg_op using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger ledger_day_grows before update or delete on ledger_day for each row execute function refuse_smaller_day();

create index ledger_entry_loan on ledger_entry (loan_id) where loan_id is not null;

-- One row: how far the chain has come, and who may add to it. Numbers are given under this row, so none is given twice.
create table ledger_chain (
  only_one boolean primary key default true check (only_one),
  sequence bigint not null check (sequence >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  -- All entries written up to here are sealed.
  position_in xid8 not null,
  position_id uuid not null,
  -- While all entries are gone through by identifier, as at first and after the database was restored elsewhere, where
  -- transactions are counted from another number: how far that is, and from where the position counts afterwards.
  recount_id uuid,
  recount_from xid8,
  owner uuid,
  fence bigint not null default 0,
  lease_until timestamptz not null default '-infinity',
  check ((recount_id is null) = (recount_from is null))
);
insert into ledger_chain (sequence, hash, position_in, position_id, recount_id, recount_from)
values (0, decode(repeat('00', 32), 'hex'), '0', '00000000-0000-0000-0000-000000000000',
  '00000000-0000-0000-0000-000000000000', pg_snapshot_xmin(pg_current_snapshot()));

create function refuse_shorter_chain() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.sequence < old.sequence then
    raise exception 'the ledger''s chain only grows: % refused', tg_op using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger ledger_chain_grows before update or delete on ledger_chain for each row execute function refuse_shorter_chain();
