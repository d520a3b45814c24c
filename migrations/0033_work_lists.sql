-- The work lists: what was asked of somebody else and waits for them, clocks of a concern that stand still for a
-- reason, local targets that a council sets, and what kind of everyday harm a concern is about.

alter table safeguarding.concern
  -- Its clock stands still: due_on is then the day on which it comes back to the list.
  add column paused boolean not null default false,
  -- A code of everyday-harms, where somebody said so: such concerns come in floods and are read together.
  add column harm text;
create index concern_harm on safeguarding.concern (council_id, harm, state, received_at, id)
  where harm is not null and state in ('received', 'looking');
-- Earlier ones of one kind about one adult, or in one home.
create index concern_harm_person on safeguarding.concern (council_id, person_id, harm, received_at) where harm is not null;

create table safeguarding.waiting (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  version integer not null default 1,
  -- Who began it: somebody by hand, or a step of the case that has a record of its own (about_id).
  source text not null check (source in ('asked', 'request', 'police', 'advocate', 'pause', 'enquiry-pause')),
  about_id uuid,
  -- A code of waiting-for; for a pause one of clock-pauses.
  what text not null,
  -- A code of waiting-on.
  whom text not null,
  since_on date not null,
  -- The next day on which they are asked again.
  chase_on date not null,
  chased_on date,
  chased integer not null default 0,
  ended_on date,
  ended_by uuid,
  at timestamptz not null,
  by uuid,
  -- Whom exactly and what was asked, and what was written at each asking again.
  words bytea,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index waiting_concern on safeguarding.waiting (council_id, concern_id, at);
-- What still waits: the list orders by it, and each row of a list is asked whether it does.
create index waiting_now on safeguarding.waiting (council_id, concern_id, chase_on) where ended_on is null;

create table safeguarding.concern_pause (
  council_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  -- A code of clock-pauses.
  reason text not null,
  from_on date not null,
  review_on date not null,
  -- The day work goes on; null while it stands still.
  to_on date,
  at timestamptz not null,
  by uuid,
  words bytea not null,
  primary key (council_id, id),
  foreign key (council_id, concern_id) references safeguarding.concern
);
create index concern_pause_concern on safeguarding.concern_pause (council_id, concern_id, at);
create unique index concern_pause_once on safeguarding.concern_pause (council_id, concern_id) where to_on is null;

-- What a council sets in place of Lantern's default, from a day that is still to come. Never edited: of two for the
-- same day the later holds.
create table safeguarding.local_target (
  council_id uuid not null references platform.council,
  id uuid not null,
  code text not null,
  -- Null: no target.
  days integer check (days between 0 and 366),
  counting text not null check (counting in ('calendar', 'working')),
  from_on date not null,
  at timestamptz not null,
  by uuid,
  -- Why, under a key of its own.
  words bytea not null,
  primary key (council_id, id)
);
create index local_target_code on safeguarding.local_target (council_id, code, from_on, at);

do $$
declare t text;
begin
  foreach t in array array['waiting', 'concern_pause', 'local_target']
  loop
    execute format('alter table safeguarding.%I enable row level security', t);
    execute format('create policy council on safeguarding.%I using (council_id = platform.current_council()) with check (council_id = platform.current_council())', t);
  end loop;
end $$;

grant select, insert on safeguarding.waiting, safeguarding.concern_pause, safeguarding.local_target to :"app";
grant update (version, chase_on, chased_on, chased, ended_on, ended_by, words) on safeguarding.waiting to :"app";
grant update (review_on, to_on) on safeguarding.concern_pause to :"app";

-- What waits for others already.
insert into safeguarding.waiting (council_id, id, concern_id, source, about_id, what, whom, since_on, chase_on, at, by)
select r.council_id, gen_random_uuid(), r.concern_id, 'request', r.id,
       case r.kind when 'enquire' then 'enquiry' else 'protection' end,
       case r.asked_of when 'council' then 'colleague' else r.asked_of end,
       (coalesce(r.asked_at, r.made_at) at time zone 'Europe/London')::date,
       coalesce(r.due_on, (coalesce(r.asked_at, r.made_at) at time zone 'Europe/London')::date + 14), r.made_at, r.made_by
  from safeguarding.request r where r.state = 'asked';
insert into safeguarding.waiting (council_id, id, concern_id, source, about_id, what, whom, since_on, chase_on, at, by)
select p.council_id, gen_random_uuid(), p.concern_id, 'police', p.id, 'police-hold', 'police', p.held_from,
       coalesce(p.review_on, p.held_from + 14), p.at, p.by
  from safeguarding.police p where p.held_from is not null and p.lifted_on is null;
insert into safeguarding.waiting (council_id, id, concern_id, source, what, whom, since_on, chase_on, at, by)
select a.council_id, gen_random_uuid(), a.concern_id, 'advocate', 'advocate', 'advocate', a.happened_on, a.happened_on + 7, a.at, a.by
  from safeguarding.advocate_step a where a.step = 'instructed' and not exists (select from safeguarding.advocate_step b
   where b.council_id = a.council_id and b.concern_id = a.concern_id and (b.at, b.id) > (a.at, a.id));
insert into safeguarding.waiting (council_id, id, concern_id, source, about_id, what, whom, since_on, chase_on, at, by)
select p.council_id, gen_random_uuid(), p.concern_id, 'enquiry-pause', p.id, p.reason,
       case p.reason when 'police' then 'police' when 'court' then 'court' when 'coroner' then 'coroner' when 'advocate' then 'advocate'
         when 'other-council' then 'council' when 'communication' then 'interpreter' else 'adult' end,
       p.from_on, p.from_on + 14, p.at, p.by
  from safeguarding.enquiry_pause p where p.to_on is null;
