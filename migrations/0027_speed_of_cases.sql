-- Lists of concerns in a council with ten years of them, and the page of a case: what each query reads, in its order.

-- All that came, the newest first. With what decides who may see it and where it stands, so that counting and leafing
-- read the index alone: the rows hold sealed words and are far apart.
drop index safeguarding.concern_newest;
create index concern_came on safeguarding.concern (council_id, received_at desc, id)
  include (state, danger, due_on, home_id, person_id, team_id, lead_id, restricted);
drop index safeguarding.concern_home;
create index concern_home on safeguarding.concern (council_id, home_id, received_at desc, id)
  include (state, danger, due_on, person_id, team_id, lead_id, restricted) where home_id is not null;
-- What comes before all else in these lists. The condition is the lists' own, word for word.
create index concern_pressing on safeguarding.concern (council_id, home_id, due_on)
  where due_on is not null or (state = 'received' and danger = 'now');

-- The page of a case tells parts that ended too.
drop index safeguarding.case_role_concern;
create index case_role_concern on safeguarding.case_role (council_id, concern_id, from_at, id);
-- Who has been here for years has had a part in thousands: whether in this one is asked of the index alone.
drop index safeguarding.case_role_account;
create index case_role_account on safeguarding.case_role (council_id, account_id, concern_id) where ended_at is null;

-- Names are looked for within one council, never in all of England. Under row-level security PostgreSQL takes no index
-- for LIKE, since it might tell of other councils' rows before they are left out; so this function, which names the council
-- itself, finds the ids, and who may see them is judged as ever. The first pattern should be the one that fewest names fit.
drop index people.person_name;
create index person_name on people.person using gist (council_id, name_key gist_trgm_ops) where erased_at is null;
create function people.named_like(patterns text[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog rows 100
begin atomic
  select p.id from people.person p
   where p.council_id = platform.current_council() and p.erased_at is null
     and p.name_key like patterns[1] and p.name_key like all (patterns);
end;
revoke all on function people.named_like(text[]) from public;
grant execute on function people.named_like(text[]) to :"app";
-- All adults by name, a page at a time.
create index person_by_name on people.person (council_id, family_name, given_name, id) where erased_at is null;
-- Whoever lives in a home under just this name.
drop index people.person_home;
create index person_home on people.person (council_id, home_id, name_key text_pattern_ops) where home_id is not null;
