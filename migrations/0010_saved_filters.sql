-- Filters that people keep for themselves, what they match while they are watched, and news of all that is
-- watched by mail. Each person's own, told to nobody.

create table homes.saved_filter (
  council_id uuid not null references platform.council,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  -- As the search of homes takes it, tidied: the same filter is the same JSON.
  search jsonb not null,
  saved_at timestamptz not null,
  version integer not null default 1,
  -- Only while it is watched: the homes that matched when it was last looked at (null: too many), when that
  -- was, and how many imports had gone through by then.
  matched uuid[],
  noted_at timestamptz,
  imports_then bigint,
  primary key (council_id, id)
);
create unique index saved_filter_name on homes.saved_filter (council_id, account_id, lower(name));
create unique index saved_filter_search on homes.saved_filter (council_id, account_id, md5(search::text));
create index saved_filter_watched on homes.saved_filter (council_id, noted_at) where noted_at is not null;
alter table homes.saved_filter enable row level security;
create policy council on homes.saved_filter
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
grant select, insert, update, delete on homes.saved_filter to :"app";

-- Homes that came to match a watched filter, or ceased to.
create table homes.filter_move (
  council_id uuid not null,
  filter_id uuid not null,
  home_id uuid not null,
  noticed_at timestamptz not null,
  came boolean not null,
  primary key (council_id, filter_id, home_id, noticed_at),
  foreign key (council_id, filter_id) references homes.saved_filter (council_id, id) on delete cascade
);
alter table homes.filter_move enable row level security;
create policy council on homes.filter_move
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
grant select, insert, delete on homes.filter_move to :"app";

alter table homes.watch drop constraint watch_kind_check;
alter table homes.watch add constraint watch_kind_check check (kind in ('home', 'provider', 'filter'));

-- News of what somebody watches, by mail. No row: no mail.
create table homes.digest (
  council_id uuid not null references platform.council,
  account_id uuid not null,
  every text not null check (every in ('weekday', 'monday')),
  -- What was noticed up to then has been told; on which day the last turn was.
  told_until timestamptz not null,
  told_on date not null,
  primary key (council_id, account_id)
);
alter table homes.digest enable row level security;
create policy council on homes.digest
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
grant select, insert, update, delete on homes.digest to :"app";

-- The register is national: an import by any council may change what a filter matches.
create function homes.imports_done() returns bigint
language sql stable security definer set search_path = pg_catalog
begin atomic
  select count(*) from homes.import where state = 'done' and not dry_run;
end;

-- Councils with watched filters not looked at since the day began, or since an import went through.
create function homes.councils_with_filters_to_note(day_began timestamptz) returns setof uuid
language sql stable security definer set search_path = pg_catalog
begin atomic
  select distinct council_id from homes.saved_filter
   where noted_at < day_began or imports_then <> homes.imports_done();
end;
revoke all on function homes.imports_done(), homes.councils_with_filters_to_note(timestamptz) from public;
grant execute on function homes.imports_done(), homes.councils_with_filters_to_note(timestamptz) to :"app";

-- What a public register has published, as a message tells it: shown to nobody but its reader, and gone once sent.
alter table platform.message add column published text[] not null default '{}';
