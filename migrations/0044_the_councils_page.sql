-- What the council's page of homes by attention is filtered and ordered by, and what its history is told by.

-- Of what a picture was made of: which kinds of source told it, and what says that nobody would notice.
alter table intelligence.picture
  add column sources text[] not null default '{}',
  add column quiet text[] not null default '{}';
update intelligence.picture p set sources = told.sources, quiet = told.quiet
  from (select made.council_id, made.home_id, made.edition,
          array_agg(distinct t.source_kind order by t.source_kind) as sources,
          coalesce(array_agg(distinct t.what order by t.what) filter (where t.axis = 'exposure' and starts_with(t.what, 'isolation.')), '{}') as quiet
          from intelligence.picture made
          join intelligence.telling t on t.council_id = made.council_id and t.seq = any(made.tellings)
         where made.edition <> 'home' group by made.council_id, made.home_id, made.edition) told
 where p.council_id = told.council_id and p.home_id = told.home_id and p.edition = told.edition;

-- Which themes the reasons of a day were about; null where that was not kept.
alter table intelligence.level_history add column themes text[];

-- The name that providers trade under together.
alter table intelligence.home add column brand_id text, add column brand_name text;
update intelligence.home k set brand_id = h.brand_id, brand_name = h.brand_name
  from homes.home h where h.id = k.home_id and h.brand_id is not null;
