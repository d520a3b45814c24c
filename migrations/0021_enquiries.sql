-- Enquiries: from the decision to the conclusion. Each row hangs on a concern; what is written about people is
-- sealed in `words` under the concern's key. What was decided, said or found is never edited: a later row supersedes.

create table safeguarding.enquiry (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  kind text not null check (kind in ('section-42', 'other')),
  state text not null,
  -- Where it goes on after a pause.
  state_before text,
  opened_on date not null,
  -- A local target, never a legal deadline. Null while it is paused or has ended.
  due_on date,
  -- The day the return counts; when the case is closed is another.
  ended_on date,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create unique index enquiry_concern on safeguarding.enquiry (council_id, concern_id);
create index enquiry_due on safeguarding.enquiry (council_id, due_on, id) where due_on is not null;

create table safeguarding.enquiry_pause (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  -- A code of clock-pauses.
  reason text not null,
  from_on date not null,
  -- The day work goes on; null while it stands still.
  to_on date,
  at timestamptz not null,
  by uuid,
  words bytea,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index enquiry_pause_concern on safeguarding.enquiry_pause (council_id, concern_id, from_on);

create table safeguarding.enquiry_plan (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  target_on date,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index enquiry_plan_concern on safeguarding.enquiry_plan (council_id, concern_id, at);

-- What the person wants to come of it, in their own words.
create table safeguarding.desired_outcome (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  said_by text not null check (said_by in ('self', 'with-help', 'advocate', 'representative', 'other')),
  said_on date,
  supersedes uuid,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index desired_outcome_concern on safeguarding.desired_outcome (council_id, concern_id, at);
create unique index desired_outcome_once on safeguarding.desired_outcome (council_id, supersedes) where supersedes is not null;

-- "Still so?" at each stage, and at the end whether it came about, as the person says.
create table safeguarding.outcome_answer (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  outcome_id uuid not null,
  kind text not null check (kind in ('still', 'no-longer', 'achieved')),
  -- The state of the enquiry when it was asked.
  stage text not null,
  -- A code of outcomes-achieved; for 'achieved' only.
  achieved text check ((kind = 'achieved') = (achieved is not null)),
  said_by text check (said_by in ('self', 'with-help', 'advocate', 'representative', 'other')),
  at timestamptz not null,
  by uuid,
  words bytea,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  foreign key (council_id, outcome_id) references safeguarding.desired_outcome
);
create index outcome_answer_concern on safeguarding.outcome_answer (council_id, concern_id, at);

create table safeguarding.outcome_asked (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  -- A code of outcomes-asked.
  asked text not null,
  at timestamptz not null,
  by uuid,
  words bytea,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index outcome_asked_concern on safeguarding.outcome_asked (council_id, concern_id, at);

-- Somebody is asked to enquire, or to do something to keep a person safe. A home reads this and nothing else.
create table safeguarding.request (
  council_id uuid not null,
  id uuid not null,
  reference text not null,
  concern_id uuid not null,
  version integer not null default 1,
  kind text not null check (kind in ('enquire', 'protect')),
  asked_of text not null check (asked_of in ('council', 'home', 'nhs', 'other')),
  home_id uuid,
  state text not null,
  -- Answers of the check for conflicts of interest: yes, no or unknown by its codes.
  conflicts jsonb not null default '{}',
  -- The named person. Null: nobody until that is decided.
  recipient_id uuid,
  due_on date,
  asked_at timestamptz,
  made_at timestamptz not null,
  made_by uuid,
  signed_at timestamptz,
  signed_by uuid,
  ended_at timestamptz,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create unique index request_reference on safeguarding.request (council_id, reference);
create index request_concern on safeguarding.request (council_id, concern_id, made_at);
create index request_recipient on safeguarding.request (council_id, recipient_id, made_at desc) where recipient_id is not null;
create index request_due on safeguarding.request (council_id, state, due_on, id) where due_on is not null;

-- What came back, and how the council judged it.
create table safeguarding.request_entry (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  request_id uuid not null,
  kind text not null check (kind in ('answer', 'report', 'adequate', 'redo', 'taken-over', 'withdrawn', 'signed')),
  at timestamptz not null,
  by uuid,
  words bytea,
  primary key (council_id, id),
  foreign key (council_id, request_id) references safeguarding.request
);
create index request_entry_request on safeguarding.request_entry (council_id, request_id, at);

-- What was deliberately shown to one named person, item by item. It can be stopped.
create table safeguarding.shared_item (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  recipient_id uuid not null,
  purpose text not null check (purpose in ('protection', 'enquiry', 'information')),
  at timestamptz not null,
  by uuid,
  stopped_at timestamptz,
  stopped_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index shared_item_concern on safeguarding.shared_item (council_id, concern_id, at);
create index shared_item_recipient on safeguarding.shared_item (council_id, recipient_id, at desc) where stopped_at is null;

-- The police were told; and what they ask us not to do, until when that is looked at again.
create table safeguarding.police (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  told_on date,
  -- Since when they ask us to wait; null where they do not.
  held_from date,
  blocks text[] not null default '{}',
  review_on date,
  lifted_on date,
  lifted_by uuid,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  -- Who of the police lifted it, and how we know.
  lifted_words bytea,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index police_concern on safeguarding.police (council_id, concern_id, at);
create index police_review on safeguarding.police (council_id, review_on, id) where held_from is not null and lifted_on is null;

create table safeguarding.meeting (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  kind text not null check (kind in ('strategy-discussion', 'planning', 'outcome', 'other')),
  held_on date not null,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index meeting_concern on safeguarding.meeting (council_id, concern_id, held_on);

create table safeguarding.evidence (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  from_on date,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index evidence_concern on safeguarding.evidence (council_id, concern_id, at);

create table safeguarding.conclusion (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  -- Codes of the Safeguarding Adults Collection.
  risk_assessment text not null,
  risk_worker text,
  risk_person text,
  capacity text not null,
  -- Where they lacked it: were they supported by an advocate, family or a friend?
  supported text check (supported in ('yes', 'no', 'unknown')),
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index conclusion_concern on safeguarding.conclusion (council_id, concern_id, at);

-- A second person read a conclusion.
create table safeguarding.sign_off (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  conclusion_id uuid not null,
  agrees boolean not null,
  at timestamptz not null,
  by uuid not null,
  words bytea,
  primary key (council_id, id),
  foreign key (council_id, conclusion_id) references safeguarding.conclusion
);
create index sign_off_concern on safeguarding.sign_off (council_id, concern_id, at);

do $$
declare t text;
begin
  foreach t in array array['enquiry', 'enquiry_pause', 'enquiry_plan', 'desired_outcome', 'outcome_answer',
    'outcome_asked', 'request', 'request_entry', 'shared_item', 'police', 'meeting', 'evidence', 'conclusion', 'sign_off']
  loop
    execute format('alter table safeguarding.%s enable row level security', t);
    execute format('create policy council on safeguarding.%s using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert on safeguarding.enquiry, safeguarding.enquiry_pause, safeguarding.enquiry_plan,
  safeguarding.desired_outcome, safeguarding.outcome_answer, safeguarding.outcome_asked, safeguarding.request,
  safeguarding.request_entry, safeguarding.shared_item, safeguarding.police, safeguarding.meeting,
  safeguarding.evidence, safeguarding.conclusion, safeguarding.sign_off to :"app";
grant update on safeguarding.enquiry, safeguarding.request to :"app";
grant update (to_on) on safeguarding.enquiry_pause to :"app";
grant update (stopped_at, stopped_by) on safeguarding.shared_item to :"app";
grant update (version, review_on, lifted_on, lifted_by, lifted_words) on safeguarding.police to :"app";
