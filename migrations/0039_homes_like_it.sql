-- What is expected of homes is kept day by day, so that a picture of an earlier day can be made again of the same numbers.

drop table intelligence.expected;

-- Counts of all open homes of a council, as they stood at the beginning of a day, for one kind of reader. Only added.
create table intelligence.standard (
  council_id uuid not null references platform.council,
  edition intelligence.edition not null,
  on_date date not null,
  -- The version of the rules by which pictures of the day are made.
  rules text not null,
  -- Reckoned for a day before Lantern was there, from what was known on it.
  afterwards boolean not null,
  -- Of each stratum its homes, beds and events; of each home its beds and how much was heard: ids, codes and numbers.
  body jsonb not null,
  primary key (council_id, edition, on_date)
);
alter table intelligence.standard enable row level security;
create policy council on intelligence.standard
  using (council_id = platform.current_council() and (edition <> 'cleared' or intelligence.cleared()))
  with check (council_id = platform.current_council());
grant select, insert on intelligence.standard to :"app";

-- What a level was given from, so that the history is a log of what was foretold before anybody knew what came.
alter table intelligence.level_history add column inputs_hash bytea;

-- Whether the rules do worse than what is simpler, tried every night on the council's own register; null: they do not.
create table intelligence.self_check (
  council_id uuid not null references platform.council,
  on_date date not null,
  rules text not null,
  banner text,
  primary key (council_id, on_date)
);
alter table intelligence.self_check enable row level security;
create policy council on intelligence.self_check
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
grant select, insert, update (rules, banner) on intelligence.self_check to :"app";

-- The first day is turned again: until then nothing is compared.
update intelligence.cursor set position = 0 where feed = 'nightly';
