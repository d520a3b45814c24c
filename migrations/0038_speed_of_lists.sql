-- What a work list looks through, counts and sorts by is read from the index alone: of ten years of concerns the open
-- ones are few, and lie far apart in the table. It takes the place of two that held a part of it.
drop index safeguarding.concern_open;
drop index safeguarding.concern_team;
create index concern_in_hand on safeguarding.concern (council_id, team_id, due_on)
  include (id, state, danger, received_at, paused, restricted, lead_id, home_id, person_id) where state <> 'closed';
