-- Harm between two residents: what happened between whom, where and at what time of day, and the support of someone
-- who may be a risk to others. It belongs to neither resident's case: each has a case of their own.

create table safeguarding.between (
  council_id uuid not null references platform.council,
  id uuid not null,
  home_id uuid not null,
  -- Who was harmed, and who may have harmed. A resident is never called a perpetrator.
  harmed_id uuid not null,
  other_id uuid not null,
  -- The case of each, once there is one.
  harmed_concern_id uuid,
  other_concern_id uuid,
  happened_on date,
  time_of_day text not null,
  place text not null,
  kinds text[] not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, harmed_id) references people.person,
  foreign key (council_id, other_id) references people.person,
  foreign key (council_id, harmed_concern_id) references safeguarding.concern,
  foreign key (council_id, other_concern_id) references safeguarding.concern,
  check (harmed_id <> other_id)
);
create index between_home on safeguarding.between (council_id, home_id, happened_on desc);
create index between_harmed on safeguarding.between (council_id, harmed_id);
create index between_other on safeguarding.between (council_id, other_id);

-- Support first, then monitoring. Superseded, never edited: the newest of a person holds.
create table safeguarding.resident_support (
  council_id uuid not null references platform.council,
  id uuid not null,
  person_id uuid not null,
  home_id uuid not null,
  -- Of the council: never the one who works with whom they may have harmed.
  practitioner_id uuid not null,
  has_advocate text not null check (has_advocate in ('yes', 'no', 'not-needed')),
  capacity text not null,
  review_on date not null,
  -- Living together, looked at again: fits, fits with support, does not fit.
  compatibility text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, person_id) references people.person
);
create index resident_support_person on safeguarding.resident_support (council_id, person_id, recorded_at desc);
create index resident_support_review on safeguarding.resident_support (council_id, review_on);

do $$
declare t text;
begin
  foreach t in array array['between', 'resident_support']
  loop
    execute format('alter table safeguarding.%I enable row level security', t);
    execute format('create policy council on safeguarding.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;
grant select, insert on safeguarding.between, safeguarding.resident_support to :"app";
