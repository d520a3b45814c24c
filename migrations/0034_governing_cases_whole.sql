-- What governs cases, made whole: signals follow findings, replies are checked without a case too, a reviewer says why
-- it is fair to give what names somebody, and three more kinds of record are forgotten.

-- A finding, an allegation and a correction change what a case says; one that is taken back with its import says no more.
create function safeguarding.note_change_in_concern() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into safeguarding.concern_change (council_id, concern_id) values (new.council_id, new.concern_id);
  return new;
end $$;
create trigger allegation_recorded after insert on safeguarding.allegation
  for each row execute function safeguarding.note_change_in_concern();
create trigger finding_made after insert on safeguarding.finding
  for each row execute function safeguarding.note_change_in_concern();
create function safeguarding.note_concern_gone() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into safeguarding.concern_change (council_id, concern_id) values (old.council_id, old.id);
  return old;
end $$;
create trigger concern_gone after delete on safeguarding.concern
  for each row execute function safeguarding.note_concern_gone();
insert into safeguarding.concern_change (council_id, concern_id)
  select distinct council_id, concern_id from safeguarding.allegation;

-- What Lantern took for a possible duplicate a person says is the same incident, or only related: their word stands.
grant update (kind, made_at, made_by) on safeguarding.link to :"app";
create trigger link_judged after update of kind on safeguarding.link
  for each row execute function safeguarding.note_link_change();

-- Whoever told of what is nobody's case is answered after the same check. Its words lie under the report's key then.
alter table safeguarding.reply alter column concern_id drop not null;

-- A code of disclosure-grounds: why it is fair to give what names somebody else. `words` also holds what was read.
alter table safeguarding.access_item add column fair text;
grant update (fair) on safeguarding.access_item to :"app";

-- When their words were forgotten: codes and dates stay.
alter table safeguarding.organisational add column forgotten_at timestamptz;
alter table safeguarding.review add column forgotten_at timestamptz;
alter table safeguarding.trust add column forgotten_at timestamptz;
-- Published or not: from here its length of keeping counts.
alter table safeguarding.review add column finished_on date;
update safeguarding.review set finished_on = coalesce(published_on, draft_on, commissioned_on)
  where state in ('published', 'not-published');
create index organisational_closed on safeguarding.organisational (council_id, closed_at)
  where closed_at is not null and forgotten_at is null;
create index review_finished on safeguarding.review (council_id, finished_on)
  where finished_on is not null and forgotten_at is null;
create index trust_closed on safeguarding.trust (council_id, closed_at)
  where closed_at is not null and forgotten_at is null;
alter table safeguarding.hold drop constraint hold_about_check;
alter table safeguarding.hold add constraint hold_about_check
  check (about in ('concern', 'person', 'organisational', 'trust', 'review'));

-- A record about a person in a position of trust is removed, not kept without its name: where they worked, who was
-- told and which case it came from would give them away. What it came to and when stays for the counts.
create function safeguarding.remove_trust(record uuid, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare here uuid := platform.current_council();
begin
  delete from safeguarding.trust_setting where council_id = here and trust_id = record;
  delete from safeguarding.trust_referral where council_id = here and trust_id = record;
  delete from safeguarding.trust_finding where council_id = here and trust_id = record;
  delete from safeguarding.process_role where council_id = here and process = 'trust' and process_id = record;
  delete from safeguarding.process_concern where council_id = here and process = 'trust' and process_id = record;
  update safeguarding.trust set words = ''::bytea, home_id = null, raised_by = null, forgotten_at = remove_trust.at,
      version = version + 1
    where council_id = here and id = record;
end $$;
revoke all on function safeguarding.remove_trust(uuid, timestamptz) from public;
grant execute on function safeguarding.remove_trust(uuid, timestamptz) to :"app";
