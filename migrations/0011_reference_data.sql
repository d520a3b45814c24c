-- National reference data that an administrator brings in from published files: postcodes, councils, deprivation,
-- outcomes, outlines. Open, about no person, shared by all councils. What an import overwrote is kept beside it, so
-- that it can be taken back whole; the newest import of a kind first, then the one before it.

create table homes.reference_import (
  id uuid primary key,
  kind text not null check (kind in ('postcodes', 'councils', 'deprivation', 'ascof', 'boundaries')),
  file_name text not null,
  file_hash text not null,
  -- What the file is of: the first day of it, to tell an older edition by, and as people say it ('November 2025').
  of_day date not null,
  edition text not null,
  read integer not null,
  created integer not null,
  changed integer not null,
  unchanged integer not null,
  skipped integer not null,
  -- What was noticed row by row: [{ row, field, message }], the first hundreds, and how many there were in all.
  notes jsonb not null default '[]',
  notes_total integer not null default 0,
  imported_by uuid,
  -- Whoever brought it in may take it back; everyone may see that it is there.
  council_id uuid not null references platform.council,
  imported_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid
);
create index reference_import_newest on homes.reference_import (kind, imported_at desc, id desc);
alter table homes.reference_import enable row level security;
create policy everyone on homes.reference_import for select using (true);
create policy council on homes.reference_import for insert with check (council_id = platform.current_council());
create policy own on homes.reference_import for update
  using (council_id = platform.current_council()) with check (council_id = platform.current_council());
grant select, insert, update on homes.reference_import to :"app";

-- import_id is no reference in the tables below: to look it up for each of millions of rows would double the time,
-- and an import is never deleted.

-- The rows an import overwrote, as they were. What it added is known by its id in the table itself.
create table homes.reference_before (
  import_id uuid not null,
  place text not null,
  said jsonb not null,
  primary key (import_id, place)
);
grant select, insert, delete on homes.reference_before to :"app";

create table homes.postcode (
  -- Without its space: 'OL11AA'. In the order of bytes, so that its first half is found by the same index.
  postcode text collate "C" primary key,
  -- WGS 84. Absent where the publisher knows none.
  latitude double precision,
  longitude double precision,
  -- GSS code of the district or unitary authority, and of the integrated care board.
  district text,
  icb text,
  -- 'YYYY-MM' it was taken out of use; it still says where a place was.
  ended text,
  import_id uuid not null
);
grant select, insert, update, delete on homes.postcode to :"app";

-- Local authorities of England, past and present, as the register that was brought in has them. Which of them are
-- councils with adult social services is law (src/law); this says which district lies in which county.
create table homes.local_authority (
  code text primary key,
  name text not null,
  kind text not null,
  region text,
  -- GSS code of the county it is a district of.
  county text,
  began date,
  ended date,
  -- GSS codes it had before, and of what followed it.
  former text[] not null default '{}',
  replaced_by text[] not null default '{}',
  import_id uuid not null
);
create index local_authority_county on homes.local_authority (county);
grant select, insert, update, delete on homes.local_authority to :"app";

create table homes.deprivation (
  year integer not null,
  domain text not null,
  -- GSS code of the district or unitary authority, and its name in that year.
  district text not null,
  name text not null,
  -- Higher is more deprived; rank 1 is the most deprived district of England.
  score double precision,
  rank integer,
  -- Of its neighbourhoods, the share among England's most deprived tenth: 0 to 1.
  most_deprived double precision,
  import_id uuid not null,
  primary key (year, domain, district)
);
grant select, insert, update, delete on homes.deprivation to :"app";

create table homes.ascof (
  -- '4b': the table of the publication.
  measure text not null,
  -- '2024-25'.
  year text not null,
  -- GSS code of England, a region or a council; and DHSC's own code of it, which is not always a number.
  area text not null,
  cassr text not null,
  name text not null,
  value double precision,
  numerator double precision,
  denominator double precision,
  -- Half the width of the 95% confidence interval, where the publication gives one.
  margin double precision,
  -- Why there is no value: 'x' no data, 'c' suppressed, 'z' not applicable.
  why text check (why in ('x', 'c', 'z')),
  import_id uuid not null,
  primary key (area, measure, year)
);
grant select, insert, update, delete on homes.ascof to :"app";

-- Outlines come in the same way. Those from before have no import to be taken back with; what an outline was before
-- is kept as it was, so that its count of versions says nothing any more.
alter table homes.boundary add column import_id uuid;
alter table homes.boundary drop column version;
grant delete on homes.boundary to :"app";
