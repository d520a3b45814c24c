-- The metrics are read every few seconds and kept with their times: an anonymous event that waits for the end of its
-- day must not be seen there as it arrives. It counts once it could be sealed; the event log's own pages and
-- `audit verify` count it at once.
create or replace function platform.sealing_lag() returns table (waiting bigint, oldest timestamptz)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select count(*), min(e.at)
    from platform.event_unsealed u
    join platform.event e on e.council_id = u.council_id and e.id = u.event_id
   where substr(u.event_id::text, 15, 1) <> '4'
      or e.at < date_trunc('day', now() at time zone 'Europe/London') at time zone 'Europe/London';
end;

comment on column platform.council.settings is 'claims: [{claim, value, role}], roles given at sign-in for what the identity provider says of a person. numbers: {day, night, dayHours}, the telephone numbers that public pages tell.';
