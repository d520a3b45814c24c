-- Outlines of councils, for maps. National reference data, open and about no person, shared by all councils.

create table homes.boundary (
  -- The council's GSS code. Not a reference: an outline may come before its council uses this Lantern.
  code text primary key,
  -- As the file has it.
  name text not null,
  -- The year the outlines are of, as whoever imported them said or the file's name says.
  of_year integer not null,
  -- What must be said wherever the outline is drawn.
  attribution text not null,
  source text not null,
  file_hash text not null,
  -- Rings of [longitude, latitude] in degrees (WGS 84), islands and holes alike, simplified.
  rings jsonb not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  imported_at timestamptz not null,
  version integer not null default 1
);
create index boundary_box on homes.boundary (west, east);

grant select, insert, update on homes.boundary to :"app";
