-- Challenges that nobody raised or answered, about what only one import brought: they go when it is taken back. Of
-- whichever council, since the register is national; what a person wrote is never touched.
create function homes.forget_challenges_of_nobody(of_import uuid) returns void
language sql volatile security definer set search_path = pg_catalog
begin atomic
  delete from homes.challenge ch
   where ch.raised_by is null and ch.settled_by is null and ch.cqc_reference is null
     and ch.registration_id in (select subject_id from homes.import_before
                                 where import_id = of_import and kind = 'registration' and before is null);
end;
revoke all on function homes.forget_challenges_of_nobody(uuid) from public;
grant execute on function homes.forget_challenges_of_nobody(uuid) to :"app";
