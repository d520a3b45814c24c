-- Who could notice: the independent eyes on a home and, with agreement, on a resident; and what is done where they
-- are few. Roles and never a visitor's name.

create schema if not exists intelligence;
grant usage on schema intelligence to :"app";

-- Somebody who could notice was there.
create table intelligence.sighting (
  council_id uuid not null references platform.council,
  id uuid not null,
  home_id uuid not null,
  -- Of one resident; only while it is agreed that this is kept.
  person_id uuid,
  -- A code of the kinds of eyes: relative, nurse.
  role text not null,
  seen_on date not null,
  source text not null check (source in ('visit', 'told', 'care-records')),
  at timestamptz not null,
  by uuid,
  primary key (council_id, id)
);
create unique index sighting_once on intelligence.sighting (council_id, home_id, person_id, role, seen_on, source) nulls not distinct;
create index sighting_person on intelligence.sighting (council_id, person_id) where person_id is not null;

-- The monthly numbers of a home. Never edited: the last that one kind of giver gave of a month counts.
create table intelligence.eyes_month (
  council_id uuid not null references platform.council,
  id uuid not null,
  home_id uuid not null,
  -- Its first day.
  month date not null check (extract(day from month) = 1),
  given_by text not null check (given_by in ('home', 'officer')),
  -- How many live there, the five, and what was counted besides: {code: number}. What nobody told is not in it.
  numbers jsonb not null,
  at timestamptz not null,
  by uuid,
  primary key (council_id, id)
);
create index eyes_month_home on intelligence.eyes_month (council_id, home_id, month desc, given_by, at desc, id desc);

-- That it may be kept who comes to one resident, and how they want it.
create table intelligence.eyes_agreement (
  council_id uuid not null references platform.council,
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  basis text not null check (basis in ('agreed', 'best-interests')),
  -- They like to be left alone: few eyes are their choice, and no deficit.
  solitude boolean not null default false,
  agreed_on date not null,
  review_on date not null,
  ended_on date,
  at timestamptz not null,
  by uuid,
  -- Their wishes or the reason, under the person's own key.
  words bytea not null,
  primary key (council_id, id)
);
create unique index eyes_agreement_live on intelligence.eyes_agreement (council_id, person_id) where ended_on is null;

-- What is done so that more people could notice: taken on by a named person, to an end.
create table intelligence.remedy (
  council_id uuid not null references platform.council,
  id uuid not null,
  version integer not null default 1,
  home_id uuid not null,
  kind text not null,
  state text not null,
  -- Why: codes of findings as they stood when it was accepted.
  findings text[] not null default '{}',
  owner_id uuid not null,
  accepted_at timestamptz not null,
  accepted_by uuid not null,
  due_on date not null,
  begun_on date,
  ended_on date,
  outcome text,
  -- Who is heard now: codes of kinds of eyes, and 'residents', 'staff'.
  heard text[] not null default '{}',
  -- The reason, and what came of it.
  words bytea not null,
  primary key (council_id, id)
);
create index remedy_home on intelligence.remedy (council_id, home_id, accepted_at desc);
create index remedy_owner on intelligence.remedy (council_id, owner_id, due_on) where ended_on is null;
create unique index remedy_once on intelligence.remedy (council_id, home_id, kind) where ended_on is null;

do $$
declare t text;
begin
  foreach t in array array['sighting', 'eyes_month', 'eyes_agreement', 'remedy']
  loop
    execute format('alter table intelligence.%I enable row level security', t);
    execute format('create policy council on intelligence.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert on intelligence.sighting, intelligence.eyes_month, intelligence.eyes_agreement, intelligence.remedy to :"app";
grant delete on intelligence.sighting to :"app";
grant update (version, solitude, review_on, ended_on, words) on intelligence.eyes_agreement to :"app";
grant update (version, state, owner_id, due_on, begun_on, ended_on, outcome, heard, words) on intelligence.remedy to :"app";
