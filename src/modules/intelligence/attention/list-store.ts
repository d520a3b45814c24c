import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Edition } from '../tellings/sources.ts'
import type { Level } from '../triangulate/levels.ts'

export interface ListAsked {
  readonly councilId: string
  readonly edition: Exclude<Edition, 'home'>
  readonly today: string
  readonly level?: string | undefined
  readonly theme?: string | undefined
  readonly family?: string | undefined
  readonly area?: string | undefined
  readonly providerId?: string | undefined
  readonly changed?: boolean
}

export interface ListRow {
  readonly homeId: string
  readonly name: string
  readonly area: string | null
  readonly providerName: string | null
  readonly beds: number | null
  readonly level: Level
  readonly since: string
  readonly before: Level | null
  readonly body: string
  readonly tellings: number
  readonly awaitsFirstLook: boolean
  readonly total: number
}

/** Open homes of the area by attention; on one level those with more reasons first, then those least heard. */
export async function listHomes(
  tx: Tx,
  asked: ListAsked,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly ListRow[]> {
  const found =
    await sql<ListRow>`select p.home_id, h.name, h.area, h.provider_name, h.beds, p.level, p.since, p.before, p.body,
      cardinality(p.tellings) as tellings, p.awaits_first_look, count(*) over ()::int as total
    from ${homesWithPictures(asked)} and ${filtersOf(asked)}
    order by p.level desc, p.awaits_first_look desc, cardinality(p.rule_codes) desc, p.coverage, h.name, p.home_id
    limit ${page.limit} offset ${page.offset}`.execute(tx)
  return found.rows
}

const homesWithPictures = ({
  councilId,
  edition,
}: Pick<ListAsked, 'councilId' | 'edition'>) => sql`intelligence.picture p
  join intelligence.home h on h.council_id = p.council_id and h.home_id = p.home_id and h.registered
 where p.council_id = ${councilId} and p.edition = ${edition}`

function filtersOf(asked: ListAsked): RawBuilder<SqlBool> {
  const ways: RawBuilder<SqlBool>[] = [sql<SqlBool>`true`]
  if (asked.level) ways.push(sql<SqlBool>`p.level::text = ${asked.level}`)
  if (asked.theme) ways.push(sql<SqlBool>`${asked.theme} = any(p.themes)`)
  if (asked.family) ways.push(sql<SqlBool>`${asked.family} = any(p.families)`)
  if (asked.area) ways.push(sql<SqlBool>`h.area = ${asked.area}`)
  if (asked.providerId) ways.push(sql<SqlBool>`h.provider_id = ${asked.providerId}`)
  if (asked.changed) ways.push(sql<SqlBool>`p.before is not null and p.since > ${asked.today}::date - 7`)
  return sql<SqlBool>`${sql.join(ways, sql` and `)}`
}

/** How many open homes stand at each level, and how many moved within a week. */
export async function countLevels(
  tx: Tx,
  asked: Pick<ListAsked, 'councilId' | 'edition' | 'today'>,
): Promise<{ readonly levels: ReadonlyMap<Level, number>; readonly changed: number }> {
  const found = await sql<{ level: Level; homes: number; changed: number }>`
    select p.level, count(*)::int as homes,
        (count(*) filter (where p.before is not null and p.since > ${asked.today}::date - 7))::int as changed
      from ${homesWithPictures(asked)} group by p.level`.execute(tx)
  return {
    levels: new Map(found.rows.map(row => [row.level, row.homes])),
    changed: found.rows.reduce((sum, row) => sum + row.changed, 0),
  }
}

/** What the list can be filtered by, as far as there is any. */
export async function facetsOf(tx: Tx, councilId: string) {
  const areas = await sql<{ area: string }>`select distinct area from intelligence.home
    where council_id = ${councilId} and registered and area is not null order by area`.execute(tx)
  const providers = await sql<{
    id: string
    name: string
  }>`select provider_id as id, max(provider_name) as name
    from intelligence.home where council_id = ${councilId} and registered and provider_name is not null
    group by provider_id order by name, id limit 500`.execute(tx)
  return { areas: areas.rows.map(row => row.area), providers: providers.rows }
}
