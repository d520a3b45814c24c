-- Indicators that analysts define as data: tried on history first, in use only when a second person says so.

create table intelligence.indicator (
  council_id uuid not null references platform.council,
  id uuid not null,
  version integer not null default 1,
  name text not null,
  state text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  -- By whom it was taken into use, or out of it, and when.
  used_at timestamptz,
  used_by uuid,
  retired_at timestamptz,
  retired_by uuid,
  -- Why: each time that it was taken into use or out of it.
  words bytea,
  primary key (council_id, id)
);

-- What it is, in versions. Never edited: a change is the next version, from its own day on.
create table intelligence.indicator_definition (
  council_id uuid not null,
  indicator_id uuid not null,
  number integer not null,
  from_on date not null,
  -- The first day on which it holds no more.
  to_on date check (to_on > from_on),
  -- Only what was told of this theme; null: of any.
  theme text,
  source_kinds text[] not null,
  whats text[] not null,
  counts text not null,
  exposure text not null,
  stratum text not null,
  direction text not null,
  period text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (council_id, indicator_id, number),
  foreign key (council_id, indicator_id) references intelligence.indicator
);

-- What it came to, of every home and period, each by what was known when the period had settled. Never edited: the
-- newest is shown, and those before it say what was reckoned then.
create table intelligence.indicator_history (
  council_id uuid not null,
  indicator_id uuid not null,
  id uuid not null,
  -- The newest version of the definition then.
  number integer not null,
  on_date date not null,
  made_at timestamptz not null,
  -- Null: Lantern, when a day began.
  made_by uuid,
  body jsonb not null,
  primary key (council_id, indicator_id, id),
  foreign key (council_id, indicator_id) references intelligence.indicator
);
create index indicator_history_newest on intelligence.indicator_history (council_id, indicator_id, made_at desc, id desc);

do $$
declare t text;
begin
  foreach t in array array['indicator', 'indicator_definition', 'indicator_history']
  loop
    execute format('alter table intelligence.%I enable row level security', t);
    execute format('create policy council on intelligence.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert on intelligence.indicator, intelligence.indicator_definition, intelligence.indicator_history to :"app";
grant update (version, name, state, used_at, used_by, retired_at, retired_by, words) on intelligence.indicator to :"app";
