-- What the metrics count across councils, which row-level security rightly hides from the app: numbers only.
-- The job queues themselves are pg-boss's and are made after these migrations (src/platform/jobs/install.ts).

create function platform.sealing_lag() returns table (waiting bigint, oldest timestamptz)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select count(*), min(e.at)
    from platform.event_unsealed u
    join platform.event e on e.council_id = u.council_id and e.id = u.event_id;
end;

-- A coarse event (its id is random, version 4) is sealed once its day is over; see the sealer.
create function platform.councils_to_seal(day_began timestamptz) returns setof uuid
language sql stable security definer set search_path = pg_catalog
begin atomic
  select c.id
    from platform.council c
   where c.uses_lantern and exists (
     select
       from platform.event_unsealed u
       join platform.event e on e.council_id = u.council_id and e.id = u.event_id
      where u.council_id = c.id and (substr(u.event_id::text, 15, 1) <> '4' or e.at < day_began));
end;

revoke all on function platform.sealing_lag(), platform.councils_to_seal(timestamptz) from public;
grant execute on function platform.sealing_lag(), platform.councils_to_seal(timestamptz) to :"app";
