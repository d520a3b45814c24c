-- People who live in care homes, and worries about them: reports, concerns, decisions. Words about people are
-- sealed under a key of their record's own (platform.record_key), which can be destroyed; codes, dates and ids are not.

create table platform.record_key (
  council_id uuid not null references platform.council,
  record_id uuid not null,
  -- Under the master key, which is not in the database. Null: destroyed, and the record's words with it.
  wrapped bytea,
  primary key (council_id, record_id)
);
comment on table platform.record_key is 'One key per record. It has no dates: when an anonymous record was made must not show here.';
grant select, insert, update on platform.record_key to :"app";

create schema people;
grant usage on schema people to :"app";

create table people.person (
  council_id uuid not null references platform.council,
  id uuid not null,
  version integer not null default 1,
  given_name text not null default '',
  family_name text not null default '',
  known_as text,
  -- Both names folded to plain small letters, for finding.
  name_key text not null default '',
  born_on date,
  -- 'about 85', where no date is known.
  born_about text,
  sex text,
  ethnicity text,
  support_reason text,
  conditions text[] not null default '{}',
  -- Where they live now, as far as we know.
  home_id uuid,
  -- Who placed them or pays.
  funding text,
  placed_by_council uuid,
  restricted boolean not null default false,
  died_on date,
  -- How they communicate, what matters to them, who pays in words.
  words bytea,
  made_at timestamptz not null,
  made_by uuid,
  erased_at timestamptz,
  primary key (council_id, id)
);
comment on table people.person is 'An adult who lives in a care home, or did. Erasable: the words by their key, the rest by emptying the row.';
create index person_name on people.person using gin (name_key gin_trgm_ops);
create index person_home on people.person (council_id, home_id) where home_id is not null;

-- Where somebody lived, and when: a home's past residents count in an enquiry into it.
create table people.stay (
  council_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  home_id uuid not null,
  from_on date,
  to_on date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (council_id, id),
  foreign key (council_id, person_id) references people.person
);
create index stay_person on people.stay (council_id, person_id);
create index stay_home on people.stay (council_id, home_id);

create schema safeguarding;
grant usage on schema safeguarding to :"app";

create table safeguarding.team (
  council_id uuid not null references platform.council,
  id uuid not null,
  name text not null,
  primary key (council_id, id)
);
create table safeguarding.team_member (
  council_id uuid not null,
  team_id uuid not null,
  account_id uuid not null,
  primary key (council_id, team_id, account_id),
  foreign key (council_id, team_id) references safeguarding.team,
  foreign key (council_id, account_id) references platform.account
);
create index team_member_account on safeguarding.team_member (council_id, account_id);

-- One account of what someone saw or fears, as they gave it. Never merged with another, never edited.
create table safeguarding.report (
  council_id uuid not null references platform.council,
  id uuid not null,
  reference text not null,
  version integer not null default 1,
  door text not null check (door in ('public', 'home', 'officer', 'phone', 'partner', 'api', 'import')),
  -- What the reporter chose: their name may be used; kept from the home; no name.
  naming text not null check (naming in ('named', 'name-withheld', 'anonymous')),
  -- The account that gave it; null where it came without one.
  raised_by uuid,
  relation text,
  home_id uuid,
  danger text not null check (danger in ('now', 'no', 'not-known')),
  -- For an anonymous report the half day only.
  received_at timestamptz not null,
  state text not null,
  sorted_as text,
  sorted_at timestamptz,
  sorted_by uuid,
  -- Of the code with which someone without an account comes back.
  code_hash text,
  words bytea not null,
  primary key (council_id, id)
);
create unique index report_reference on safeguarding.report (council_id, reference);
create index report_to_sort on safeguarding.report (council_id, received_at, id) where state = 'new';
create index report_raised_by on safeguarding.report (council_id, raised_by, received_at desc) where raised_by is not null;
create index report_home on safeguarding.report (council_id, home_id, received_at desc) where home_id is not null;

-- A concern about one adult: the case. Everything that follows hangs on it, and who may see it is decided here.
create table safeguarding.concern (
  council_id uuid not null,
  id uuid not null,
  reference text not null,
  version integer not null default 1,
  report_id uuid not null,
  person_id uuid not null,
  home_id uuid,
  state text not null,
  danger text not null check (danger in ('now', 'no', 'not-known')),
  abuse_types text[] not null default '{}',
  -- The code of the location of risk (Safeguarding Adults Collection).
  location text,
  happened_on date,
  received_at timestamptz not null,
  -- A local target, never a legal deadline.
  due_on date,
  -- When somebody last looked at how safe the adult is.
  risk_looked_at timestamptz,
  risk_looked_by uuid,
  team_id uuid,
  lead_id uuid,
  restricted boolean not null default false,
  decided_at timestamptz,
  outcome text,
  closed_at timestamptz,
  closing_reason text,
  -- A closed concern is never opened again: a new one points back to it.
  reopens uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, report_id) references safeguarding.report,
  foreign key (council_id, team_id) references safeguarding.team
);
create unique index concern_reference on safeguarding.concern (council_id, reference);
create index concern_report on safeguarding.concern (council_id, report_id);
create index concern_person on safeguarding.concern (council_id, person_id, received_at desc);
create index concern_home on safeguarding.concern (council_id, home_id, received_at desc) where home_id is not null;
create index concern_open on safeguarding.concern (council_id, state, due_on, id) where state <> 'closed';
create index concern_team on safeguarding.concern (council_id, team_id, state, due_on) where state <> 'closed';
create index concern_lead on safeguarding.concern (council_id, lead_id, state, due_on) where state <> 'closed';
create index concern_newest on safeguarding.concern (council_id, received_at desc, id desc);

-- Who works on it, in what part, from when to when.
create table safeguarding.case_role (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  account_id uuid not null,
  role text not null,
  from_at timestamptz not null,
  ended_at timestamptz,
  given_by uuid,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index case_role_concern on safeguarding.case_role (council_id, concern_id) where ended_at is null;
create index case_role_account on safeguarding.case_role (council_id, account_id) where ended_at is null;

-- Reports of one incident, harm to several adults, what may be the same: linked, never merged.
create table safeguarding.link (
  council_id uuid not null,
  concern_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('same-incident', 'related', 'possible-duplicate', 'reopens')),
  made_at timestamptz not null,
  made_by uuid,
  primary key (council_id, concern_id, other_id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  foreign key (council_id, other_id) references safeguarding.concern,
  check (concern_id < other_id)
);
create index link_other on safeguarding.link (council_id, other_id);

-- Never edited: a correction supersedes.
create table safeguarding.decision (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  outcome text not null,
  -- For each limb of section 42(1): yes, no or unknown.
  needs text not null check (needs in ('yes', 'no', 'unknown')),
  abuse text not null check (abuse in ('yes', 'no', 'unknown')),
  protect text not null check (protect in ('yes', 'no', 'unknown')),
  -- Codes of the lists no-enquiry-reasons or other-enquiry-reasons, and no-enquiry-routes.
  reason text,
  route text,
  law_version text not null,
  threshold_version text not null,
  supersedes uuid,
  decided_at timestamptz not null,
  decided_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index decision_concern on safeguarding.decision (council_id, concern_id, decided_at);
create unique index decision_superseded_once on safeguarding.decision (council_id, supersedes) where supersedes is not null;

-- What was written down along the way: looks at risk, notes, calls.
create table safeguarding.note (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  kind text not null,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index note_concern on safeguarding.note (council_id, concern_id, at, id);

-- What a reporter and the council write to each other.
create table safeguarding.message (
  council_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  side text not null check (side in ('reporter', 'council')),
  at timestamptz not null,
  by uuid,
  read_at timestamptz,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, report_id) references safeguarding.report
);
create index message_report on safeguarding.message (council_id, report_id, at);
create index message_unread on safeguarding.message (council_id, at) where side = 'reporter' and read_at is null;

do $$
declare t text;
begin
  foreach t in array array['platform.record_key', 'people.person', 'people.stay', 'safeguarding.team',
    'safeguarding.team_member', 'safeguarding.report', 'safeguarding.concern', 'safeguarding.case_role',
    'safeguarding.link', 'safeguarding.decision', 'safeguarding.note', 'safeguarding.message']
  loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy council on %s using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert, update on people.person, people.stay to :"app";
grant select, insert, update on safeguarding.team, safeguarding.report, safeguarding.concern,
  safeguarding.case_role, safeguarding.message to :"app";
grant select, insert, delete on safeguarding.team_member, safeguarding.link to :"app";
-- A decision and a note are never edited.
grant select, insert on safeguarding.decision, safeguarding.note to :"app";
