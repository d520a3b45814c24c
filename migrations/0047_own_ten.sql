-- Officers' own blind top ten: the homes that somebody would visit next if they had only ten visits, written down each
-- quarter before they look at Lantern's list. Only added: nobody can be wise after the event.

-- Who asks, and on which day. A transaction that says neither sees no list at all.
create function intelligence.asking() returns uuid language sql stable parallel safe
  return nullif(current_setting('lantern.asking', true), '')::uuid;
create function intelligence.asked_on() returns date language sql stable parallel safe
  return nullif(current_setting('lantern.asked_on', true), '')::date;

create table intelligence.own_ten (
  council_id uuid not null references platform.council,
  -- The first day of the quarter.
  quarter date not null,
  account_id uuid not null,
  on_date date not null,
  -- Whether they had looked at Lantern's list in the week before: then it is not blind, and is counted apart.
  looked boolean not null,
  primary key (council_id, quarter, account_id),
  check (quarter = date_trunc('quarter', on_date::timestamp)::date)
);

create table intelligence.own_ten_home (
  council_id uuid not null,
  quarter date not null,
  account_id uuid not null,
  place smallint not null check (place between 1 and 10),
  home_id uuid not null,
  primary key (council_id, quarter, account_id, place),
  unique (council_id, quarter, account_id, home_id),
  foreign key (council_id, quarter, account_id) references intelligence.own_ten
);

-- Sealed: until the quarter is over a list is there for whoever wrote it and for nobody else. It is written by them, on
-- the day that it says.
alter table intelligence.own_ten enable row level security;
create policy sealed on intelligence.own_ten for select
  using (council_id = platform.current_council()
    and (account_id = intelligence.asking() or (quarter + interval '3 months')::date <= intelligence.asked_on()));
create policy own on intelligence.own_ten for insert
  with check (council_id = platform.current_council() and account_id = intelligence.asking()
    and on_date = intelligence.asked_on());

-- As the list that they are of.
alter table intelligence.own_ten_home enable row level security;
create policy sealed on intelligence.own_ten_home for select
  using (council_id = platform.current_council()
    and (account_id = intelligence.asking() or (quarter + interval '3 months')::date <= intelligence.asked_on()));
create policy own on intelligence.own_ten_home for insert
  with check (council_id = platform.current_council() and account_id = intelligence.asking()
    and exists (select from intelligence.own_ten t
      where t.council_id = own_ten_home.council_id and t.quarter = own_ten_home.quarter
        and t.account_id = own_ten_home.account_id and t.on_date = intelligence.asked_on()));

grant select, insert on intelligence.own_ten, intelligence.own_ten_home to :"app";
