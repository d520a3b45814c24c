-- What one council knows of a home beside the register: places, price, staff, health around it, what choice means.
-- Each saying is a row and stays one; what is so now is the latest that was not withdrawn.

-- A file of such sayings that was brought in whole, and can be taken back whole.
create table homes.local_import (
  council_id uuid not null references platform.council,
  id uuid not null,
  source text not null,
  file_name text not null,
  of_day date not null,
  rows integer not null,
  homes integer not null,
  recorded integer not null,
  -- Rows of homes that the register does not have: their number and name, as the file gives them.
  unknown jsonb not null,
  imported_by uuid,
  imported_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (council_id, id)
);
alter table homes.local_import enable row level security;
create policy council on homes.local_import
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
grant select, insert, update on homes.local_import to :"app";

create table homes.local_fact (
  council_id uuid not null references platform.council,
  id uuid not null,
  home_id uuid not null references homes.home,
  key text not null,
  value jsonb not null,
  -- The day it was so, as against the time it was written down.
  as_of date not null,
  source text not null,
  note text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  import_id uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  primary key (council_id, id),
  foreign key (council_id, import_id) references homes.local_import
);
create index local_fact_home on homes.local_fact (council_id, home_id, key, as_of desc, recorded_at desc)
  where withdrawn_at is null;
create index local_fact_import on homes.local_fact (council_id, import_id) where import_id is not null;

alter table homes.local_fact enable row level security;
create policy council on homes.local_fact
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
grant select, insert, update on homes.local_fact to :"app";
