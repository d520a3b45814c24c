import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Turn } from './latency-workflow.ts'

export interface TurnRow {
  readonly councilId: string
  readonly id: string
  readonly caseId: string
  readonly number: number
  readonly kind: Turn
  /** Who sees to what will change, and by when; only where it was closed. */
  readonly ownerId: string | null
  readonly dueOn: string | null
  readonly at: Temporal.Instant
  readonly by: string
  readonly words: Buffer
}

/** False where somebody else wrote down one of that number first. */
export async function addTurn(tx: Tx, row: TurnRow): Promise<boolean> {
  const added = await tx
    .insertInto('intelligence.latencyTurn')
    .values(row)
    .onConflict(conflict => conflict.columns(['councilId', 'caseId', 'number']).doNothing())
    .returning('id')
    .execute()
  return added.length === 1
}

/** Every time that it was closed, changed or opened again, in that order. */
export async function turnsOf(tx: Tx, councilId: string, caseId: string): Promise<readonly TurnRow[]> {
  const found = await sql<TurnRow>`select * from intelligence.latency_turn
    where council_id = ${councilId} and case_id = ${caseId} order by number`.execute(tx)
  return found.rows
}
