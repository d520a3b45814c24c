-- The event log is read newest first by time: a coarse event's random id says nothing about when.
create index event_at on platform.event (council_id, at desc, id desc);

-- Which seal holds an event. PostgreSQL may not use an array index under row-level security (the operator
-- could leak), so a definer's function asks, for the transaction's own council only.
create index seal_events on platform.seal using gin (event_ids);

create function platform.seals_of(wanted uuid[])
returns table (event_id uuid, sequence bigint)
language sql stable security definer set search_path = pg_catalog
begin atomic
  select u.id, s.sequence
    from platform.seal s cross join lateral unnest(s.event_ids) u (id)
   where s.council_id = platform.current_council() and s.event_ids && wanted and u.id = any (wanted);
end;
revoke all on function platform.seals_of(uuid[]) from public;
grant execute on function platform.seals_of(uuid[]) to :"app";
