import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { ConcernRow } from '../concern/store.ts'

interface Of {
  readonly councilId: string
  /** Over `safeguarding.concern c`. */
  readonly visible: Expression<SqlBool>
}

const waits = sql<SqlBool>`c.state in ('received', 'looking') and c.harm is not null`

export interface HarmCount {
  readonly harm: string
  readonly count: number
}

/** How many wait of each kind, that this person may decide. */
export async function harmCounts(tx: Tx, { councilId, visible }: Of): Promise<readonly HarmCount[]> {
  const found = await sql<HarmCount>`select c.harm, count(*)::int as count from safeguarding.concern c
    where c.council_id = ${councilId} and ${waits} and ${visible} group by c.harm order by count(*) desc, c.harm`.execute(
    tx,
  )
  return found.rows
}

/** What may be a sign that one is better decided by itself: codes and counts alone. */
export interface BatchFacts {
  readonly earlierOfAdult: number
  readonly earlierInHome: number
  readonly policeTold: boolean
  readonly died: boolean
  readonly inHospital: boolean
  readonly allegation: boolean
}

export type BatchRow = ConcernRow & BatchFacts

const within = (since: Temporal.Instant) =>
  sql`o.council_id = c.council_id and o.id <> c.id and o.harm = c.harm and o.received_at >= ${since}
    and o.received_at <= c.received_at and o.closing_reason is distinct from 'mistaken'
    and o.closing_reason is distinct from 'wrong-person'`

const of = (table: string) => sql<boolean>`exists (select from ${sql.table(`safeguarding.${table}`)} x
  where x.council_id = c.council_id and x.concern_id = c.id)`

const factsOf = (since: Temporal.Instant) => sql`
  (select count(*)::int from safeguarding.concern o
    where o.person_id = c.person_id and ${within(since)}) as earlier_of_adult,
  (select count(*)::int from (select from safeguarding.concern o
    where o.home_id = c.home_id and ${within(since)} limit 100) as h) as earlier_in_home,
  ${of('police')} as police_told, ${of('allegation')} as allegation, ${of('death')} as died,
  coalesce((select p.adult_now = 'hospital' from safeguarding.places p where p.council_id = c.council_id
    and p.concern_id = c.id order by p.version desc limit 1), false) as in_hospital`

/** Those of one kind that wait, the oldest first. */
export async function batchOf(
  tx: Tx,
  { councilId, visible }: Of,
  harm: string,
  { since, limit }: { readonly since: Temporal.Instant; readonly limit: number },
): Promise<readonly BatchRow[]> {
  const found = await sql<BatchRow>`select c.*, ${factsOf(since)} from safeguarding.concern c
    where c.council_id = ${councilId} and ${waits} and c.harm = ${harm} and ${visible}
    order by c.received_at, c.id ${atMost(limit)}`.execute(tx)
  return found.rows
}

/** Just these, decided or not. */
export async function chosenOnes(
  tx: Tx,
  { councilId, visible }: Of,
  ids: readonly string[],
  since: Temporal.Instant,
): Promise<readonly BatchRow[]> {
  if (ids.length === 0) return []
  const found = await sql<BatchRow>`select c.*, ${factsOf(since)} from safeguarding.concern c
    where c.council_id = ${councilId} and c.id = any(${ids}::uuid[]) and ${visible}
    order by c.received_at, c.id`.execute(tx)
  return found.rows
}
