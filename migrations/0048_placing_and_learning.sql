-- What whoever placed people in a home is to be told; sources that have gone quiet; why a meeting's day was moved; what
-- was learned of a serious case.

-- One for each kind of body that pays for people there, once for as long as few could notice.
create table intelligence.placing_task (
  council_id uuid not null references platform.council,
  id uuid not null,
  version integer not null default 1,
  home_id uuid not null,
  -- A code of the kinds of bodies: this-council, other-councils, nhs.
  body text not null,
  state text not null check (state in ('open', 'sent', 'closed')),
  -- Since when few could notice, as Lantern knew it, and when that was over; no other is made in between.
  since_on date not null,
  over_on date,
  opened_at timestamptz not null,
  sent_on date,
  sent_by uuid,
  -- By when they are to answer.
  due_on date,
  closed_on date,
  closed_by uuid,
  -- To whom it went and what was asked, and what came of it; null until somebody sent it on or closed it.
  words bytea,
  primary key (council_id, id)
);
create unique index placing_task_once on intelligence.placing_task (council_id, home_id, body) where over_on is null;
create index placing_task_home on intelligence.placing_task (council_id, home_id, opened_at desc);
create index placing_task_open on intelligence.placing_task (council_id, due_on, id) where closed_on is null;

-- Sources that have gone quiet, as it was this morning, for each kind of reader: what each would have told is missing.
create table intelligence.quiet_source (
  council_id uuid not null references platform.council,
  edition intelligence.edition not null,
  source text not null,
  last_on date not null,
  primary key (council_id, edition, source)
);

-- A planned meeting was moved to another day, and why. Never edited.
create table intelligence.sharing_moved (
  council_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  from_on date not null,
  to_on date not null,
  at timestamptz not null,
  by uuid not null,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, meeting_id) references intelligence.sharing_meeting
);
create index sharing_moved_of on intelligence.sharing_moved (council_id, meeting_id, at, id);

-- A serious case is closed with what was learned and what will change, and who sees to it by when; that it was changed
-- is said; it is opened again with a reason. Never edited: the last says how the case stands.
create table intelligence.latency_turn (
  council_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- From 1, one for each: two people cannot both close it.
  number integer not null,
  kind text not null check (kind in ('closed', 'changed', 'reopened')),
  owner_id uuid,
  due_on date,
  at timestamptz not null,
  by uuid not null,
  words bytea not null,
  primary key (council_id, id),
  unique (council_id, case_id, number),
  foreign key (council_id, case_id) references intelligence.latency_case,
  check ((kind = 'closed') = (owner_id is not null and due_on is not null))
);
create index latency_turn_owner on intelligence.latency_turn (council_id, owner_id) where owner_id is not null;

alter table intelligence.placing_task enable row level security;
create policy council on intelligence.placing_task
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
-- Which sources tell of cases is known to those who may know of every case.
alter table intelligence.quiet_source enable row level security;
create policy council on intelligence.quiet_source
  using (council_id = platform.current_council() and (edition <> 'cleared' or intelligence.cleared()))
  with check (council_id = platform.current_council());
alter table intelligence.sharing_moved enable row level security;
create policy council on intelligence.sharing_moved
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
-- It is there for whoever may know of its case.
alter table intelligence.latency_turn enable row level security;
create policy council on intelligence.latency_turn
  using (council_id = platform.current_council() and exists (select from intelligence.latency_case c
    where c.council_id = latency_turn.council_id and c.id = latency_turn.case_id))
  with check (council_id = platform.current_council());

grant select, insert on intelligence.placing_task, intelligence.sharing_moved, intelligence.latency_turn to :"app";
grant select, insert, delete on intelligence.quiet_source to :"app";
grant update (version, state, over_on, sent_on, sent_by, due_on, closed_on, closed_by, words) on intelligence.placing_task to :"app";
grant update (on_date) on intelligence.sharing_meeting to :"app";
