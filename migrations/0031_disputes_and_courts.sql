-- Somebody disputes a decision; a complaint to the Ombudsman about our own safeguarding, kept apart from the case;
-- letters from councillors and members of Parliament; proceedings before a court; answers to requests for information.

create table safeguarding.dispute (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  -- Codes of dispute-subjects and dispute-sides.
  about text not null,
  side text not null,
  -- Where it is about one of several decisions of the case: which.
  decision_id uuid,
  state text not null,
  received_on date not null,
  -- A local target, never a legal deadline.
  due_on date,
  reviewer_id uuid,
  -- By when whoever it was escalated to answers.
  escalated_by date,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index dispute_concern on safeguarding.dispute (council_id, concern_id, at);
create index dispute_open on safeguarding.dispute (council_id, due_on, id) where state in ('received', 'reviewing', 'decided', 'escalated');
create index dispute_reviewer on safeguarding.dispute (council_id, reviewer_id) where reviewer_id is not null;

-- What was done with it. Never edited.
create table safeguarding.dispute_entry (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  dispute_id uuid not null,
  kind text not null check (kind in ('reviewer', 'outcome', 'told', 'escalated', 'route', 'withdrawn')),
  -- A code of dispute-outcomes or dispute-routes.
  code text,
  on_date date,
  account_id uuid,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, dispute_id) references safeguarding.dispute
);
create index dispute_entry_dispute on safeguarding.dispute_entry (council_id, dispute_id, at);
create index dispute_entry_concern on safeguarding.dispute_entry (council_id, concern_id);

-- About our own safeguarding. Its words lie under a key of its own, and nothing of it is written into the case.
create table safeguarding.ombudsman_complaint (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  reference text not null,
  version integer not null default 1,
  state text not null,
  received_on date not null,
  -- A code of ombudsman-outcomes.
  outcome text,
  decided_on date,
  -- By when what the Ombudsman asked us to do is done.
  remedy_due_on date,
  closed_on date,
  -- The hold that keeps the case.
  hold_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  foreign key (council_id, hold_id) references safeguarding.hold
);
create unique index ombudsman_reference on safeguarding.ombudsman_complaint (council_id, reference);
create index ombudsman_concern on safeguarding.ombudsman_complaint (council_id, concern_id);
create index ombudsman_list on safeguarding.ombudsman_complaint (council_id, received_on desc, id);

-- What the Ombudsman asked for, and what was given.
create table safeguarding.ombudsman_item (
  council_id uuid not null,
  id uuid not null,
  complaint_id uuid not null,
  version integer not null default 1,
  asked_on date not null,
  -- The day the Ombudsman set.
  due_on date,
  given_on date,
  at timestamptz not null,
  by uuid not null,
  words bytea not null,
  given_at timestamptz,
  given_by uuid,
  given_words bytea,
  primary key (council_id, id),
  foreign key (council_id, complaint_id) references safeguarding.ombudsman_complaint
);
create index ombudsman_item_complaint on safeguarding.ombudsman_item (council_id, complaint_id, asked_on);

-- A letter from a councillor or a member of Parliament.
create table safeguarding.member_letter (
  council_id uuid not null references platform.council,
  id uuid not null,
  reference text not null,
  version integer not null default 1,
  -- The case it turned out to be about; null: none, or nobody has said.
  concern_id uuid,
  -- Codes of member-kinds and member-askers.
  kind text not null,
  asker text not null,
  -- Could whoever asked them to write be the source of risk, or close to it?
  could_be_source text not null check (could_be_source in ('yes', 'no', 'unknown')),
  state text not null,
  received_on date not null,
  -- A local target.
  due_on date,
  -- Codes of fact-sheet-parts: what the sheet says as it stands.
  parts text[] not null default '{}',
  drafted_by uuid,
  signed_at timestamptz,
  signed_by uuid,
  sent_on date,
  at timestamptz not null,
  by uuid not null,
  -- Under a key of its own.
  words bytea not null,
  sheet bytea,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create unique index member_letter_reference on safeguarding.member_letter (council_id, reference);
create index member_letter_concern on safeguarding.member_letter (council_id, concern_id) where concern_id is not null;
create index member_letter_open on safeguarding.member_letter (council_id, due_on, id) where state in ('received', 'drafted', 'signed');
create index member_letter_list on safeguarding.member_letter (council_id, received_on desc, id);

-- Whose agreement covers what. Never edited: what was agreed later is another row; what was taken back ends it.
create table safeguarding.member_agreement (
  council_id uuid not null,
  id uuid not null,
  letter_id uuid not null,
  -- A code of agreement-bases.
  basis text not null,
  parts text[] not null,
  given_on date not null,
  ended_on date,
  at timestamptz not null,
  by uuid not null,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, letter_id) references safeguarding.member_letter
);
create index member_agreement_letter on safeguarding.member_agreement (council_id, letter_id, at);

-- Proceedings about the adult.
create table safeguarding.court_case (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  -- A code of court-proceedings.
  kind text not null,
  lead_id uuid not null,
  next_on date,
  ended_on date,
  hold_id uuid not null,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  foreign key (council_id, hold_id) references safeguarding.hold
);
create index court_case_concern on safeguarding.court_case (council_id, concern_id, at);

-- Orders of the court. Never edited, but for the day on which one ends.
create table safeguarding.court_order (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  court_case_id uuid not null,
  made_on date not null,
  until_on date,
  -- Codes of court-restrictions.
  restricts text[] not null default '{}',
  ended_on date,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, court_case_id) references safeguarding.court_case
);
create index court_order_concern on safeguarding.court_order (council_id, concern_id, at);

-- The answer to a request under the Freedom of Information Act: words without a person in them, and counts of which
-- none is under five. Never edited.
create table safeguarding.information_answer (
  council_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  -- {label, count}: null where it was suppressed.
  figures jsonb not null default '[]',
  -- A code of information-exemptions, where something was not given.
  exemption text,
  at timestamptz not null,
  by uuid not null,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, request_id) references safeguarding.access_request
);
create unique index information_answer_request on safeguarding.information_answer (council_id, request_id);

do $$
declare t text;
begin
  foreach t in array array['dispute', 'dispute_entry', 'ombudsman_complaint', 'ombudsman_item', 'member_letter',
    'member_agreement', 'court_case', 'court_order', 'information_answer']
  loop
    execute format('alter table safeguarding.%I enable row level security', t);
    execute format('create policy council on safeguarding.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert on safeguarding.dispute, safeguarding.dispute_entry, safeguarding.ombudsman_complaint,
  safeguarding.ombudsman_item, safeguarding.member_letter, safeguarding.member_agreement, safeguarding.court_case,
  safeguarding.court_order, safeguarding.information_answer to :"app";
grant update (version, state, due_on, reviewer_id, escalated_by) on safeguarding.dispute to :"app";
grant update (version, state, outcome, decided_on, remedy_due_on, closed_on, words) on safeguarding.ombudsman_complaint to :"app";
grant update (version, given_on, given_at, given_by, given_words) on safeguarding.ombudsman_item to :"app";
grant update (version, state, could_be_source, parts, drafted_by, signed_at, signed_by, sent_on, sheet) on safeguarding.member_letter to :"app";
grant update (ended_on) on safeguarding.member_agreement, safeguarding.court_order to :"app";
grant update (version, lead_id, next_on, ended_on, words) on safeguarding.court_case to :"app";
