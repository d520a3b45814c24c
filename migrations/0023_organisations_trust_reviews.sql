-- Three processes beside an adult's case, each with an access of its own: an organisational enquiry over a home or
-- provider, a person in a position of trust, and a safeguarding adults review. Words are sealed under the key of the
-- process; codes, dates and ids are not.

-- Who has a part in one of them, from when to when.
create table safeguarding.process_role (
  council_id uuid not null references platform.council,
  id uuid not null,
  process text not null check (process in ('organisational', 'trust')),
  process_id uuid not null,
  account_id uuid not null,
  -- worker: works on it; reader: reads the page of the process and no more.
  part text not null check (part in ('lead', 'worker', 'reader')),
  from_at timestamptz not null,
  ended_at timestamptz,
  given_by uuid,
  primary key (council_id, id),
  foreign key (council_id, account_id) references platform.account
);
create unique index process_role_once on safeguarding.process_role (council_id, process, process_id, account_id)
  where ended_at is null;

-- The concerns that belong with one of them. Each stays a case of its own, counted singly.
create table safeguarding.process_concern (
  council_id uuid not null,
  process text not null check (process in ('organisational', 'trust', 'review')),
  process_id uuid not null,
  concern_id uuid not null,
  linked_at timestamptz not null,
  linked_by uuid,
  primary key (council_id, process, process_id, concern_id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index process_concern_concern on safeguarding.process_concern (council_id, concern_id);

create table safeguarding.organisational (
  council_id uuid not null references platform.council,
  id uuid not null,
  reference text not null,
  version integer not null default 1,
  -- Where it began; with a provider it is about all of that provider's homes here.
  home_id uuid not null,
  scope text not null check (scope in ('home', 'provider')),
  provider_id uuid,
  trigger text not null,
  state text not null,
  opened_at timestamptz not null,
  opened_by uuid,
  due_on date,
  -- Police have asked to wait: nobody's family is told until they agree.
  police_hold boolean not null default false,
  police_review_on date,
  closed_at timestamptz,
  words bytea not null,
  primary key (council_id, id)
);
create unique index organisational_reference on safeguarding.organisational (council_id, reference);
create index organisational_home on safeguarding.organisational (council_id, home_id);
create index organisational_newest on safeguarding.organisational (council_id, opened_at desc, id desc);

-- Whether the threshold is met, and why. Never edited: a later one supersedes.
create table safeguarding.organisational_decision (
  council_id uuid not null,
  id uuid not null,
  organisational_id uuid not null,
  outcome text not null check (outcome in ('met', 'not-met')),
  supersedes uuid,
  decided_at timestamptz not null,
  decided_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, organisational_id) references safeguarding.organisational
);
create index organisational_decision_of on safeguarding.organisational_decision (council_id, organisational_id, decided_at);

-- Terms of reference, strands, meetings, who was told, the plan, the report and the learning: one row each.
create table safeguarding.organisational_item (
  council_id uuid not null,
  id uuid not null,
  organisational_id uuid not null,
  version integer not null default 1,
  kind text not null check (kind in ('terms', 'strand', 'meeting', 'told', 'action', 'report', 'learning')),
  -- Of a meeting who was there, of who was told which kind of body.
  code text,
  owner_id uuid,
  due_on date,
  held_on date,
  done_on date,
  made_at timestamptz not null,
  made_by uuid,
  words bytea not null,
  done_words bytea,
  primary key (council_id, id),
  foreign key (council_id, organisational_id) references safeguarding.organisational
);
create index organisational_item_of on safeguarding.organisational_item (council_id, organisational_id, made_at, id);

-- Every resident: seen safe and well by whom it falls to, and told as they wish.
create table safeguarding.organisational_resident (
  council_id uuid not null,
  id uuid not null,
  organisational_id uuid not null,
  person_id uuid not null,
  version integer not null default 1,
  responsible text not null check (responsible in ('host', 'other-council', 'health', 'abroad')),
  state text not null check (state in ('not-seen', 'seen', 'cannot-see', 'escalated')),
  seen_on date,
  -- Safe and well as they were seen.
  safe text check (safe in ('yes', 'no', 'not-known')),
  -- Only of those who meet the three parts of section 42(1): a concern, and a case, of their own.
  concern_id uuid,
  family_wish text not null default 'not-asked',
  family_told_on date,
  words bytea,
  primary key (council_id, id),
  unique (council_id, organisational_id, person_id),
  foreign key (council_id, organisational_id) references safeguarding.organisational,
  foreign key (council_id, concern_id) references safeguarding.concern
);

-- A person in a position of trust. Who they are is sealed.
create table safeguarding.trust (
  council_id uuid not null references platform.council,
  id uuid not null,
  reference text not null,
  version integer not null default 1,
  home_id uuid,
  state text not null,
  life text not null check (life in ('work', 'private', 'both')),
  -- They work with or live with children, or children are harmed: the LADO is told.
  children text not null check (children in ('yes', 'no', 'not-known')),
  raised_at timestamptz not null,
  raised_by uuid,
  due_on date,
  substance_given_on date,
  evidence_seen_on date,
  answered_on date,
  not_told text check (not_told in ('unsafe', 'police-object')),
  outcome text,
  review_on date,
  -- The first day on which it may be listed for removal.
  keep_until date,
  cleared_on date,
  closed_at timestamptz,
  words bytea not null,
  primary key (council_id, id)
);
create unique index trust_reference on safeguarding.trust (council_id, reference);
create index trust_newest on safeguarding.trust (council_id, raised_at desc, id desc);

-- Everywhere they work, an agency and a voluntary post too, and whether each is told.
create table safeguarding.trust_setting (
  council_id uuid not null,
  id uuid not null,
  trust_id uuid not null,
  version integer not null default 1,
  kind text not null,
  tell text not null default 'undecided' check (tell in ('undecided', 'told', 'not-told')),
  basis text,
  told_on date,
  -- The employer's own decision.
  suspended text not null default 'not-known' check (suspended in ('yes', 'no', 'not-known')),
  decided_at timestamptz,
  decided_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, trust_id) references safeguarding.trust
);
create index trust_setting_of on safeguarding.trust_setting (council_id, trust_id);

-- Told to the Disclosure and Barring Service, a regulator, the LADO: who must, who did, when, and the proof seen.
create table safeguarding.trust_referral (
  council_id uuid not null,
  id uuid not null,
  trust_id uuid not null,
  version integer not null default 1,
  body text not null,
  must text not null check (must in ('employer', 'council', 'nobody')),
  done_by text check (done_by in ('employer', 'council', 'other')),
  done_on date,
  proof_seen_on date,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, trust_id) references safeguarding.trust
);
create index trust_referral_of on safeguarding.trust_referral (council_id, trust_id);

-- Never edited: after a challenge another supersedes.
create table safeguarding.trust_finding (
  council_id uuid not null,
  id uuid not null,
  trust_id uuid not null,
  outcome text not null,
  supersedes uuid,
  found_at timestamptz not null,
  found_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, trust_id) references safeguarding.trust
);
create index trust_finding_of on safeguarding.trust_finding (council_id, trust_id, found_at);

-- A safeguarding adults review: the Board's, not the council's.
create table safeguarding.review (
  council_id uuid not null references platform.council,
  id uuid not null,
  reference text not null,
  version integer not null default 1,
  home_id uuid,
  state text not null,
  -- As the Safeguarding Adults Collection counts them.
  died integer not null default 0 check (died >= 0),
  survived integer not null default 0 check (survived >= 0),
  referred_at timestamptz not null,
  referred_by uuid,
  due_on date,
  screened_by uuid,
  kind text check (kind in ('mandatory', 'discretionary')),
  advocate text not null default 'not-known' check (advocate in ('arranged', 'not-needed', 'not-known')),
  -- An inquest, a police investigation: codes of the list of parallel processes.
  parallel text[] not null default '{}',
  commissioned_on date,
  draft_on date,
  published_on date,
  words bytea not null,
  primary key (council_id, id)
);
create unique index review_reference on safeguarding.review (council_id, reference);
create index review_newest on safeguarding.review (council_id, referred_at desc, id desc);

create table safeguarding.review_decision (
  council_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  outcome text not null check (outcome in ('mandatory', 'discretionary', 'none')),
  needs text not null check (needs in ('yes', 'no', 'unknown')),
  working_together text not null check (working_together in ('yes', 'no', 'unknown')),
  died text not null check (died in ('yes', 'no', 'unknown')),
  abuse text not null check (abuse in ('yes', 'no', 'unknown')),
  serious text not null check (serious in ('yes', 'no', 'unknown')),
  law_version text not null,
  supersedes uuid,
  decided_at timestamptz not null,
  decided_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, review_id) references safeguarding.review
);
create index review_decision_of on safeguarding.review_decision (council_id, review_id, decided_at);

-- Requests under section 45, and the person or family invited: asked, by when, and what they said.
create table safeguarding.review_asking (
  council_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  version integer not null default 1,
  kind text not null check (kind in ('section-45', 'person', 'family')),
  asked_on date not null,
  due_on date,
  answered_on date,
  answer text check (answer in ('given', 'given-in-part', 'refused', 'accepted', 'declined')),
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, review_id) references safeguarding.review
);
create index review_asking_of on safeguarding.review_asking (council_id, review_id, asked_on, id);

create table safeguarding.review_recommendation (
  council_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  number integer not null,
  version integer not null default 1,
  state text not null,
  home_id uuid,
  due_on date,
  changed_at timestamptz not null,
  decided_by uuid,
  words bytea not null,
  -- The proof that it was carried out, or why the Board decided that it is not.
  settled_words bytea,
  primary key (council_id, id),
  unique (council_id, review_id, number),
  foreign key (council_id, review_id) references safeguarding.review
);
create index review_recommendation_changed on safeguarding.review_recommendation (council_id, changed_at, id);

do $$
declare t text;
begin
  foreach t in array array['process_role', 'process_concern', 'organisational', 'organisational_decision',
    'organisational_item', 'organisational_resident', 'trust', 'trust_setting', 'trust_referral', 'trust_finding',
    'review', 'review_decision', 'review_asking', 'review_recommendation']
  loop
    execute format('alter table safeguarding.%I enable row level security', t);
    execute format('create policy council on safeguarding.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert, update on safeguarding.process_role, safeguarding.organisational,
  safeguarding.organisational_item, safeguarding.organisational_resident, safeguarding.trust,
  safeguarding.trust_setting, safeguarding.trust_referral, safeguarding.review, safeguarding.review_asking,
  safeguarding.review_recommendation to :"app";
-- A decision, a finding and a link are never edited.
grant select, insert on safeguarding.process_concern, safeguarding.organisational_decision,
  safeguarding.trust_finding, safeguarding.review_decision to :"app";
