-- What a manager, information governance and other systems need of cases: decisions read again, patterns looked at,
-- how long records are kept, requests for them, a record on the wrong person, other case systems, and signals.

-- When its words were forgotten: its codes and dates stay.
alter table safeguarding.concern add column forgotten_at timestamptz;
create index concern_closed on safeguarding.concern (council_id, closed_at) where state = 'closed' and forgotten_at is null;
create index concern_decided on safeguarding.concern (council_id, outcome, decided_at) where decided_at is not null;
create index decision_at on safeguarding.decision (council_id, decided_at) where outcome = 'no-enquiry';

-- One in twenty decisions of no enquiry, read again by another. Never edited.
create table safeguarding.reread (
  council_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  concern_id uuid not null,
  -- A code of reread-verdicts.
  verdict text not null,
  at timestamptz not null,
  by uuid not null,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  foreign key (council_id, decision_id) references safeguarding.decision
);
create unique index reread_once on safeguarding.reread (council_id, decision_id);

-- A person looked at what keeps happening to one adult or in one home.
create table safeguarding.pattern_look (
  council_id uuid not null,
  id uuid not null,
  about text not null check (about in ('person', 'home')),
  about_id uuid not null,
  -- A code of pattern-outcomes.
  outcome text not null,
  counted integer not null,
  at timestamptz not null,
  by uuid not null,
  -- Under a key of its own.
  words bytea not null,
  primary key (council_id, id)
);
create index pattern_look_about on safeguarding.pattern_look (council_id, about, about_id, at desc);

-- What keeps a record whatever its length.
create table safeguarding.hold (
  council_id uuid not null,
  id uuid not null,
  about text not null check (about in ('concern', 'person')),
  about_id uuid not null,
  -- A code of the holds of law/retention.
  reason text not null,
  from_on date not null,
  -- The last day, where that is known.
  until_on date,
  at timestamptz not null,
  by uuid not null,
  lifted_at timestamptz,
  lifted_by uuid,
  words bytea,
  primary key (council_id, id)
);
create index hold_about on safeguarding.hold (council_id, about_id) where lifted_at is null;

-- What has been kept long enough. Listing removes nothing.
create table safeguarding.retention_item (
  council_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  -- A kind of law/retention.
  kind text not null,
  about_id uuid not null,
  since date not null,
  listed_on date not null,
  state text not null check (state in ('listed', 'approved', 'forgotten', 'kept')),
  approved_at timestamptz,
  approved_by uuid,
  done_at timestamptz,
  primary key (council_id, id)
);
create unique index retention_item_once on safeguarding.retention_item (council_id, kind, about_id);
create index retention_item_state on safeguarding.retention_item (council_id, state, since, id);

-- A request for one's own records, or for information.
create table safeguarding.access_request (
  council_id uuid not null,
  id uuid not null,
  reference text not null,
  version integer not null default 1,
  kind text not null check (kind in ('subject-access', 'freedom-of-information')),
  state text not null,
  -- Whose records; null for freedom of information.
  person_id uuid,
  -- A code of access-askers.
  asked_by text not null,
  received_on date not null,
  -- When we knew who asks, where that had to be asked: the month begins then.
  identity_on date,
  extended boolean not null default false,
  due_on date not null,
  -- Why it stands still: a code of access-stops.
  stop text,
  -- A code of serious-harm-answers; asked before anything is released.
  serious_harm text,
  ended_on date,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id)
);
create unique index access_request_reference on safeguarding.access_request (council_id, reference);
create index access_request_due on safeguarding.access_request (council_id, state, due_on, id);
create index access_request_person on safeguarding.access_request (council_id, person_id) where person_id is not null;

-- One thing that is held, and what is to become of it. Its text stays where it is; only what a reviewer wrote in its
-- place is kept here, under the request's key.
create table safeguarding.access_item (
  council_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  source text not null,
  -- Whose key opens it, and the row it is in.
  key_id uuid not null,
  row_id uuid not null,
  field text not null,
  on_date date,
  -- A code of access-owners: whose data it is.
  whose text not null,
  -- A code of access-decisions; null until somebody has looked.
  decision text,
  -- A code of withholding-reasons.
  reason text,
  version integer not null default 1,
  at timestamptz,
  by uuid,
  words bytea,
  primary key (council_id, id),
  foreign key (council_id, request_id) references safeguarding.access_request
);
create unique index access_item_once on safeguarding.access_item (council_id, request_id, row_id, field);

-- A record that was on the wrong person.
create table safeguarding.breach (
  council_id uuid not null,
  id uuid not null,
  reference text not null,
  version integer not null default 1,
  concern_id uuid not null,
  wrong_person_id uuid not null,
  right_person_id uuid not null,
  -- Since when it was on the wrong person.
  since_at timestamptz not null,
  found_at timestamptz not null,
  found_by uuid,
  owner_id uuid not null,
  state text not null,
  -- A code of breach-outcomes.
  outcome text,
  ended_at timestamptz,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create unique index breach_reference on safeguarding.breach (council_id, reference);
create index breach_open on safeguarding.breach (council_id, found_at desc, id);
create index breach_wrong on safeguarding.breach (council_id, wrong_person_id);

-- What came from another case system.
create table safeguarding.exchange_import (
  council_id uuid not null references platform.council,
  id uuid not null,
  door text not null check (door in ('page', 'api', 'folder')),
  file_name text not null default '',
  hash text not null,
  rows integer not null,
  created integer not null,
  changed integer not null,
  unchanged integer not null,
  refused integer not null,
  -- {row, field, code}: never what stood there.
  faults jsonb not null default '[]',
  at timestamptz not null,
  by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (council_id, id)
);
create index exchange_import_at on safeguarding.exchange_import (council_id, at desc);
create table safeguarding.exchange_concern (
  council_id uuid not null,
  -- The other system's own number.
  foreign_id text not null,
  concern_id uuid not null,
  import_id uuid not null,
  -- Of the row as it was last read.
  hash text not null,
  -- The concern's version after that: another one means that somebody worked on it here.
  concern_version integer not null,
  -- Whether the adult was not known before: then the way back takes them out as well.
  person_made boolean not null,
  primary key (council_id, foreign_id),
  foreign key (council_id, concern_id) references safeguarding.concern,
  foreign key (council_id, import_id) references safeguarding.exchange_import
);
create unique index exchange_concern_concern on safeguarding.exchange_concern (council_id, concern_id);
create index exchange_concern_import on safeguarding.exchange_concern (council_id, import_id);

-- The way back: takes out what an import brought and nobody has touched. The only way in which a concern is deleted.
create function safeguarding.take_back_import(import uuid) returns setof uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare gone uuid[]; reports uuid[]; here uuid := platform.current_council();
begin
  select array_agg(c.id), array_agg(c.report_id) into gone, reports
    from safeguarding.exchange_concern x
    join safeguarding.concern c on c.council_id = x.council_id and c.id = x.concern_id
   where x.council_id = here and x.import_id = import and c.version = x.concern_version
     and not exists (select from safeguarding.note n where n.council_id = here and n.concern_id = c.id)
     and not exists (select from safeguarding.decision d where d.council_id = here and d.concern_id = c.id);
  delete from safeguarding.link where council_id = here and (concern_id = any(gone) or other_id = any(gone));
  delete from safeguarding.exchange_concern where council_id = here and concern_id = any(gone);
  delete from safeguarding.concern where council_id = here and id = any(gone);
  delete from safeguarding.report r where r.council_id = here and r.id = any(reports)
    and not exists (select from safeguarding.concern c where c.council_id = here and c.report_id = r.id);
  return query select unnest(gone);
end $$;
revoke all on function safeguarding.take_back_import(uuid) from public;
grant execute on function safeguarding.take_back_import(uuid) to :"app";

-- Which concerns changed, in an order that can be read on from: what makes signals. Ids alone.
create table safeguarding.concern_change (
  seq bigint generated always as identity primary key,
  council_id uuid not null,
  concern_id uuid not null,
  -- The transaction that wrote it: a reader waits for those before it.
  xid xid8 not null default pg_current_xact_id()
);
create function safeguarding.note_concern_change() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into safeguarding.concern_change (council_id, concern_id) values (new.council_id, new.id);
  return new;
end $$;
create trigger concern_changed after insert or update of state, outcome, closing_reason, restricted, home_id,
  abuse_types, happened_on on safeguarding.concern
  for each row execute function safeguarding.note_concern_change();
create function safeguarding.note_link_change() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into safeguarding.concern_change (council_id, concern_id) values (new.council_id, new.concern_id), (new.council_id, new.other_id);
  return new;
end $$;
create trigger link_changed after insert on safeguarding.link
  for each row execute function safeguarding.note_link_change();
insert into safeguarding.concern_change (council_id, concern_id)
  select council_id, id from safeguarding.concern order by received_at, id;

do $$
declare t text;
begin
  foreach t in array array['reread', 'pattern_look', 'hold', 'retention_item', 'access_request', 'access_item',
    'breach', 'exchange_import', 'exchange_concern', 'concern_change']
  loop
    execute format('alter table safeguarding.%s enable row level security', t);
    execute format('create policy council on safeguarding.%s using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert on safeguarding.reread, safeguarding.pattern_look, safeguarding.hold,
  safeguarding.retention_item, safeguarding.access_request, safeguarding.access_item, safeguarding.breach,
  safeguarding.exchange_import, safeguarding.exchange_concern to :"app";
grant select on safeguarding.concern_change to :"app";
grant update (lifted_at, lifted_by) on safeguarding.hold to :"app";
grant update (version, state, since, listed_on, approved_at, approved_by, done_at) on safeguarding.retention_item to :"app";
grant update (version, state, identity_on, extended, due_on, stop, serious_harm, ended_on) on safeguarding.access_request to :"app";
grant update (version, whose, decision, reason, at, by, words) on safeguarding.access_item to :"app";
grant update (version, state, owner_id, outcome, ended_at) on safeguarding.breach to :"app";
grant update (undone_at, undone_by) on safeguarding.exchange_import to :"app";
grant update (import_id, hash, concern_version) on safeguarding.exchange_concern to :"app";
