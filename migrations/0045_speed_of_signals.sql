-- Thirty million tellings: what is asked of a home, of a key and of a council costs what counts now, never what was once.

-- The first day on which no rules let it count any more; infinity while only another telling ends it. Whoever asks what
-- counts, now or on a day, leaves out all that was over by then without reading it.
alter table intelligence.telling add column over_on date;
update intelligence.telling set over_on = case
  when expires_on is null and not until_next then 'infinity'
  when what = 'cqc.rating' or starts_with(what, 'cqc.rating.') then coalesce(expires_on, 'infinity')
  else least(expires_on, observed_to + 1 + case
    when what = 'cqc' or starts_with(what, 'cqc.') then 1825
    when what = 'safeguarding' or starts_with(what, 'safeguarding.') then 730
    else 365 end) end;
alter table intelligence.telling alter column over_on set not null;

drop index intelligence.telling_home;
create index telling_home on intelligence.telling (council_id, home_id, over_on);
-- By place as well: the last under a key is found at once, however often it was told.
drop index intelligence.telling_key;
create index telling_key on intelligence.telling (council_id, key_hash, seq);

-- Keys of a home of which something was told, taken back, moved or ended lately: how it stood on the first of the month
-- is what counts now, but for these. Forgotten once a month and more has passed.
create table intelligence.moved (
  council_id uuid not null,
  home_id uuid not null,
  source text not null,
  key text not null,
  on_date date not null,
  primary key (council_id, home_id, source, key)
);
insert into intelligence.moved (council_id, home_id, source, key, on_date)
  select council_id, home_id, source, key, max(known_on) from intelligence.telling group by 1, 2, 3, 4;
alter table intelligence.moved enable row level security;
create policy council on intelligence.moved
  using (council_id = platform.current_council() and intelligence.cleared())
  with check (council_id = platform.current_council());
grant select, insert, update, delete on intelligence.moved to :"app";
