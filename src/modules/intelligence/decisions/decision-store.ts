import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Level } from '../triangulate/levels.ts'

/** A row of `intelligence.decision`. */
export interface DecisionRow {
  readonly councilId: string
  readonly id: string
  readonly homeId: string
  readonly kind: string
  readonly accountId: string
  readonly dueOn: string | null
  readonly edition: 'council' | 'cleared'
  readonly level: Level
  readonly inputsHash: Buffer
  readonly at: Temporal.Instant
  readonly by: string
  readonly words: Buffer
  /** Keys of what it rests on; none where it touches no placement. */
  readonly facts: readonly string[]
  readonly heardOn: string | null
  readonly unheard: boolean
}

export async function addDecision(tx: Tx, row: DecisionRow): Promise<void> {
  await tx
    .insertInto('intelligence.decision')
    .values({ ...row, facts: [...row.facts] })
    .execute()
}

export async function decisionsOf(
  tx: Tx,
  councilId: string,
  homeId: string,
): Promise<readonly DecisionRow[]> {
  const found = await sql<DecisionRow>`select * from intelligence.decision
    where council_id = ${councilId} and home_id = ${homeId} order by at desc limit 20`.execute(tx)
  return found.rows
}

/** Days after its day, or after it was decided, for which a visit that nobody wrote down still stands. */
const STANDS_FOR = 90

export interface VisitRow extends Pick<DecisionRow, 'homeId' | 'accountId' | 'dueOn' | 'at'> {
  readonly kind: 'visit' | 'listen'
}

/** Of each home the last decision to go there, unless an officer has been seen there since or it was left be again. */
export async function lastVisitDecisions(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
  today: string,
): Promise<readonly VisitRow[]> {
  const found = await sql<VisitRow>`select home_id, kind, account_id, due_on, at
    from (select distinct on (home_id) * from intelligence.decision
      where council_id = ${councilId} and home_id = any(${[...homeIds]}::uuid[])
        and kind in ('visit', 'listen', 'nothing-now')
      order by home_id, at desc, id desc) d
   where d.kind <> 'nothing-now'
     and coalesce(d.due_on, (d.at at time zone 'Europe/London')::date) > ${today}::date - ${STANDS_FOR}::int
     and not exists (select from intelligence.sighting s where s.council_id = d.council_id and s.home_id = d.home_id
       and s.person_id is null and s.role = 'officer' and s.source = 'visit'
       and s.seen_on >= (d.at at time zone 'Europe/London')::date)`.execute(tx)
  return found.rows
}
