-- The person in control, and who is told: how to reach them safely, what they said and want, who is around them,
-- which council answers for them, what their reporter was told. Words about people are sealed under the concern's
-- key; codes, dates and ids are not. What is said or decided is never edited: the newest holds.

-- How the adult can be reached safely. Without one they are told in person, and in no other way.
create table safeguarding.contact_card (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null,
  safe text not null check (safe in ('yes', 'no', 'unknown')),
  channels text[] not null,
  -- Ways that somebody who must not know sees or hears.
  shared_channels text[] not null,
  nothing_in_writing boolean not null,
  do_not_contact boolean not null,
  interpreter text not null check (interpreter in ('not-needed', 'needed', 'not-known')),
  need_met text not null check (need_met in ('yes', 'no', 'not-known')),
  police_from date,
  police_review_on date,
  police_allows text[] not null,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  unique (council_id, concern_id, version),
  check ((police_from is null) = (police_review_on is null))
);

-- People around the adult in this case. Whoever is barred is so from letters, feedback, consultation and from
-- being the appropriate person.
create table safeguarding.around_person (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  kind text not null,
  barred_because text,
  barred_at timestamptz,
  barred_by uuid,
  authority_seen text not null check (authority_seen in ('yes', 'no', 'not-known', 'not-needed')),
  registered text not null check (registered in ('yes', 'no', 'not-known', 'not-needed')),
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index around_person_concern on safeguarding.around_person (council_id, concern_id, at);

-- A barred attorney or deputy is told to the Office of the Public Guardian, an appointee to the DWP.
create table safeguarding.around_route (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  around_id uuid not null,
  route text not null check (route in ('opg', 'dwp')),
  told_on date not null,
  answered_on date,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, around_id) references safeguarding.around_person
);
create index around_route_concern on safeguarding.around_route (council_id, concern_id, at);

-- Each time somebody spoke with the adult, or why not yet.
create table safeguarding.hearing (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  spoken boolean not null,
  heard_on date,
  alone text check (alone in ('yes', 'no', 'not-known')),
  need_met text check (need_met in ('yes', 'no', 'not-needed', 'not-known')),
  who_said text,
  agrees_raising text,
  agrees_sharing text,
  agrees_going_on text,
  -- Why not yet, and when it will be.
  not_yet text,
  planned_on date,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  check (spoken = (not_yet is null))
);
create index hearing_concern on safeguarding.hearing (council_id, concern_id, at);

-- Capacity for one decision, and whether the adult is free to make it.
create table safeguarding.capacity_view (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  capacity text not null,
  speaks_alone text not null check (speaks_alone in ('yes', 'no', 'not-known')),
  controlled text[] not null,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index capacity_view_concern on safeguarding.capacity_view (council_id, concern_id, at);

-- Acting, sharing or going on against the adult's wish; and what came of "please stop".
create table safeguarding.against_wish (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  about text not null check (about in ('acting', 'sharing', 'asked-to-stop')),
  outcome text not null check (outcome in ('goes-on', 'stops')),
  grounds text[] not null,
  spoke_freely text not null check (spoke_freely in ('yes', 'no', 'not-known')),
  basis text,
  told text not null,
  told_on date,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index against_wish_concern on safeguarding.against_wish (council_id, concern_id, at);

-- What the worker found about an advocate; the newest holds.
create table safeguarding.advocacy_view (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  difficulties jsonb not null,
  appropriate_id uuid,
  appropriate jsonb,
  has_capacity text not null check (has_capacity in ('yes', 'no', 'unknown')),
  measures boolean not null,
  kind text not null check (kind in ('duty', 'power', 'both', 'none-yet')),
  urgent_first boolean not null,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  foreign key (council_id, appropriate_id) references safeguarding.around_person
);
create index advocacy_view_concern on safeguarding.advocacy_view (council_id, concern_id, at);

-- How far the advocate has come; the newest row holds.
create table safeguarding.advocate_step (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  step text not null check (step in ('instructed', 'appointed', 'report')),
  happened_on date not null,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index advocate_step_concern on safeguarding.advocate_step (council_id, concern_id, at);

-- What whoever reported was told, after which check; or why nothing.
create table safeguarding.reply (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  report_id uuid not null,
  message_id uuid,
  could_be_source text check (could_be_source in ('yes', 'no', 'unknown')),
  ground text,
  has_capacity text check (has_capacity in ('yes', 'no', 'unknown')),
  restricted text check (restricted in ('yes', 'no', 'unknown')),
  may text check (may in ('receipt-only', 'more')),
  how text not null check (how in ('message', 'telephone', 'not-given')),
  not_given text,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  foreign key (council_id, report_id) references safeguarding.report,
  check ((how = 'not-given') = (not_given is not null))
);
create index reply_report on safeguarding.reply (council_id, report_id, at);

-- Where it happened, where the adult is now, who placed them or pays. 'own': the council that keeps this record.
create table safeguarding.places (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null,
  -- 'own', or the ONS code of another council; null: not known, or outside England.
  happened_in text,
  adult_now text not null,
  adult_now_in text,
  funded_by text not null,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  unique (council_id, concern_id, version)
);

-- Another council took it on in writing. Until then it is ours.
create table safeguarding.acceptance (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  council_code text not null,
  accepted_on date not null,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index acceptance_concern on safeguarding.acceptance (council_id, concern_id, at);

-- Whom to tell on day one, and to ask before the adult goes back.
create table safeguarding.tell_task (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  code text not null,
  due_on date not null,
  done_on date,
  channel text,
  done_at timestamptz,
  done_by uuid,
  at timestamptz not null,
  words bytea,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index tell_task_concern on safeguarding.tell_task (council_id, concern_id, due_on);
create unique index tell_task_once on safeguarding.tell_task (council_id, concern_id, code) where done_on is null;

-- From one shift to the next. Each under a key of its own.
create table safeguarding.handover (
  council_id uuid not null references platform.council,
  id uuid not null,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id)
);
create index handover_newest on safeguarding.handover (council_id, at desc);

do $$
declare t text;
begin
  foreach t in array array['contact_card', 'around_person', 'around_route', 'hearing', 'capacity_view',
    'against_wish', 'advocacy_view', 'advocate_step', 'reply', 'places', 'acceptance', 'tell_task', 'handover']
  loop
    execute format('alter table safeguarding.%I enable row level security', t);
    execute format('create policy council on safeguarding.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert on safeguarding.contact_card, safeguarding.around_person, safeguarding.around_route,
  safeguarding.hearing, safeguarding.capacity_view, safeguarding.against_wish, safeguarding.advocacy_view,
  safeguarding.advocate_step, safeguarding.reply, safeguarding.places, safeguarding.acceptance,
  safeguarding.tell_task, safeguarding.handover to :"app";
-- Somebody is barred, or no longer; a task is done. The rest is never edited.
grant update (version, barred_because, barred_at, barred_by) on safeguarding.around_person to :"app";
grant update (done_on, channel, done_at, done_by, words) on safeguarding.tell_task to :"app";
