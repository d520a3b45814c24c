import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { homesWithPictures, type Whose } from '../attention/list-store.ts'
import type { Level } from '../triangulate/levels.ts'

/** How a home stands now beside how it stood before a day. */
export interface ChangeRow {
  readonly homeId: string
  readonly name: string
  readonly area: string | null
  readonly providerName: string | null
  readonly providerSince: string | null
  readonly level: Level
  readonly ruleCodes: readonly string[]
  readonly was: Level
  readonly wasOn: string
  readonly wasRuleCodes: readonly string[]
  /** When it first stood as it does now; null where the history does not say. */
  readonly changedOn: string | null
  /** Of what its picture is made of now, what became known since then; the gravest and newest first. */
  readonly tellings: readonly number[]
  readonly body: string
  readonly total: number
}

export type Direction = 'up' | 'down' | 'reasons'

export interface ChangesAsked extends Whose {
  readonly since: string
  readonly direction?: Direction | undefined
}

const directions: Readonly<Record<Direction, ReturnType<typeof sql>>> = {
  up: sql`p.level > was.level`,
  down: sql`p.level < was.level`,
  reasons: sql`p.level = was.level`,
}

/**
 * Homes whose level or reasons are others than before a day: risen first, the most pressing before others. A home of
 * which the history says nothing of before is no change.
 */
export async function changesSince(
  tx: Tx,
  asked: ChangesAsked,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly ChangeRow[]> {
  const { since, direction } = asked
  const found = await sql<ChangeRow>`
    with changed as (
      select p.council_id, p.edition, p.home_id, p.name, p.area, p.provider_name, p.provider_since, p.level, p.rule_codes,
          p.tellings, p.body, was.level as was, was.on_date as was_on, was.rule_codes as was_rule_codes, count(*) over ()::int as total
        from (select p.*, h.name, h.area, h.provider_name, h.provider_since from ${homesWithPictures(asked)}) p
        cross join lateral (select x.level, x.on_date, x.rule_codes from intelligence.level_history x
          where x.council_id = p.council_id and x.home_id = p.home_id and x.edition = p.edition and x.on_date < ${since}::date
          order by x.on_date desc, x.made_at desc limit 1) was
       where (p.level is distinct from was.level or p.rule_codes is distinct from was.rule_codes)
         and ${direction ? directions[direction] : sql`true`}
       order by (p.level > was.level) desc, p.level desc, (p.level = was.level) desc, p.name, p.home_id
       ${takeRows(page.limit, page.offset)})
    select c.home_id, c.name, c.area, c.provider_name, c.provider_since, c.level, c.rule_codes, c.was, c.was_on, c.was_rule_codes,
        c.total, c.body,
        (select min(x.on_date) from intelligence.level_history x where x.council_id = c.council_id and x.home_id = c.home_id
          and x.edition = c.edition and x.on_date > c.was_on and x.level = c.level and x.rule_codes = c.rule_codes) as changed_on,
        array(select t.seq from intelligence.telling t where t.council_id = c.council_id and t.seq = any(c.tellings)
          and t.known_on > c.was_on and t.axis = 'signal' order by t.severity desc, t.known_on desc, t.seq desc) as tellings
      from changed c
     order by (c.level > c.was) desc, c.level desc, (c.level = c.was) desc, c.name, c.home_id`.execute(tx)
  return found.rows.map(row => ({ ...row, tellings: row.tellings.map(Number) }))
}
