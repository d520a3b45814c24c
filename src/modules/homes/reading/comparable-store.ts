import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { homeSizes } from '#law/home-sizes.ts'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { HomeInBrief } from './home-in-brief.ts'
import { homeById } from './homes-store.ts'
import {
  type Comparison,
  comparisonFrom,
  DEMENTIA,
  LEARNING_DISABILITIES,
  type Level,
  type Likes,
  type Stratum,
  stratumOf,
} from './strata.ts'

export interface Comparable extends Comparison {
  readonly home: HomeInBrief
  readonly stratum: Stratum
  /** The open homes to compare it with, itself among them where it is open: 1,000 at most, in order of their ids. */
  readonly homeIds: readonly string[]
}

const MOST = 1_000

/** The homes that a home may fairly be compared with; undefined where there is no such home. */
export async function comparable(tx: Tx, homeId: string): Promise<Comparable | undefined> {
  const home = await homeById(tx, homeId)
  if (!home) return undefined
  const stratum = stratumOf(home)
  const comparison = comparisonFrom(await likesOf(tx, home, stratum))
  return { ...comparison, home, stratum, homeIds: await idsOf(tx, home, stratum, comparison.level) }
}

async function likesOf(tx: Tx, home: HomeInBrief, stratum: Stratum): Promise<Likes> {
  const { rows } = await sql<Likes>`
    select count(*) filter (where ${within('council', home)}) as council,
           count(*) filter (where ${within('region', home)}) as region, count(*) as england
      from homes.home h where ${likeIt(stratum)}`.execute(tx)
  return rows[0] ?? { council: 0, region: 0, england: 0 }
}

async function idsOf(tx: Tx, home: HomeInBrief, stratum: Stratum, level: Level): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select h.id from homes.home h where ${likeIt(stratum)} and ${within(level, home)}
     order by h.id ${atMost(MOST)}`.execute(tx)
  return rows.map(row => row.id)
}

/** Open homes `h` of a stratum. */
function likeIt({ nursing, dementia, learningDisability, size }: Stratum): RawBuilder<SqlBool> {
  const band = homeSizes.find(one => one.code === size)
  const beds = band
    ? sql`h.beds between ${band.fewest} and ${band.most ?? 1_000_000}`
    : sql`coalesce(h.beds, 0) < ${homeSizes[0]?.fewest ?? 1}`
  return sql<SqlBool>`(h.registered and h.joined_into is null and h.nursing = ${nursing}
    and (${DEMENTIA} = any (h.specialisms)) = ${dementia}
    and (${LEARNING_DISABILITIES} = any (h.specialisms)) = ${learningDisability} and ${beds})`
}

function within(level: Level, { councilId }: HomeInBrief): RawBuilder<SqlBool> {
  if (level === 'england') return sql<SqlBool>`true`
  if (level === 'council') return sql<SqlBool>`h.council_id = ${councilId}`
  return sql<SqlBool>`h.council_id in (select c.id from platform.council c
    where c.region = (select mine.region from platform.council mine where mine.id = ${councilId}))`
}
