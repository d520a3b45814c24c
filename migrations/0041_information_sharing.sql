-- Information sharing meetings: what each partner may see of a set of homes, what was decided, and, for serious cases,
-- who could have known when.

create table intelligence.sharing_meeting (
  council_id uuid not null references platform.council,
  id uuid not null,
  version integer not null default 1,
  state text not null check (state in ('planned', 'held', 'closed')),
  on_date date not null,
  planned_at timestamptz not null,
  planned_by uuid not null,
  held_on date,
  closed_on date,
  -- What it is for.
  words bytea not null,
  primary key (council_id, id)
);
create index sharing_meeting_list on intelligence.sharing_meeting (council_id, on_date desc, id);

create table intelligence.sharing_home (
  council_id uuid not null,
  meeting_id uuid not null,
  home_id uuid not null,
  primary key (council_id, meeting_id, home_id),
  foreign key (council_id, meeting_id) references intelligence.sharing_meeting
);
create index sharing_home_of on intelligence.sharing_home (council_id, home_id);

-- A partner, by its agency, and where somebody there has an account, by that; an officer of the council by name.
create table intelligence.sharing_invited (
  council_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  agency text not null,
  account_id uuid,
  -- Null until the meeting was held.
  attended boolean,
  at timestamptz not null,
  by uuid not null,
  primary key (council_id, id),
  foreign key (council_id, meeting_id) references intelligence.sharing_meeting
);
create unique index sharing_invited_once on intelligence.sharing_invited (council_id, meeting_id, agency, account_id) nulls not distinct;
create index sharing_invited_account on intelligence.sharing_invited (council_id, account_id) where account_id is not null;

-- Short items of what was said. Never edited.
create table intelligence.sharing_minute (
  council_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  -- Null: about none of the homes alone.
  home_id uuid,
  audience text not null check (audience in ('partners', 'council', 'case-roles')),
  at timestamptz not null,
  by uuid not null,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, meeting_id) references intelligence.sharing_meeting
);
create index sharing_minute_of on intelligence.sharing_minute (council_id, meeting_id, at, id);

-- What a partner said of a home. Never edited.
create table intelligence.sharing_brought (
  council_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  home_id uuid not null,
  agency text not null,
  observed_on date not null,
  sureness text not null check (sureness in ('hearsay', 'verified')),
  audience text not null check (audience in ('partners', 'council', 'case-roles')),
  -- Where it was told as a signal as well: as what a partner submitted, which is the only way in.
  submission_id uuid,
  at timestamptz not null,
  by uuid not null,
  -- What it is, and how they know.
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, meeting_id) references intelligence.sharing_meeting,
  foreign key (council_id, submission_id) references intelligence.submission
);
create index sharing_brought_of on intelligence.sharing_brought (council_id, meeting_id, at, id);

-- What a person said of one fact for one meeting: how sure it is, which partners may see it, and why. The last counts.
create table intelligence.sharing_mark (
  council_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  home_id uuid not null,
  -- Made of the source and key under which it was told.
  fact_id uuid not null,
  sureness text not null check (sureness in ('hearsay', 'verified')),
  agencies text[] not null,
  -- Only those who may know of every case know of the fact.
  restricted boolean not null,
  at timestamptz not null,
  by uuid not null,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, meeting_id) references intelligence.sharing_meeting
);
create index sharing_mark_of on intelligence.sharing_mark (council_id, meeting_id, at, id);

-- A pack as it was made, for one kind of reader: the very bytes, and a hash over them. Never changed.
create table intelligence.sharing_pack (
  council_id uuid not null,
  meeting_id uuid not null,
  version integer not null,
  -- 'cleared', 'council', or the code of an agency.
  edition text not null,
  on_date date not null,
  made_at timestamptz not null,
  made_by uuid not null,
  hash bytea not null,
  body text not null,
  primary key (council_id, meeting_id, version, edition),
  foreign key (council_id, meeting_id) references intelligence.sharing_meeting
);

create table intelligence.sharing_decision (
  council_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  meeting_id uuid not null,
  home_id uuid,
  state text not null check (state in ('open', 'done', 'not-done')),
  owner_id uuid not null,
  due_on date not null,
  audience text not null check (audience in ('partners', 'council', 'case-roles')),
  decided_at timestamptz not null,
  decided_by uuid not null,
  ended_on date,
  -- What, why, and what came of it.
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, meeting_id) references intelligence.sharing_meeting
);
create index sharing_decision_of on intelligence.sharing_decision (council_id, meeting_id, due_on, id);
create index sharing_decision_home on intelligence.sharing_decision (council_id, home_id);
create index sharing_decision_owner on intelligence.sharing_decision (council_id, owner_id, due_on) where ended_on is null;

-- A serious case that is gone through to learn: when each partner could have known, knew, shared and acted.
create table intelligence.latency_case (
  council_id uuid not null references platform.council,
  id uuid not null,
  home_id uuid not null,
  kind text not null,
  -- Kept to those who may know of every case.
  restricted boolean not null,
  begun_at timestamptz not null,
  begun_by uuid not null,
  -- What it is about, and why it is gone through.
  words bytea not null,
  primary key (council_id, id)
);
create index latency_case_list on intelligence.latency_case (council_id, begun_at desc, id);

-- One day of one partner, with where it is known from. Never edited: the last of a partner and a step counts.
create table intelligence.latency_date (
  council_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  agency text not null,
  step text not null check (step in ('could-have-known', 'knew', 'shared', 'acted')),
  -- Null: it was asked, and nobody knows.
  on_date date,
  source text not null check (source in ('telling', 'meeting', 'decision', 'typed')),
  -- The record whose day it is; null where it was typed.
  source_id uuid,
  at timestamptz not null,
  by uuid not null,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, case_id) references intelligence.latency_case
);
create index latency_date_of on intelligence.latency_date (council_id, case_id, at, id);

do $$
declare t text;
begin
  foreach t in array array['sharing_meeting', 'sharing_home', 'sharing_invited', 'sharing_decision']
  loop
    execute format('alter table intelligence.%I enable row level security', t);
    execute format('create policy council on intelligence.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
  foreach t in array array['sharing_minute', 'sharing_brought'] loop
    execute format('alter table intelligence.%I enable row level security', t);
    execute format('create policy council on intelligence.%I using (council_id = platform.current_council() and (audience <> ''case-roles'' or intelligence.cleared())) with check (council_id = platform.current_council())', t);
  end loop;
  foreach t in array array['sharing_mark', 'latency_case'] loop
    execute format('alter table intelligence.%I enable row level security', t);
    execute format('create policy council on intelligence.%I using (council_id = platform.current_council() and (not restricted or intelligence.cleared())) with check (council_id = platform.current_council())', t);
  end loop;
end $$;
alter table intelligence.sharing_pack enable row level security;
create policy council on intelligence.sharing_pack
  using (council_id = platform.current_council() and (edition <> 'cleared' or intelligence.cleared()))
  with check (council_id = platform.current_council());

-- A day is there for whoever may know of its case.
alter table intelligence.latency_date enable row level security;
create policy council on intelligence.latency_date
  using (council_id = platform.current_council() and exists (select from intelligence.latency_case c
    where c.council_id = latency_date.council_id and c.id = latency_date.case_id))
  with check (council_id = platform.current_council());

grant select, insert on intelligence.sharing_meeting, intelligence.sharing_home, intelligence.sharing_invited,
  intelligence.sharing_minute, intelligence.sharing_brought, intelligence.sharing_mark, intelligence.sharing_pack,
  intelligence.sharing_decision, intelligence.latency_case, intelligence.latency_date to :"app";
grant delete on intelligence.sharing_home, intelligence.sharing_invited to :"app";
grant update (version, state, held_on, closed_on) on intelligence.sharing_meeting to :"app";
grant update (attended) on intelligence.sharing_invited to :"app";
grant update (version, state, ended_on, words) on intelligence.sharing_decision to :"app";
