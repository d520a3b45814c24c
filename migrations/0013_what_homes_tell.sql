-- What homes tell other modules: their changes as a feed that can be read again from its beginning.

-- Where a change stands in the feed. Given anew whenever what it says changes: its home, its data, whether it holds.
-- Taken only while the register is locked, so that a row with a lower number never shows later than one with a higher.
create sequence homes.change_seq;
grant usage on sequence homes.change_seq to :"app";
alter table homes.change add column seq bigint;
-- A change that no longer holds is kept, so that those who were told of it can be told that it was not so.
alter table homes.change add column withdrawn_at timestamptz;
-- So it may outlive its home and its registration, where an import that brought them is taken back.
alter table homes.change drop constraint change_home_id_fkey;
alter table homes.change drop constraint change_registration_id_fkey;

update homes.change c set seq = numbered.seq
  from (select id, row_number() over (order by noticed_at, home_id, on_date, id) as seq from homes.change) as numbered
 where numbered.id = c.id;
select setval('homes.change_seq', coalesce((select max(seq) from homes.change), 0) + 1, false);
alter table homes.change alter column seq set default nextval('homes.change_seq');
alter table homes.change alter column seq set not null;
alter sequence homes.change_seq owned by homes.change.seq;
create unique index change_feed on homes.change (seq);
create index change_withdrawn on homes.change (home_id) where withdrawn_at is not null;

-- A published rating also tells its key questions, whose registration it was, and whether CQC carried it over.
update homes.change c
   set data = c.data || jsonb_build_object('provider', g.location->'providerId', 'inherited', r.inherited,
         'safe', r.safe, 'effective', r.effective, 'caring', r.caring, 'responsive', r.responsive, 'wellLed', r.well_led)
  from homes.rating r join homes.registration g on g.id = r.registration_id
 where c.kind = 'rating-published' and g.cqc_location_id = c.data->>'cqcLocationId'
   and r.published_on = c.on_date and r.overall = c.data->>'rating';

-- Homes to be compared with, by nursing and size; whom they care for is told by the index itself.
create index home_stratum on homes.home (nursing, beds) include (id, council_id, specialisms)
  where registered and joined_into is null;
