-- Letters and sheets to the adult, and files in a case. Words are sealed under the concern's key; codes, dates and ids
-- are not. What was written is never edited: a correction is a new letter.

-- What the adult wants to be sent, in which form and at which steps. The newest holds; nothing is an answer too.
create table safeguarding.letter_wish (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  wants text not null,
  steps text[] not null,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index letter_wish_concern on safeguarding.letter_wish (council_id, concern_id, at);

-- One letter or sheet: its text, who receives it and by which route stand from the start.
create table safeguarding.letter (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  step text not null,
  form text not null,
  route text not null,
  -- Where it is said and not written: the way, a code of the safe-contact card.
  through text,
  template text not null,
  -- The letter that this one takes the place of.
  corrects uuid,
  state text not null check (state in ('ready', 'handed-over', 'stopped')),
  handed_on date,
  stopped_because text,
  ended_at timestamptz,
  ended_by uuid,
  -- Who handed it over, and how the adult took it; or why it was stopped.
  ended_words bytea,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  foreign key (council_id, corrects) references safeguarding.letter,
  check ((state = 'handed-over') = (handed_on is not null)),
  check ((state = 'stopped') = (stopped_because is not null)),
  check ((state = 'ready') = (ended_at is null))
);
create index letter_concern on safeguarding.letter (council_id, concern_id, at);

-- A file in a case, under the id of its original: what it is, who made it and when. Name and bytes lie with the
-- platform's files, under the concern's key too.
create table safeguarding.case_file (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  kind text not null,
  made_on date,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index case_file_concern on safeguarding.case_file (council_id, concern_id, at);

-- Why somebody needed to see an intimate image. Each look needs a reason that was just given.
create table safeguarding.file_reason (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  file_id uuid not null,
  reason text not null,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, file_id) references safeguarding.case_file,
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index file_reason_file on safeguarding.file_reason (council_id, file_id, at);

do $$
declare t text;
begin
  foreach t in array array['letter_wish', 'letter', 'case_file', 'file_reason']
  loop
    execute format('alter table safeguarding.%I enable row level security', t);
    execute format('create policy council on safeguarding.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert on safeguarding.letter_wish, safeguarding.letter, safeguarding.case_file,
  safeguarding.file_reason to :"app";
-- A letter ends once: handed over, or stopped. Its text and its reader never change.
grant update (version, state, handed_on, stopped_because, ended_at, ended_by, ended_words)
  on safeguarding.letter to :"app";
