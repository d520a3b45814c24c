-- What the metrics count across councils, which row-level security rightly hides from the app: numbers only.
-- The job queues themselves are pg-boss's and are made after these migrations (src/platform/jobs/install.ts).

create function platform.sealing_lag() returns table (waiting bigint, oldest timestamptz)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select count(*), min(e.at)
    from platform.event_unsealed u
    join platform.event e on e.council_id = u.council_id and e.id = u.event_id;
end;

revoke all on function platform.sealing_lag() from public;
grant execute on function platform.sealing_lag() to :"app";
