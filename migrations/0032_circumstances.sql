-- What changes what must be thought of in a case, as somebody answered it: never edited, of one kind the newest holds.
create table safeguarding.circumstance (
  council_id uuid not null references platform.council,
  id uuid not null,
  concern_id uuid not null,
  -- A code of law/circumstances.
  kind text not null,
  version integer not null,
  standing text not null check (standing in ('holds', 'over', 'not-so')),
  -- By code of the question: yes, no or unknown. The wording that was answered lies in the words.
  answers jsonb not null,
  -- Such as the ticks of a DASH: a prompt, never a rule.
  counted integer,
  happened_on date,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
-- Of two who answer at once the later is told; and what holds is found without reading the rest.
create unique index circumstance_version on safeguarding.circumstance (council_id, concern_id, kind, version);

alter table safeguarding.circumstance enable row level security;
create policy council on safeguarding.circumstance
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
grant select, insert on safeguarding.circumstance to :"app";

-- When what runs beside a case began, or whoever leads it was told.
alter table safeguarding.follow_up add column begun_on date;
