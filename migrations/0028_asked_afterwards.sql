-- Asked afterwards: were you listened to, do you feel safer, what would you change. And what came of the answers.

create table safeguarding.feedback (
  council_id uuid not null references platform.council,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  -- The adult, or a relative about their own experience: reported apart, never instead.
  kind text not null check (kind in ('adult', 'relative')),
  state text not null,
  -- A local target.
  due_on date not null,
  asker_id uuid,
  -- Codes of survey-not-asked, felt-listened-to, feels-safer and survey-answered-by.
  not_asked text,
  listened text,
  safer text,
  answered_by text,
  answered_on date,
  themes text[] not null default '{}',
  planned_at timestamptz not null,
  recorded_at timestamptz,
  recorded_by uuid,
  words bytea,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create unique index feedback_of_adult on safeguarding.feedback (council_id, concern_id) where kind = 'adult';
create index feedback_concern on safeguarding.feedback (council_id, concern_id);
create index feedback_to_ask on safeguarding.feedback (council_id, due_on, id) where state in ('planned', 'given');
create index feedback_asker on safeguarding.feedback (council_id, asker_id) where state = 'given';
create index feedback_answered on safeguarding.feedback (council_id, answered_on) where state = 'answered';

-- 'Not safer' goes at once to a named person.
create table safeguarding.not_safer (
  council_id uuid not null references platform.council,
  id uuid not null,
  concern_id uuid not null,
  feedback_id uuid not null,
  version integer not null default 1,
  named_id uuid,
  look_on date not null,
  contact_by date not null,
  looked_at timestamptz,
  contacted_on date,
  outcome text,
  settled_at timestamptz,
  settled_by uuid,
  words bytea,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  foreign key (council_id, feedback_id) references safeguarding.feedback
);
create index not_safer_open on safeguarding.not_safer (council_id, contact_by) where settled_at is null;
create index not_safer_concern on safeguarding.not_safer (council_id, concern_id);

-- What many said leads to a change, or to a public reason why not. Its words are public: nothing of a person in them.
create table safeguarding.theme_answer (
  council_id uuid not null references platform.council,
  id uuid not null,
  theme text not null,
  kind text not null check (kind in ('change', 'why-not')),
  public_words text not null,
  answered_at timestamptz not null,
  answered_by uuid,
  primary key (council_id, id)
);
create index theme_answer_theme on safeguarding.theme_answer (council_id, theme, answered_at desc);

do $$
declare t text;
begin
  foreach t in array array['feedback', 'not_safer', 'theme_answer']
  loop
    execute format('alter table safeguarding.%I enable row level security', t);
    execute format('create policy council on safeguarding.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;
grant select, insert, update on safeguarding.feedback, safeguarding.not_safer to :"app";
grant select, insert on safeguarding.theme_answer to :"app";
