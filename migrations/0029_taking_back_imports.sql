-- A case on which anything hangs is somebody's work and stays: whatever refers to it keeps it, tables to come included.
create or replace function safeguarding.take_back_import(import uuid) returns setof uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare brought record; here uuid := platform.current_council();
begin
  for brought in
    select c.id, c.report_id
      from safeguarding.exchange_concern x
      join safeguarding.concern c on c.council_id = x.council_id and c.id = x.concern_id
     where x.council_id = here and x.import_id = import and c.version = x.concern_version
  loop
    begin
      -- A link that nobody made says no more than that the two looked alike.
      delete from safeguarding.link
       where council_id = here and made_by is null and (concern_id = brought.id or other_id = brought.id);
      delete from safeguarding.exchange_concern where council_id = here and concern_id = brought.id;
      delete from safeguarding.concern where council_id = here and id = brought.id;
      if not exists (select from safeguarding.concern c where c.council_id = here and c.report_id = brought.report_id) then
        delete from safeguarding.report where council_id = here and id = brought.report_id;
      end if;
      return next brought.id;
    exception when foreign_key_violation then
      -- Left as it was, its link and its number with it.
      null;
    end;
  end loop;
end $$;
