-- More that is told of homes, what is heard before it is used, and what was foretold before anybody knew what came.

-- Returns are counted against bed days, and it is marked where nobody gave them.
alter table intelligence.submission
  add column bed_days double precision check (bed_days > 0),
  add column bed_days_from text check (bed_days_from in ('told', 'occupied', 'beds')),
  add constraint submission_bed_days check ((bed_days is null) = (bed_days_from is null));
grant update (bed_days, bed_days_from) on intelligence.submission to :"app";

-- A decision that touches placements names the facts it rests on, and when the home heard them. What the home said, or
-- why it was unsafe to ask, is among the sealed words.
alter table intelligence.decision
  add column facts text[] not null default '{}',
  add column heard_on date,
  add column unheard boolean not null default false;

-- How every home stood on a day, and the ten visits that were proposed: written before anybody knows what comes. Only
-- added.
create table intelligence.prediction (
  council_id uuid not null references platform.council,
  edition intelligence.edition not null,
  on_date date not null,
  home_id uuid not null,
  level intelligence.level not null,
  -- Its place by attention, and in the list of the next ten visits; null: not in it.
  place integer not null,
  visit integer,
  rules text not null,
  inputs_hash bytea not null,
  primary key (council_id, edition, on_date, home_id)
);

alter table intelligence.prediction enable row level security;
create policy council on intelligence.prediction
  using (council_id = platform.current_council() and (edition <> 'cleared' or intelligence.cleared()))
  with check (council_id = platform.current_council());

grant select, insert on intelligence.prediction to :"app";

-- A challenge that is upheld corrects the fact from then on: when each council last upheld one, whichever council asks.
create index challenge_upheld on homes.challenge (council_id, closed_at desc) where state = 'upheld';
create function homes.upheld_last() returns table (council_id uuid, at bigint)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select c.id, floor(extract(epoch from l.closed_at) * 1000)::bigint from platform.council c
   cross join lateral (select h.closed_at from homes.challenge h
     where h.council_id = c.id and h.state = 'upheld' order by h.closed_at desc limit 1) l
   where c.uses_lantern;
end;
revoke all on function homes.upheld_last() from public;
grant execute on function homes.upheld_last() to :"app";

create or replace function intelligence.cursors() returns table (council_id uuid, feed text, place bigint)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select c.id, f.feed, coalesce(k.position, 0)
    from platform.council c
    cross join (values ('homes'), ('safeguarding'), ('safeguarding-cleared'), ('upheld'), ('nightly'), ('foretold')) f (feed)
    left join intelligence.cursor k on k.council_id = c.id and k.feed = f.feed
   where c.uses_lantern;
end;
