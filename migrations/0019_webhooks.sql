-- Other systems of a council are told of state changes: what they asked for, what is to be told, what was sent.

-- One row for each event that is told outside, written in the transaction that writes the event, so that it shows
-- when that commits and not before. A row without a place waits. Places are given afterwards, one council at a
-- time under a lock, and only to rows that have committed: the order of places is the order in which they are
-- told, and whoever has read up to a place has missed nothing, however late a transaction with an older id commits.
create table platform.event_told (
  council_id uuid not null,
  event_id uuid not null,
  place bigint,
  primary key (council_id, event_id)
);
create unique index event_told_place on platform.event_told (council_id, place) where place is not null;
create index event_told_waiting on platform.event_told (council_id, event_id) where place is null;

create table platform.webhook (
  council_id uuid not null references platform.council,
  id uuid not null,
  url text not null,
  description text not null,
  types text[] not null,
  -- Encrypted with a key that is not in the database. The one before signs too, until its time is over.
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamptz,
  active boolean not null default true,
  -- The place up to which this subscription was told.
  told_to bigint not null default 0,
  -- Not before: a wait after a failure, or a delivery that was asked for and is not done yet.
  next_try_at timestamptz,
  failing_since timestamptz,
  administrators_told_at timestamptz,
  created_at timestamptz not null,
  made_by uuid,
  version integer not null default 1,
  primary key (council_id, id)
);
comment on table platform.webhook is 'Addresses of other systems of a council that are told of state changes.';

create table platform.webhook_delivery (
  council_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  -- What the other system gets as webhook-id: the same however often it is sent.
  event_id uuid not null,
  type text not null,
  state text not null check (state in ('trying', 'delivered', 'set-aside')),
  attempts integer not null default 0,
  created_at timestamptz not null,
  last_at timestamptz,
  response_code integer,
  why text,
  primary key (council_id, id),
  foreign key (council_id, webhook_id) references platform.webhook
);
create index webhook_delivery_newest on platform.webhook_delivery (council_id, webhook_id, created_at desc, id desc);
create unique index webhook_delivery_trying on platform.webhook_delivery (council_id, webhook_id, event_id)
  where state = 'trying';

do $$
declare t text;
begin
  foreach t in array array['event_told', 'webhook', 'webhook_delivery']
  loop
    execute format('alter table platform.%I enable row level security', t);
    execute format('create policy council on platform.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;
grant select, insert, delete on platform.event_told to :"app";
grant update (place) on platform.event_told to :"app";
grant select, insert, update on platform.webhook to :"app";
grant select, insert, update, delete on platform.webhook_delivery to :"app";

-- Which councils have something to tell, whichever council asks. A coarse event (its id is random, version 4)
-- is told once its day is over, so that the moment of telling does not say more than its day.
create function platform.councils_to_tell(moment timestamptz, day_began timestamptz) returns setof uuid
language sql stable security definer set search_path = pg_catalog
begin atomic
  select c.id
    from platform.council c
   where c.uses_lantern and (
     exists (
       select from platform.event_told t
         join platform.event e on e.council_id = t.council_id and e.id = t.event_id
        where t.council_id = c.id and t.place is null
          and (substr(t.event_id::text, 15, 1) <> '4' or e.at < day_began))
     or exists (
       select from platform.webhook w
        where w.council_id = c.id and w.active and coalesce(w.next_try_at <= moment, true)
          and exists (select from platform.event_told t where t.council_id = c.id and t.place > w.told_to)));
end;
revoke all on function platform.councils_to_tell(timestamptz, timestamptz) from public;
grant execute on function platform.councils_to_tell(timestamptz, timestamptz) to :"app";
