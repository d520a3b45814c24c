-- What all sources tell of homes, as signals, and what it adds up to.

create schema intelligence;
grant usage on schema intelligence to :"app";

-- The shape of a signal as src/platform/signal.ts has it: four bytes each, and no other word gets in.
create type intelligence.axis as enum ('signal', 'exposure');
create type intelligence.family as enum ('regulator', 'council', 'health', 'emergency-services', 'home',
  'people-who-live-there', 'relatives-and-friends', 'staff', 'advocates-and-visitors', 'public-record');
create type intelligence.independence as enum ('independent', 'self-reported', 'derived');
create type intelligence.reliability as enum ('A', 'B', 'C', 'D', 'E');
create type intelligence.polarity as enum ('positive', 'neutral', 'concern');
create type intelligence.owner as enum ('present', 'former', 'not-known');
create type intelligence.standing as enum ('alleged', 'being-looked-at', 'found', 'not-found', 'withdrawn');
create type intelligence.restriction as enum ('published', 'council', 'case-roles');
create type intelligence.measure as enum ('grade', 'count', 'happened');
create type intelligence.edition as enum ('home', 'council', 'cleared');
create type intelligence.level as enum ('insufficient', 'routine', 'look', 'act-now');

-- Set by a transaction that reads for somebody who may know of every case. Without it what is kept to those with a
-- role in a case is not there, whatever a query asks for.
create function intelligence.cleared() returns boolean language sql stable parallel safe
  return current_setting('lantern.cleared', true) = 'yes';

-- Everything that was ever told, never edited: under one key of one source the last telling stands. Two times:
-- `observed_from` to `observed_to` is when it was so, `known_on` is the day from which Lantern knew it so.
create table intelligence.telling (
  seq bigint generated always as identity,
  told_at timestamptz not null,
  denominator double precision,
  council_id uuid not null,
  home_id uuid not null,
  -- As the source named it, where that home has been joined into another.
  told_home_id uuid,
  known_on date not null,
  observed_from date not null,
  observed_to date not null,
  received_on date not null,
  expires_on date,
  count integer,
  axis intelligence.axis not null,
  family intelligence.family not null,
  independence intelligence.independence not null,
  reliability intelligence.reliability not null,
  polarity intelligence.polarity not null,
  owner intelligence.owner not null,
  standing intelligence.standing not null,
  restriction intelligence.restriction not null,
  measure intelligence.measure not null,
  severity smallint not null check (severity between 0 and 4),
  until_next boolean not null,
  taken_back boolean not null default false,
  source text not null,
  source_kind text not null,
  what text not null,
  theme text,
  key text not null,
  -- A column and no expression in the index: row-level security lets no index be used through a function that may leak.
  key_hash bigint not null generated always as (hashtextextended(key, 0)) stored,
  -- Null where it is the key.
  event_key text,
  grade text,
  link text not null,
  primary key (council_id, seq)
);
-- How a home was known on a day.
create index telling_home on intelligence.telling (council_id, home_id, known_on);
-- What was told last under a key; eight bytes each, whatever the key.
create index telling_key on intelligence.telling (key_hash);

-- The last telling of each key, as long as it counts: what a picture is made of. The rest is history.
create table intelligence.live (
  council_id uuid not null,
  source text not null,
  key text not null,
  seq bigint not null,
  home_id uuid not null,
  restriction intelligence.restriction not null,
  -- The first day on which it counts no more, by expiry or by age; null while it is open, or until the next of its kind.
  ends_on date,
  primary key (council_id, source, key),
  foreign key (council_id, seq) references intelligence.telling
);
create index live_home on intelligence.live (council_id, home_id);
create index live_ends on intelligence.live (council_id, ends_on) where ends_on is not null;

-- Homes whose picture is to be made anew. Rows are only added, so that whoever tells waits for nobody.
create table intelligence.stale (
  seq bigint generated always as identity primary key,
  council_id uuid not null,
  home_id uuid not null,
  -- Something changed that the home's own edition is made of: nothing else ever moves that edition.
  shareable boolean not null
);
create index stale_council on intelligence.stale (council_id, seq);

-- How far each feed has been read; of 'nightly' the last day that was begun, in days since 1970.
create table intelligence.cursor (
  council_id uuid not null references platform.council,
  feed text not null,
  position bigint not null,
  read_at timestamptz not null,
  primary key (council_id, feed)
);

-- What lists of homes are filtered by, as the register last told it; nothing about a person.
create table intelligence.home (
  council_id uuid not null references platform.council,
  home_id uuid not null,
  name text not null,
  -- The first half of its postcode.
  area text,
  provider_id uuid,
  provider_name text,
  registered boolean not null,
  dormant boolean not null,
  beds integer,
  stratum text not null,
  -- Since when its present provider runs it, where the register says that it changed.
  provider_since date,
  primary key (council_id, home_id)
);

-- How much would be heard of a home like it in a year: from homes like it, so only reckoned at night.
create table intelligence.expected (
  council_id uuid not null,
  home_id uuid not null,
  edition intelligence.edition not null,
  -- Null where too few are like it.
  expected double precision,
  -- What it is taken from: homes of its own stratum, or all with or without nursing.
  borrowed boolean not null,
  homes integer not null,
  on_date date not null,
  primary key (council_id, home_id, edition)
);

-- One home as it is known on a day, for one kind of reader, with everything it was made of.
create table intelligence.picture (
  council_id uuid not null,
  home_id uuid not null,
  edition intelligence.edition not null,
  on_date date not null,
  rules text not null,
  -- Null for the home itself: it gets no level.
  level intelligence.level,
  -- Since when the level is this, and what it was before.
  since date not null,
  before intelligence.level,
  -- Of the reasons, for lists to be filtered by.
  rule_codes text[] not null,
  themes text[] not null,
  families text[] not null,
  coverage double precision not null,
  awaits_first_look boolean not null,
  -- The tellings, the looks and the expectation that it was made of, and a hash over all of them.
  tellings bigint[] not null,
  looks uuid[] not null,
  inputs_hash bytea not null,
  -- The very bytes: whoever makes it again gets these.
  body text not null,
  made_at timestamptz not null,
  primary key (council_id, home_id, edition)
);
create index picture_list on intelligence.picture (council_id, edition, level desc, since);

-- How the level stood over time: on the first of a month, and whenever it changed. Never edited.
create table intelligence.level_history (
  council_id uuid not null,
  home_id uuid not null,
  edition intelligence.edition not null,
  on_date date not null,
  level intelligence.level not null,
  before intelligence.level,
  rule_codes text[] not null,
  rules text not null,
  -- Reckoned afterwards from what was known on the day, not at the time.
  afterwards boolean not null,
  made_at timestamptz not null,
  primary key (council_id, home_id, edition, on_date, made_at)
);
create index level_history_changes on intelligence.level_history (council_id, edition, on_date) where level is distinct from before;

-- What waits for no second source: a named person looks the same day. The look, not the score, lifts the level.
create table intelligence.first_look (
  council_id uuid not null references platform.council,
  id uuid not null,
  version integer not null default 1,
  home_id uuid not null,
  event_key text not null,
  override text not null,
  -- Only those who may know of every case know of it.
  restricted boolean not null,
  state text not null check (state in ('waiting', 'done', 'gone')),
  due_on date not null,
  account_id uuid,
  looked_on date,
  looked_at timestamptz,
  looked_by uuid,
  credible boolean,
  touches text[],
  words bytea,
  primary key (council_id, id)
);
create unique index first_look_event on intelligence.first_look (council_id, event_key);
create index first_look_home on intelligence.first_look (council_id, home_id);
create index first_look_waiting on intelligence.first_look (council_id, due_on, id) where state = 'waiting';

-- What somebody decided to do, by name and with a reason. Never edited.
create table intelligence.decision (
  council_id uuid not null references platform.council,
  id uuid not null,
  home_id uuid not null,
  kind text not null,
  -- Who does it, and by when.
  account_id uuid not null,
  due_on date,
  -- What the picture was when it was decided.
  edition intelligence.edition not null,
  level intelligence.level not null,
  inputs_hash bytea not null,
  at timestamptz not null,
  by uuid not null,
  words bytea not null,
  primary key (council_id, id)
);
create index decision_home on intelligence.decision (council_id, home_id, at desc);

do $$
declare t text;
begin
  foreach t in array array['stale', 'cursor', 'home', 'decision'] loop
    execute format('alter table intelligence.%I enable row level security', t);
    execute format('create policy council on intelligence.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
  foreach t in array array['telling', 'live'] loop
    execute format('alter table intelligence.%I enable row level security', t);
    execute format('create policy council on intelligence.%I using (council_id = platform.current_council() and (restriction <> ''case-roles'' or intelligence.cleared())) with check (council_id = platform.current_council())', t);
  end loop;
  foreach t in array array['picture', 'level_history', 'expected'] loop
    execute format('alter table intelligence.%I enable row level security', t);
    execute format('create policy council on intelligence.%I using (council_id = platform.current_council() and (edition <> ''cleared'' or intelligence.cleared())) with check (council_id = platform.current_council())', t);
  end loop;
end $$;
alter table intelligence.first_look enable row level security;
create policy council on intelligence.first_look
  using (council_id = platform.current_council() and (not restricted or intelligence.cleared()))
  with check (council_id = platform.current_council());

grant select, insert on intelligence.telling, intelligence.level_history, intelligence.decision to :"app";
grant select, insert, update, delete on intelligence.live, intelligence.picture, intelligence.expected to :"app";
grant select, insert, delete on intelligence.stale to :"app";
grant select, insert, update on intelligence.cursor, intelligence.home to :"app";
grant select, insert on intelligence.first_look to :"app";
grant update (version, state, restricted, account_id, due_on, looked_on, looked_at, looked_by, credible, touches, words)
  on intelligence.first_look to :"app";

-- Which councils have pictures to make, and how far each has read, whichever council asks: ids and places alone.
create function intelligence.councils_stale() returns setof uuid
language sql stable security definer set search_path = pg_catalog
begin atomic
  select c.id from platform.council c
   where c.uses_lantern and exists (select from intelligence.stale s where s.council_id = c.id);
end;
create function intelligence.cursors() returns table (council_id uuid, feed text, place bigint)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select c.id, f.feed, coalesce(k.position, 0)
    from platform.council c
    cross join (values ('homes'), ('safeguarding'), ('safeguarding-cleared'), ('nightly')) f (feed)
    left join intelligence.cursor k on k.council_id = c.id and k.feed = f.feed
   where c.uses_lantern;
end;
revoke all on function intelligence.councils_stale(), intelligence.cursors() from public;
grant execute on function intelligence.councils_stale(), intelligence.cursors() to :"app";

-- Where the feed of changed concerns ends for each council, up to the first change whose neighbours may still be written.
create index concern_change_council on safeguarding.concern_change (council_id, seq desc);
create function safeguarding.feed_ends() returns table (council_id uuid, seq bigint)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select c.id, l.seq from platform.council c
   cross join lateral (select h.seq from safeguarding.concern_change h
     where h.council_id = c.id and h.xid < pg_snapshot_xmin(pg_current_snapshot()) order by h.seq desc limit 1) l
   where c.uses_lantern;
end;
revoke all on function safeguarding.feed_ends() from public;
grant execute on function safeguarding.feed_ends() to :"app";
