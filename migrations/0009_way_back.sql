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
