-- What leaves suspense on a piece of evidence, by later evidence or by people, is never more than was put there on it, and leaves it the
-- other way than it came.

-- What was put into suspense on a piece of evidence: above zero is ours.
create function suspense_put(of_order uuid, on_evidence uuid) returns bigint language sql stable as $$
  select coalesce(sum(case when t.debit = 'suspense' then t.amount_minor else -t.amount_minor end), 0)::bigint
  from ledger_entry e join ledger_transfer t on t.entry_id = e.id
  where e.order_id = of_order and e.evidence_id = on_evidence and e.settles is null
    and e.kind in ('SUSPENDED', 'RETURN_SUSPENDED', 'REPAYMENT_REVERSED') and 'suspense' in (t.debit, t.credit)
$$;

create or replace function refuse_settling_more() returns trigger language plpgsql as $$
declare
  on_evidence uuid := coalesce(new.settles, new.evidence_id);
  put bigint := suspense_put(new.order_id, on_evidence);
  held bigint := suspense_held(new.order_id, on_evidence, true);
begin
  if held <> 0 and (sign(held) <> sign(put) or abs(held) > abs(put)) then
    raise exception 'entry % takes more out of suspense than is held there, or puts more in', new.id
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;

drop trigger settles_what_is_held on ledger_entry;
create constraint trigger settles_what_is_held after insert on ledger_entry deferrable initially deferred
  for each row
  when (new.settles is not null or new.kind in ('RETURNED_BY_PROVIDER', 'RETURNED_TO_CUSTOMER', 'GIVEN_UP'))
  execute function refuse_settling_more();
