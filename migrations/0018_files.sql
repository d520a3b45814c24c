-- Evidence: one row for each stored file. The bytes lie in the data folder, sealed with the key of the record they
-- belong to, under the hash of what lies there; so does the name that a person gave the file.
create table platform.file (
  council_id uuid not null references platform.council,
  id uuid not null,
  owner_type text not null,
  owner_id uuid not null,
  -- original: as it came. copy: stripped of what says who made it and where. small: such a copy for a screen.
  kind text not null check (kind in ('original', 'copy', 'small')),
  -- What it is a copy of: the original, or the full copy where no original is kept.
  of_id uuid,
  -- SHA-256 of the sealed bytes: the name on the disk.
  stored text not null unique check (stored ~ '^[0-9a-f]{64}$'),
  -- SHA-256 of the file itself, until it is erased.
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  -- Bytes of the file itself.
  size bigint not null check (size > 0),
  media_type text not null,
  -- Sealed: people name files after people.
  name bytea,
  put_by uuid,
  -- The half day only, where nobody may learn when.
  put_at timestamptz not null,
  -- An intimate image: shown only to whoever asks a second time.
  hidden boolean not null default false,
  stripped boolean not null,
  erased_at timestamptz,
  -- When the bytes of an erased file were off the disk.
  removed_at timestamptz,
  primary key (council_id, id),
  foreign key (council_id, of_id) references platform.file,
  check (erased_at is not null or hash is not null),
  check (kind <> 'original' or (of_id is null and not stripped))
);
create index file_owner on platform.file (council_id, owner_type, owner_id);
create index file_of on platform.file (council_id, of_id) where of_id is not null;
create index file_erased on platform.file (council_id) where erased_at is not null and removed_at is null;

alter table platform.file enable row level security;
create policy council on platform.file
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
grant select, insert on platform.file to :"app";
-- What a file is, whose, and what it is a copy of never changes.
grant update (hidden, hash, name, erased_at, removed_at) on platform.file to :"app";

-- Of these names on the disk, those that some council's file has: the disk is shared, rows are not.
create function platform.stored_files(names text[]) returns setof text
language sql stable security definer set search_path = pg_catalog
begin atomic
  select f.stored from platform.file f where f.stored = any(names) and f.removed_at is null;
end;

-- The councils that have erased files whose bytes are still on the disk.
create function platform.councils_with_erased_files() returns setof uuid
language sql stable security definer set search_path = pg_catalog
begin atomic
  select distinct f.council_id from platform.file f where f.erased_at is not null and f.removed_at is null;
end;

revoke all on function platform.stored_files(text[]), platform.councils_with_erased_files() from public;
grant execute on function platform.stored_files(text[]), platform.councils_with_erased_files() to :"app";
