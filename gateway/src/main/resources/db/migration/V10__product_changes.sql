-- New terms of products by two people: proposed, then a version of the product, or replaced by another proposal.

create table product_change (
  id uuid primary key,
  code text not null check (code <> ''),
  terms jsonb not null,
  reason text not null check (reason <> ''),
  proposer_id uuid not null references client,
  proposed_at timestamptz not null,
  status text not null check (status in ('Proposed', 'Done', 'Replaced')),
  approver_id uuid references client,
  approved_at timestamptz,
  version int,
  check (approver_id <> proposer_id),
  check ((status = 'Done') = (approver_id is not null)),
  check ((status = 'Done') = (approved_at is not null)),
  check ((status = 'Done') = (version is not null)),
  foreign key (code, version) references product (code, version)
);
create unique index product_change_waiting on product_change (code) where status = 'Proposed';

-- What was proposed never changes, and what has ended stays so.
create function refuse_product_change() returns trigger language plpgsql as $$
declare
  told text[] := array['status', 'approver_id', 'approved_at', 'version'];
begin
  if old.status <> 'Proposed' or to_jsonb(new) - told <> to_jsonb(old) - told then
    raise exception 'product change % is as it was told: % refused', old.id, tg_op using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger product_change_stays_as_told before update on product_change
  for each row execute function refuse_product_change();
create trigger product_change_stays before delete on product_change for each row execute function refuse_change();
