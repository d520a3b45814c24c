import { sql } from 'kysely'
import type { WhyNotOwed } from '#law/duty-of-candour.ts'
import type { Tx } from '#platform/database/database.ts'
import type { FollowUpState } from './workflow.ts'

export interface FollowUpRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly version: number
  readonly process: string
  readonly ownerId: string
  readonly state: FollowUpState
  readonly dueOn: string
  readonly madeAt: Temporal.Instant
  readonly begunOn: string | null
  readonly answeredOn: string | null
  readonly settledAt: Temporal.Instant | null
  readonly toldOn: string | null
  readonly apologisedOn: string | null
  readonly writtenOn: string | null
  readonly letterSeenOn: string | null
  readonly delayUntil: string | null
  readonly notOwed: WhyNotOwed | null
  readonly notCandidAt: Temporal.Instant | null
  readonly notCandidBy: string | null
  readonly words: Buffer
}

type NewFollowUp = Pick<
  FollowUpRow,
  | 'councilId'
  | 'id'
  | 'concernId'
  | 'process'
  | 'ownerId'
  | 'state'
  | 'dueOn'
  | 'madeAt'
  | 'begunOn'
  | 'words'
>

export async function addFollowUpRow(tx: Tx, row: NewFollowUp): Promise<void> {
  await tx.insertInto('safeguarding.followUp').values(row).execute()
}

/** Locked: it is read to be changed. */
export async function findFollowUp(
  tx: Tx,
  councilId: string,
  concernId: string,
  id: string,
): Promise<FollowUpRow | undefined> {
  const found = await sql<FollowUpRow>`select * from safeguarding.follow_up
    where council_id = ${councilId} and concern_id = ${concernId} and id = ${id} for update`.execute(tx)
  return found.rows[0]
}

/** What waits first, by its day. */
export async function followUpsOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly FollowUpRow[]> {
  const found = await sql<FollowUpRow>`select * from safeguarding.follow_up
    where council_id = ${councilId} and concern_id = ${concernId}
    order by state <> 'waiting', due_on, id`.execute(tx)
  return found.rows
}

export type FollowUpChange = Partial<
  Omit<
    FollowUpRow,
    'councilId' | 'id' | 'concernId' | 'version' | 'process' | 'ownerId' | 'madeAt' | 'begunOn' | 'words'
  >
>

export async function changeFollowUp(
  tx: Tx,
  councilId: string,
  id: string,
  change: FollowUpChange,
): Promise<void> {
  await tx
    .updateTable('safeguarding.followUp')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}
