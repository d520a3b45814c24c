-- The registry of homes. National reference data from CQC's records, shared by all councils; what a council
-- says about it (a challenged fact) is the council's own. Homes keep Lantern's id; CQC's ids come and go.

create schema homes;
grant usage on schema homes to :"app";

-- One import: a fetch (stored by batch, so that it resumes) and an apply (one transaction).
create table homes.import (
  id uuid primary key,
  council_id uuid not null references platform.council,
  kind text not null,
  -- What people read: a folder, a file or an address. How to open it again is in origin (never a key).
  source text not null,
  origin jsonb not null,
  dry_run boolean not null default false,
  state text not null check (state in ('waiting', 'fetching', 'applying', 'done', 'failed', 'given-up')),
  started_by uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- Where a fetch stands, so that a killed run goes on: { listed, changesTo }.
  cursor jsonb not null default '{}',
  done integer not null default 0,
  total integer,
  report jsonb,
  failure text,
  version integer not null default 1
);
create index import_newest on homes.import (created_at desc);

-- What an import has to fetch. It is fetched in order of position; import.done says how far.
create table homes.import_wanted (
  import_id uuid not null references homes.import on delete cascade,
  position integer not null,
  kind text not null check (kind in ('location', 'provider')),
  item_id text not null,
  address text not null,
  primary key (import_id, position)
);

-- What was fetched, until it is applied. The body is compressed and without people; derived is the tidied record.
create table homes.import_item (
  import_id uuid not null references homes.import on delete cascade,
  position integer not null,
  kind text not null check (kind in ('location', 'provider')),
  item_id text not null,
  address text not null,
  fetched_at timestamptz not null,
  outcome text not null check (outcome in ('kept', 'skipped', 'faulty')),
  record_id uuid,
  hash bytea,
  body bytea,
  derived jsonb,
  faults jsonb,
  primary key (import_id, position)
);

-- Each fetched record as it came, without the names of people, compressed.
create table homes.record (
  id uuid primary key,
  kind text not null check (kind in ('location', 'provider')),
  item_id text not null,
  source text not null,
  address text not null,
  fetched_at timestamptz not null,
  hash bytea not null,
  body bytea not null,
  import_id uuid references homes.import on delete set null,
  unique (kind, item_id, hash)
);

create table homes.provider (
  id uuid primary key,
  cqc_provider_id text not null unique,
  name text,
  ownership text,
  record_id uuid references homes.record,
  version integer not null default 1
);

create table homes.home (
  id uuid primary key,
  -- Set when two homes proved to be one: this id lives on as another name of that home.
  joined_into uuid references homes.home deferrable initially deferred,
  council_id uuid references platform.council,
  name text not null,
  address text not null,
  town text,
  postcode text,
  latitude double precision,
  longitude double precision,
  beds integer,
  registered boolean not null,
  dormant boolean not null default false,
  nursing boolean not null,
  service_types text[] not null default '{}',
  specialisms text[] not null default '{}',
  provider_id uuid references homes.provider,
  brand_id text,
  brand_name text,
  opened_on date,
  closed_on date,
  last_inspected_on date,
  rating text check (rating in ('outstanding', 'good', 'requires-improvement', 'inadequate')),
  rating_on date,
  rating_inherited boolean,
  previous_rating text,
  -- The key questions of the rating now.
  safe text,
  effective text,
  caring text,
  responsive text,
  well_led text,
  changed_at timestamptz not null,
  -- The day of the latest change that people would ask about: a rating, an opening, beds.
  changed_on date,
  -- The name alone, for ranking; then the words of all names, the address, postcode, provider and brand:
  -- lower case and unaccented.
  search_name text not null,
  search_words text[] not null,
  version integer not null default 1
);
create index home_council_name on homes.home (council_id, name, id) where joined_into is null;
create index home_name on homes.home (name, id) where joined_into is null;
create index home_joined on homes.home (joined_into) where joined_into is not null;
create index home_search on homes.home using gin (search_words);
create index home_postcode on homes.home (replace(postcode, ' ', '') text_pattern_ops);
create index home_rating on homes.home (council_id, rating, name);
create index home_changed on homes.home (council_id, changed_at desc);
create index home_provider on homes.home (provider_id);
create index home_brand on homes.home (brand_id) where brand_id is not null;
create index home_place on homes.home (latitude, longitude) where joined_into is null;
-- Councils beside each other, on the market page: answered from the index alone.
create index home_market on homes.home (council_id) include (beds, rating, latitude, longitude)
  where registered and joined_into is null;

-- Every word of every home: a misspelt word is looked up here first, among few short words.
create table homes.word (
  word text primary key
);
create index word_alike on homes.word using gin (word public.gin_trgm_ops);

create table homes.registration (
  id uuid primary key,
  home_id uuid not null references homes.home deferrable initially deferred,
  cqc_location_id text not null unique,
  provider_id uuid references homes.provider,
  name text not null,
  registered boolean not null,
  registered_from date,
  registered_to date,
  beds integer,
  uprn text,
  postcode text,
  -- The tidied record, from which homes are made again when registrations are joined or parted.
  location jsonb not null,
  record_id uuid not null references homes.record,
  -- When the record was last found to say so.
  as_of timestamptz not null,
  version integer not null default 1
);
create index registration_home on homes.registration (home_id);

create table homes.rating (
  id uuid primary key,
  registration_id uuid not null references homes.registration on delete cascade,
  home_id uuid not null references homes.home deferrable initially deferred,
  published_on date,
  overall text,
  safe text,
  effective text,
  caring text,
  responsive text,
  well_led text,
  inherited boolean not null default false,
  inherited_from text,
  report_link_id text,
  source text not null,
  record_id uuid not null references homes.record
);
create index rating_home on homes.rating (home_id, published_on desc);
create index rating_registration on homes.rating (registration_id);

-- Every fact a record gave, with the record that first said so and the time it was last so.
create table homes.fact (
  registration_id uuid not null references homes.registration on delete cascade,
  key text not null,
  value jsonb not null,
  record_id uuid not null references homes.record,
  known_from timestamptz not null,
  known_to timestamptz,
  primary key (registration_id, key, known_from)
);
create unique index fact_now on homes.fact (registration_id, key) where known_to is null;

-- Which registrations are one home: each join a decision with its reason, which an officer can undo or make.
create table homes.join_decision (
  id uuid primary key,
  kind text not null check (kind in ('joined', 'kept-apart')),
  -- Made by Lantern itself from CQC's records; an officer's decision beats it.
  automatic boolean not null,
  cqc_location_ids text[] not null,
  basis text not null,
  reason text not null,
  decided_at timestamptz not null,
  decided_by uuid,
  council_id uuid references platform.council,
  undone_at timestamptz,
  undone_by uuid,
  undone_reason text,
  version integer not null default 1
);
create index join_decision_ids on homes.join_decision using gin (cqc_location_ids);

create table homes.join_candidate (
  id uuid primary key,
  council_id uuid references platform.council,
  cqc_location_ids text[] not null,
  sentence text not null,
  found_at timestamptz not null,
  settled_at timestamptz,
  unique (cqc_location_ids)
);
create index join_candidate_open on homes.join_candidate (council_id, found_at) where settled_at is null;

-- What happened to homes, for "what changed" and for the modules to come.
create table homes.change (
  id uuid primary key,
  home_id uuid not null references homes.home deferrable initially deferred,
  -- For what was noticed of one registration; absent for what follows from a home's whole history.
  registration_id uuid references homes.registration on delete cascade,
  council_id uuid references platform.council,
  kind text not null,
  on_date date,
  noticed_at timestamptz not null,
  data jsonb not null default '{}',
  import_id uuid references homes.import on delete set null
);
create index change_council on homes.change (council_id, noticed_at desc, id);
create index change_home on homes.change (home_id, noticed_at desc);
create index change_registration on homes.change (registration_id) where registration_id is not null;

-- Challenge a fact: an officer or a home disputes an imported fact ----------------------------------------

create table homes.challenge (
  council_id uuid not null references platform.council,
  id uuid not null,
  home_id uuid not null references homes.home,
  registration_id uuid references homes.registration,
  fact_key text not null,
  fact_value jsonb,
  record_id uuid references homes.record,
  proposed text not null,
  reason text not null,
  state text not null,
  raised_by uuid not null,
  raised_at timestamptz not null,
  due_on date,
  cqc_reference text,
  sent_at timestamptz,
  outcome_note text,
  settled_by uuid,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (council_id, id)
);
create index challenge_open on homes.challenge (council_id, state, due_on);
create index challenge_home on homes.challenge (council_id, home_id, raised_at desc);
alter table homes.challenge enable row level security;
create policy council on homes.challenge
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());

alter table homes.import enable row level security;
create policy council on homes.import
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
-- What an import works with belongs to whoever imports. The list of its own imports is looked up once a statement.
alter table homes.import_wanted enable row level security;
create policy council on homes.import_wanted using (import_id in (select id from homes.import));
alter table homes.import_item enable row level security;
create policy council on homes.import_item using (import_id in (select id from homes.import));

grant select, insert, update on homes.challenge to :"app";
grant select, insert on homes.word to :"app";
grant select, insert, update, delete on homes.import, homes.import_wanted, homes.import_item, homes.record, homes.provider, homes.home,
  homes.registration, homes.rating, homes.fact, homes.join_decision, homes.join_candidate, homes.change to :"app";
