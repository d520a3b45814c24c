import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import type { Edition } from '../tellings/sources.ts'
import type { Level } from '../triangulate/levels.ts'
import type { AttentionSort } from './schema.ts'

/** Whose pictures, and of which kind of reader. */
export interface Whose {
  readonly councilId: string
  readonly edition: Exclude<Edition, 'home'>
}

export interface ListAsked extends Whose {
  readonly today: string
  readonly level?: string | undefined
  readonly theme?: string | undefined
  readonly family?: string | undefined
  readonly source?: string | undefined
  readonly area?: string | undefined
  readonly providerId?: string | undefined
  readonly brandId?: string | undefined
  readonly quiet?: boolean
  readonly changed?: boolean
}

export interface Ordered {
  readonly sort?: AttentionSort | undefined
  readonly direction?: 'ascending' | 'descending' | undefined
}

export interface ListRow {
  readonly homeId: string
  readonly name: string
  readonly area: string | null
  readonly providerName: string | null
  readonly brandName: string | null
  readonly beds: number | null
  readonly level: Level
  readonly since: string
  readonly before: Level | null
  readonly quiet: readonly string[]
  readonly body: string
  readonly tellings: number
  readonly awaitsFirstLook: boolean
  readonly total: number
}

/**
 * Somebody is to look, by name. What came before Lantern did, or lies long back, waits for no one person: half of all homes
 * would be marked by it, and no mark would say anything. It stands in the home's picture.
 */
const calls = sql`exists (select from intelligence.first_look f where f.council_id = p.council_id and f.home_id = p.home_id
      and f.state = 'waiting' and f.account_id is not null)`

/** Open homes of the area by attention, or as they are asked for. */
export async function listHomes(
  tx: Tx,
  asked: ListAsked,
  page: Ordered & { readonly limit: number; readonly offset: number },
): Promise<readonly ListRow[]> {
  const found =
    await sql<ListRow>`select p.home_id, h.name, h.area, h.provider_name, h.brand_name, h.beds, p.level, p.since, p.before,
      p.quiet, p.body, cardinality(p.tellings) as tellings, ${calls} as awaits_first_look, count(*) over ()::int as total
    from ${homesWithPictures(asked)} and ${filtersOf(asked)}
    order by ${orderOf(page)}
    ${takeRows(page.limit, page.offset)}`.execute(tx)
  return found.rows
}

export const homesWithPictures = ({ councilId, edition }: Whose) => sql`intelligence.picture p
  join intelligence.home h on h.council_id = p.council_id and h.home_id = p.home_id and h.registered
 where p.council_id = ${councilId} and p.edition = ${edition}`

/**
 * By attention: of homes of which too little is known, first those where nobody would notice. On one level those with
 * more reasons first, then those least heard.
 */
const byAttention = sql`p.level desc, case when p.level = 'insufficient' then cardinality(p.quiet) else 0 end desc,
  awaits_first_look desc, cardinality(p.rule_codes) desc, cardinality(p.quiet) desc, p.coverage, h.name, p.home_id`

const sorts: Readonly<Record<AttentionSort, RawBuilder<unknown>>> = {
  name: sql`h.name`,
  since: sql`p.since`,
  heard: sql`p.coverage`,
}

function orderOf({ sort, direction }: Ordered): RawBuilder<unknown> {
  if (!sort) return byAttention
  return sql`${sorts[sort]} ${direction === 'descending' ? sql`desc` : sql`asc`}, h.name, p.home_id`
}

export function filtersOf(asked: ListAsked): RawBuilder<SqlBool> {
  const ways: RawBuilder<SqlBool>[] = [sql<SqlBool>`true`]
  if (asked.level) ways.push(sql<SqlBool>`p.level::text = ${asked.level}`)
  if (asked.theme) ways.push(sql<SqlBool>`${asked.theme} = any(p.themes)`)
  if (asked.family) ways.push(sql<SqlBool>`${asked.family} = any(p.families)`)
  if (asked.source) ways.push(sql<SqlBool>`${asked.source} = any(p.sources)`)
  if (asked.area) ways.push(sql<SqlBool>`h.area = ${asked.area}`)
  if (asked.providerId) ways.push(sql<SqlBool>`h.provider_id = ${asked.providerId}`)
  if (asked.brandId) ways.push(sql<SqlBool>`h.brand_id = ${asked.brandId}`)
  if (asked.quiet) ways.push(sql<SqlBool>`cardinality(p.quiet) > 0`)
  if (asked.changed) ways.push(sql<SqlBool>`p.before is not null and p.since > ${asked.today}::date - 7`)
  return sql<SqlBool>`${sql.join(ways, sql` and `)}`
}

/** How many open homes stand at each level, and how many moved within a week. */
export async function countLevels(
  tx: Tx,
  asked: Pick<ListAsked, 'councilId' | 'edition' | 'today'>,
): Promise<{
  readonly levels: ReadonlyMap<Level, number>
  readonly changed: number
  readonly quiet: number
}> {
  const found = await sql<{ level: Level; homes: number; changed: number; quiet: number }>`
    select p.level, count(*)::int as homes,
        (count(*) filter (where p.before is not null and p.since > ${asked.today}::date - 7))::int as changed,
        (count(*) filter (where cardinality(p.quiet) > 0))::int as quiet
      from ${homesWithPictures(asked)} group by p.level`.execute(tx)
  const sum = (of: 'changed' | 'quiet') => found.rows.reduce((all, row) => all + row[of], 0)
  return {
    levels: new Map(found.rows.map(row => [row.level, row.homes])),
    changed: sum('changed'),
    quiet: sum('quiet'),
  }
}

/** All homes of a list with their levels, and nothing more of them. */
export async function levelsOf(
  tx: Tx,
  asked: ListAsked,
): Promise<readonly { readonly homeId: string; readonly level: Level }[]> {
  const found = await sql<{ homeId: string; level: Level }>`
    select p.home_id, p.level from ${homesWithPictures(asked)} and ${filtersOf(asked)} order by p.home_id`.execute(
    tx,
  )
  return found.rows
}
