-- What is alleged and found, the safety put around the adult and what it takes from them, who supports them, what
-- was agreed, what runs beside the case, and a death. Words lie sealed under the key of the concern.

-- What was written about one of the records below: never edited, the newest stands for what holds now.
create table safeguarding.entry (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  about_type text not null check (about_type in ('source', 'measure', 'supporter', 'plan', 'plan-action', 'follow-up')),
  about_id uuid not null,
  kind text not null,
  -- A code of the list that the kind calls for.
  code text,
  on_day date,
  at timestamptz not null,
  by uuid,
  words bytea,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index entry_about on safeguarding.entry (council_id, concern_id, about_type, at, id);

-- Someone or something that may have harmed the adult. A tighter record than the case: see the permission source.read.
create table safeguarding.source (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  kind text not null,
  -- Of the Safeguarding Adults Collection; null: not known yet.
  category text,
  -- The record of a resident; never called anything but a resident.
  person_id uuid,
  -- Before a finding: the substance, the evidence relied on, and their answer.
  substance_given_on date,
  evidence_seen_on date,
  answered_in_full_on date,
  -- Who hears a challenge: somebody not involved.
  challenge_to uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index source_concern on safeguarding.source (council_id, concern_id, recorded_at);

-- Never edited: a correction supersedes.
create table safeguarding.allegation (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  abuse_type text not null,
  source_category text,
  source_id uuid,
  location text,
  happened text not null check (happened in ('date', 'about', 'not-known')),
  happened_on date,
  supersedes uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  foreign key (council_id, source_id) references safeguarding.source,
  check ((happened = 'date') = (happened_on is not null))
);
create index allegation_concern on safeguarding.allegation (council_id, concern_id, recorded_at);
create unique index allegation_superseded_once on safeguarding.allegation (council_id, supersedes) where supersedes is not null;

-- Never edited: a later finding supersedes.
create table safeguarding.finding (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  allegation_id uuid not null,
  outcome text not null,
  -- Why the person was not told first, where they were not.
  not_told text check (not_told in ('unsafe', 'police-object')),
  supersedes uuid,
  found_at timestamptz not null,
  found_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  foreign key (council_id, allegation_id) references safeguarding.allegation
);
create index finding_concern on safeguarding.finding (council_id, concern_id, found_at);
create unique index finding_superseded_once on safeguarding.finding (council_id, supersedes) where supersedes is not null;
-- Of two people who find at once on the same allegation the second is told.
create unique index finding_first on safeguarding.finding (council_id, allegation_id) where supersedes is null;

create table safeguarding.measure (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  measure text not null,
  -- It limits where the adult goes or whom they see.
  limits boolean not null,
  state text not null,
  from_on date not null,
  -- Until when: looked at again by then.
  review_on date not null,
  -- A local target: the rest about a measure that limits.
  weigh_by date,
  next_step text,
  next_step_owner uuid,
  next_step_on date,
  next_step_done_on date,
  ended_at timestamptz,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index measure_concern on safeguarding.measure (council_id, concern_id, from_on, id);
create index measure_live on safeguarding.measure (council_id, review_on, id) where state <> 'ended';
create index measure_step on safeguarding.measure (council_id, next_step_owner, next_step_on)
  where state <> 'ended' and next_step_done_on is null and next_step is not null;

create table safeguarding.supporter (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  -- Null: somebody outside, named in words.
  account_id uuid,
  state text not null,
  since_on date not null,
  next_on date,
  ended_at timestamptz,
  end_ground text check (end_ground in ('persons-word', 'recorded-reason', 'died')),
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index supporter_concern on safeguarding.supporter (council_id, concern_id, since_on, id);
create index supporter_due on safeguarding.supporter (council_id, account_id, next_on) where state <> 'ended';

create table safeguarding.plan_action (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  owner_id uuid not null,
  due_on date not null,
  state text not null,
  made_at timestamptz not null,
  settled_at timestamptz,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index plan_action_concern on safeguarding.plan_action (council_id, concern_id, due_on, id);
create index plan_action_owner on safeguarding.plan_action (council_id, owner_id, due_on) where state = 'to-do';

-- What runs beside the case with an owner of its own, and never holds it open.
create table safeguarding.follow_up (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  process text not null,
  owner_id uuid not null,
  state text not null,
  due_on date not null,
  made_at timestamptz not null,
  answered_on date,
  settled_at timestamptz,
  -- Duty of candour alone.
  told_on date,
  apologised_on date,
  written_on date,
  letter_seen_on date,
  delay_until date,
  not_candid_at timestamptz,
  not_candid_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index follow_up_concern on safeguarding.follow_up (council_id, concern_id, due_on, id);
create index follow_up_owner on safeguarding.follow_up (council_id, owner_id, due_on) where state = 'waiting';
create index follow_up_due on safeguarding.follow_up (council_id, due_on, id) where state = 'waiting';

-- The adult died: one step on a case, taken once.
create table safeguarding.death (
  council_id uuid not null,
  concern_id uuid not null,
  person_id uuid not null,
  happened text not null check (happened in ('date', 'about', 'not-known')),
  others_at_risk text not null check (others_at_risk in ('yes', 'no', 'unknown')),
  -- The one person who speaks to the family.
  family_contact uuid,
  -- The enquiry under section 42 ended with it: the adult died.
  enquiry_ended boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  words bytea not null,
  primary key (council_id, concern_id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index death_person on safeguarding.death (council_id, person_id);

-- A guide as it was filled in, with the wording of its questions. A score never opens or closes a case.
create table safeguarding.guide (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  guide text not null,
  score integer,
  filled_at timestamptz not null,
  filled_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index guide_concern on safeguarding.guide (council_id, concern_id, filled_at);

do $$
declare t text;
begin
  foreach t in array array['entry', 'source', 'allegation', 'finding', 'measure', 'supporter', 'plan_action',
    'follow_up', 'death', 'guide']
  loop
    execute format('alter table safeguarding.%I enable row level security', t);
    execute format('create policy council on safeguarding.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert on safeguarding.entry, safeguarding.allegation, safeguarding.finding, safeguarding.death,
  safeguarding.guide to :"app";
grant select, insert on safeguarding.source, safeguarding.measure, safeguarding.supporter, safeguarding.plan_action,
  safeguarding.follow_up to :"app";
-- What was first written stays; where it stands changes.
grant update (version, substance_given_on, evidence_seen_on, answered_in_full_on, challenge_to)
  on safeguarding.source to :"app";
grant update (version, state, review_on, next_step, next_step_owner, next_step_on, next_step_done_on, ended_at)
  on safeguarding.measure to :"app";
grant update (version, state, next_on, ended_at, end_ground) on safeguarding.supporter to :"app";
grant update (version, state, settled_at) on safeguarding.plan_action to :"app";
grant update (version, state, due_on, answered_on, settled_at, told_on, apologised_on, written_on, letter_seen_on,
  delay_until, not_candid_at, not_candid_by) on safeguarding.follow_up to :"app";
