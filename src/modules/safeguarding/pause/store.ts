import { sql } from 'kysely'
import type { Pause } from '#law/pause.ts'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRow, ReadRow } from '../case/rows.ts'

interface PauseColumns {
  readonly reason: string
  readonly fromOn: string
  readonly reviewOn: string
  readonly words: Buffer
}

export interface ConcernPauseRow extends ReadRow, PauseColumns {
  /** The day work went on; null while it stands still. */
  readonly toOn: string | null
}

export async function addConcernPause(tx: Tx, row: CaseRow & PauseColumns): Promise<void> {
  await tx.insertInto('safeguarding.concernPause').values(row).execute()
}

/** The oldest first. */
export async function pausesOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly ConcernPauseRow[]> {
  const found = await sql<ConcernPauseRow>`select * from safeguarding.concern_pause
    where council_id = ${councilId} and concern_id = ${concernId} order by at, id`.execute(tx)
  return found.rows
}

export async function endConcernPause(
  tx: Tx,
  councilId: string,
  concernId: string,
  toOn: string,
): Promise<void> {
  await sql`update safeguarding.concern_pause set to_on = ${toOn}
    where council_id = ${councilId} and concern_id = ${concernId} and to_on is null`.execute(tx)
}

export async function reviewConcernPause(
  tx: Tx,
  councilId: string,
  concernId: string,
  reviewOn: string,
): Promise<void> {
  await sql`update safeguarding.concern_pause set review_on = ${reviewOn}
    where council_id = ${councilId} and concern_id = ${concernId} and to_on is null`.execute(tx)
}

export const pauseOf = ({ reason, fromOn, toOn }: ConcernPauseRow): Pause => ({
  ...{ reason, from: Temporal.PlainDate.from(fromOn) },
  to: toOn === null ? undefined : Temporal.PlainDate.from(toOn),
})
