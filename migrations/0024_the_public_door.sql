-- The public door: a way back without an account, sorting of what came in, and paraphrases that may go to a home.

alter table safeguarding.report
  -- Wrong codes given for this reference in one half day. Of who gave them nothing is known.
  add column tries integer not null default 0,
  -- The half day they belong to.
  add column tries_since timestamptz,
  -- All that it was sorted as, as the sorting that holds has it; sorted_as is the first of them.
  add column sorted_kinds text[] not null default '{}';
create index report_sorted on safeguarding.report (council_id, sorted_at desc, id)
  where sorted_kinds && '{worry,complaint}';

-- Of an anonymous reporter's messages only the half day is known: the order within the report stands here.
alter table safeguarding.message add column place integer not null default 0;
update safeguarding.message m set place = o.place
  from (select council_id, id, row_number() over (partition by council_id, report_id order by at, id) as place
          from safeguarding.message) o
 where o.council_id = m.council_id and o.id = m.id;

-- What people of the council made of a report: never edited, a later one supersedes.
create table safeguarding.sorting (
  council_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  kinds text[] not null check (cardinality(kinds) > 0 and kinds <@ '{safeguarding,worry,complaint,nothing}'),
  -- Code of the list complaint-routes.
  route text,
  supersedes uuid,
  sorted_at timestamptz not null,
  sorted_by uuid,
  -- Why, under the report's key.
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, report_id) references safeguarding.report
);
create index sorting_report on safeguarding.sorting (council_id, report_id, sorted_at);
create unique index sorting_superseded_once on safeguarding.sorting (council_id, supersedes) where supersedes is not null;

-- What may be said to a home of a report whose reporter is protected: not their words. Never edited.
create table safeguarding.paraphrase (
  council_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  -- Could the home tell who said this? Only a no lets it go.
  could_tell text not null check (could_tell in ('yes', 'no', 'not-sure')),
  supersedes uuid,
  written_at timestamptz not null,
  written_by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, report_id) references safeguarding.report
);
create index paraphrase_report on safeguarding.paraphrase (council_id, report_id, written_at);
create unique index paraphrase_superseded_once on safeguarding.paraphrase (council_id, supersedes) where supersedes is not null;

do $$
declare t text;
begin
  foreach t in array array['safeguarding.sorting', 'safeguarding.paraphrase']
  loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy council on %s using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;
grant select, insert on safeguarding.sorting, safeguarding.paraphrase to :"app";
