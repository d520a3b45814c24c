import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { RuleSet } from '../triangulate/rule-set.ts'

/**
 * What counts of a council's homes, from all that was ever told: the last telling of each key, unless it was taken back,
 * was not so, has expired or is too old. The same as was kept telling by telling, said once for all of them.
 */
export async function rebuildLive(tx: Tx, councilId: string, today: string, rules: RuleSet): Promise<number> {
  const ageing = rules.ageing.map(({ what, window }, at) => ({
    at,
    what,
    days: Number.isFinite(window) ? window : null,
  }))
  const counting = Object.entries(rules.standing).flatMap(([standing, weight]) =>
    weight > 0 ? [standing] : [],
  )
  await sql`delete from intelligence.live where council_id = ${councilId}`.execute(tx)
  const added = await sql`
    with last as (select distinct on (t.source, t.key) t.source, t.key, t.seq, t.home_id, t.restriction, t.taken_back,
        t.standing, t.what, t.observed_to, t.expires_on, t.until_next
      from intelligence.telling t where t.council_id = ${councilId} order by t.source, t.key, t.seq desc),
    ending as (select l.*, case when l.expires_on is null and not l.until_next then null
        else least(l.expires_on, l.observed_to + a.days + 1) end as ends_on
      from last l cross join lateral (
        select r.days from jsonb_to_recordset(${JSON.stringify(ageing)}::jsonb) as r (at integer, what text, days integer)
         where r.what = '' or l.what = r.what or starts_with(l.what, r.what || '.') order by r.at limit 1) a)
    insert into intelligence.live (council_id, source, key, seq, home_id, restriction, ends_on)
    select ${councilId}, source, key, seq, home_id, restriction, ends_on from ending
     where not taken_back and standing::text = any(${counting}::text[]) and (ends_on is null or ends_on > ${today}::date)`.execute(
    tx,
  )
  return Number(added.numAffectedRows ?? 0)
}
