-- Which master key this database is used with.

-- A value that only the master key gives, and that gives nothing of the key: whoever seals or fingerprints under another key is
-- turned away before it has begun. One row for each version of the key, as the sealed values name it in front.
create table master_key_check (
  key_version smallint primary key check (key_version between 1 and 127),
  value bytea not null check (length(value) = 32),
  created_at timestamptz not null
);
create trigger master_key_check_append_only before update or delete on master_key_check
  for each row execute function refuse_change();
