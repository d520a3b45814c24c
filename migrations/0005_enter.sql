-- Every transaction begins here: names its council and asks, in the same round trip, what stands for or against
-- the actor (conflicts of interest, broken glass). In plpgsql, because its plans are kept by the connection.

create function platform.enter(council uuid, account uuid, at timestamptz)
returns table (what text, subject_type text, subject_id uuid) language plpgsql volatile as $$
begin
  perform set_config('lantern.council', council::text, true);
  if account is null then return; end if;
  return query
    select 'excluded', x.subject_type, x.subject_id from platform.exclusion x
     where x.council_id = council and x.account_id = account and x.ended_at is null
    union all
    select 'glass', b.subject_type, b.subject_id from platform.break_glass b
     where b.council_id = council and b.account_id = account and b.until > at;
end $$;
revoke all on function platform.enter(uuid, uuid, timestamptz) from public;
grant execute on function platform.enter(uuid, uuid, timestamptz) to :"app";
