-- What contradicts an attempt's end, and what names no attempt at all.

-- What a NotMoved rests on. DOUBTED: evidence has cast doubt on it without naming money, and its incident is open; money that is
-- named later is still booked, and "contradicted" says that it was.
alter table attempt add column ground text not null default 'TOLD' check (ground in ('TOLD', 'NOT_SENT', 'DOUBTED'));
update attempt set ground = 'NOT_SENT' where state = 'NotMoved' and why = 'NOT_SENT' and not contradicted;
