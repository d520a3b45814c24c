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
