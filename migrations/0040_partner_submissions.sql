-- What partners, and officers on their behalf, told of a home: codes, days and roles, and no words about anyone.

-- A file that was brought in whole, and can be taken back whole.
create table intelligence.submission_file (
  council_id uuid not null references platform.council,
  id uuid not null,
  kind text not null check (kind in ('partner-signals', 'food-hygiene')),
  file_name text not null,
  rows integer not null,
  told integer not null,
  -- Rows that no home was found for, in plain words.
  unmatched jsonb not null default '[]',
  at timestamptz not null,
  by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (council_id, id)
);
create index submission_file_list on intelligence.submission_file (council_id, at desc, id);

create table intelligence.submission (
  council_id uuid not null references platform.council,
  id uuid not null,
  version integer not null default 1,
  home_id uuid not null,
  -- Codes of src/modules/intelligence/submissions/data.
  partner text not null,
  kind text not null,
  observed_from date not null,
  observed_to date not null,
  -- In what role somebody saw it; never who.
  seen_by text not null,
  sureness text not null check (sureness in ('hearsay', 'verified')),
  -- The partner's own number for what happened.
  reference text,
  -- How many, in a return.
  count integer,
  -- A rating.
  grade text,
  restriction intelligence.restriction not null,
  received_on date not null,
  -- The event that a person said it is a witness of; null: its own.
  event_key text,
  file_id uuid,
  -- Of a row of a file, so that the same row twice tells nothing twice; null once its file was taken back.
  fingerprint text,
  at timestamptz not null,
  by uuid,
  taken_back_at timestamptz,
  taken_back_by uuid,
  why_taken_back text,
  -- What it said before each correction.
  past jsonb not null default '[]',
  primary key (council_id, id),
  foreign key (council_id, file_id) references intelligence.submission_file
);
create unique index submission_once on intelligence.submission (council_id, fingerprint) where fingerprint is not null;
create index submission_list on intelligence.submission (council_id, at desc, id);
create index submission_home on intelligence.submission (council_id, home_id);
create index submission_of_file on intelligence.submission (council_id, file_id) where file_id is not null;

-- What a person said of two that look like one event. The last counts; none is edited.
create table intelligence.submission_double (
  council_id uuid not null references platform.council,
  id uuid not null,
  submission_id uuid not null,
  other_source text not null,
  other_key text not null,
  verdict text not null check (verdict in ('one-event', 'separate')),
  at timestamptz not null,
  by uuid not null,
  primary key (council_id, id),
  foreign key (council_id, submission_id) references intelligence.submission
);
create index submission_double_of on intelligence.submission_double (council_id, submission_id);

do $$
declare t text;
begin
  foreach t in array array['submission', 'submission_file', 'submission_double'] loop
    execute format('alter table intelligence.%I enable row level security', t);
    execute format('create policy council on intelligence.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert on intelligence.submission, intelligence.submission_file, intelligence.submission_double to :"app";
grant update (version, home_id, partner, kind, observed_from, observed_to, seen_by, sureness, reference, count, restriction,
  event_key, fingerprint, taken_back_at, taken_back_by, why_taken_back, past) on intelligence.submission to :"app";
grant update (told, undone_at, undone_by) on intelligence.submission_file to :"app";
