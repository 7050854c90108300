-- What contradicts an attempt's end, and what names no attempt at all.

-- What a NotMoved rests on. DOUBTED: evidence has cast doubt on it without naming money, and its incident is open; money that is
-- named later is still booked, and "contradicted" says that it was.
alter table attempt add column ground text not null default 'TOLD' check (ground in ('TOLD', 'NOT_SENT', 'DOUBTED'));
update attempt set ground = 'NOT_SENT' where state = 'NotMoved' and why = 'NOT_SENT' and not contradicted;

-- Genuine callbacks that name no attempt, each delivery once and each body once. They are few: the number that waits is bounded
-- for each channel, and no column is longer than what the gateway cuts it to. Kept when ended, with what became of them.
create table orphan_callback (
  id uuid primary key,
  channel text not null,
  nonce text not null,
  reference text not null,
  -- The attempt that the reference would be; null when it can be none of ours.
  attempt_id uuid,
  kind text not null check (kind in ('PAYOUT', 'DEBIT')),
  outcome text not null check (outcome in ('Moved', 'NotMoved', 'Pending', 'Unknown')),
  -- Of a NotMoved its reason, of an Unknown its cause.
  reason text not null,
  detail text not null,
  provider_code text not null,
  provider_reference text not null,
  amount_minor bigint,
  currency text,
  moved_at timestamptz,
  digest text not null,
  received_at timestamptz not null,
  state text not null default 'Waiting' check (state in ('Waiting', 'Alarmed', 'Matched', 'Closed')),
  looked int not null default 0,
  -- When to look for its attempt next.
  due_at timestamptz not null,
  alarmed_at timestamptz,
  ended_at timestamptz,
  -- Who explained it, and how.
  closed_why text,
  lease_owner uuid,
  lease_until timestamptz,
  unique (channel, nonce),
  check ((outcome = 'Moved') = (amount_minor is not null and currency is not null and moved_at is not null)),
  check ((state in ('Matched', 'Closed')) = (ended_at is not null)),
  check ((state = 'Closed') = (closed_why is not null))
);
create unique index orphan_callback_body on orphan_callback (channel, reference, digest) where digest <> '';
create index orphan_callback_due on orphan_callback (due_at) where state in ('Waiting', 'Alarmed');
create index orphan_callback_waiting on orphan_callback (channel) where state in ('Waiting', 'Alarmed');
create index orphan_callback_attempt on orphan_callback (attempt_id) where state in ('Waiting', 'Alarmed');

-- Whoever inserts an attempt, on whatever way, makes its orphans due at once. The statement that inserted it pays one look into an
-- index that is nearly always empty.
create function wake_orphans() returns trigger language plpgsql as $$
begin
  update orphan_callback o set due_at = '-infinity'
    from added a
    where o.attempt_id = a.id and o.channel = a.channel and o.state in ('Waiting', 'Alarmed');
  return null;
end $$;
create trigger attempt_wakes_orphans after insert on attempt referencing new table as added
  for each statement execute function wake_orphans();
