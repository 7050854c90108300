-- Notices that were parked: seen, queued again by people, and waited for where order matters. And what is told, told once.

-- What the last try met, for people.
alter table outbox add column why text not null default '';

-- Each kind is looked for by itself: those behind a receiver that is away are not read on the way to the others.
drop index outbox_queued;
create index outbox_queued on outbox (kind, lane, seq) where state = 'Queued';
create index outbox_parked on outbox (id) where state = 'Parked';
create index outbox_parked_key on outbox (key, kind, seq) where state = 'Parked';

-- Who had a parked notice queued again, why, and what had parked it.
create table notice_requeue (
  id uuid primary key,
  notice_id uuid not null,
  order_id uuid not null,
  reason text not null check (reason <> ''),
  met text not null,
  client_id uuid not null references client,
  client text not null,
  requeued_at timestamptz not null
);
create index notice_requeue_notice on notice_requeue (notice_id, id);
create index notice_requeue_order on notice_requeue (order_id, id);
create trigger notice_requeue_append_only before update or delete on notice_requeue
  for each row execute function refuse_change();

-- A scene is told once of a business key. The outbox is partitioned by time and cannot say so across partitions; this table does, for
-- ever. Whoever inserts a notice claims its name first, in the same statement, and leaves out what was told.
create table notice_name (
  dedup_key text primary key,
  notice_id uuid not null
);
insert into notice_name select distinct on (dedup_key) dedup_key, id from outbox order by dedup_key, id;
create trigger notice_name_append_only before update or delete on notice_name
  for each statement execute function refuse_change();
