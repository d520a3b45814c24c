-- The way back of an import: what it changed, as it was before, so that it can be undone whole.

alter table homes.import
  drop constraint import_state_check,
  add constraint import_state_check
    check (state in ('waiting', 'fetching', 'applying', 'done', 'failed', 'given-up', 'undone')),
  add column undone_at timestamptz,
  add column undone_by uuid;

-- National reference data like the register it is about, shared by all councils: an import can be undone only while
-- no later one, of whichever council, has changed the same.
create table homes.import_before (
  -- The order in which imports changed things: two may bear the same time.
  seq bigint generated always as identity,
  import_id uuid not null references homes.import on delete cascade,
  kind text not null check (kind in ('registration', 'provider', 'home')),
  subject_id uuid not null,
  -- Null: it was not there.
  before jsonb,
  primary key (import_id, kind, subject_id)
);
create index import_before_subject on homes.import_before (kind, subject_id, seq);
grant select, insert, delete on homes.import_before to :"app";

-- What each of CQC's sources says of the same registration, of the facts that sources are compared on. A row for each
-- time it says something else; the latest is what it says now. Shared, as the register is.

alter table homes.import_item add column says jsonb;

create table homes.said (
  seq bigint generated always as identity primary key,
  registration_id uuid not null references homes.registration on delete cascade,
  -- Its own record, the directory, or the file of ratings.
  source text not null check (source in ('record', 'directory', 'ratings')),
  facts jsonb not null,
  record_id uuid not null references homes.record,
  as_of timestamptz not null,
  import_id uuid references homes.import on delete set null
);
create index said_registration on homes.said (registration_id, source, seq desc);
create index said_import on homes.said (import_id);
grant select, insert, update, delete on homes.said to :"app";

-- Two sources that differ about one fact. It is put to the home's council as a challenge, and taken back when they agree.
create table homes.mismatch (
  id uuid primary key,
  registration_id uuid not null references homes.registration on delete cascade,
  fact_key text not null,
  -- What Lantern shows, by the rule of which source wins; and what the other says.
  shown_source text not null,
  shown jsonb not null,
  shown_record_id uuid not null references homes.record,
  other_source text not null,
  other jsonb not null,
  other_record_id uuid not null references homes.record,
  shown_as_of timestamptz not null,
  other_as_of timestamptz not null,
  found_at timestamptz not null,
  import_id uuid references homes.import on delete set null,
  -- When the challenge was raised; when the sources agreed; when the challenge was taken back for that.
  told_at timestamptz,
  gone_at timestamptz,
  closed_at timestamptz
);
create unique index mismatch_open on homes.mismatch (registration_id, fact_key) where gone_at is null;
create index mismatch_to_tell on homes.mismatch (registration_id) where gone_at is null and told_at is null;
create index mismatch_to_close on homes.mismatch (registration_id)
  where gone_at is not null and told_at is not null and closed_at is null;
grant select, insert, update, delete on homes.mismatch to :"app";

-- A challenge that nobody raised: two sources differ.
alter table homes.challenge
  alter column raised_by drop not null,
  add column mismatch_id uuid,
  add constraint challenge_raised check (raised_by is not null or mismatch_id is not null);
create unique index challenge_mismatch on homes.challenge (council_id, mismatch_id) where mismatch_id is not null;
