import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRecord } from '../case/record.ts'

export interface PlacesRow extends CaseRecord {
  readonly version: number
  readonly happenedIn: string | null
  readonly adultNow: string
  readonly adultNowIn: string | null
  readonly fundedBy: string
}

export async function addPlaces(tx: Tx, row: PlacesRow): Promise<void> {
  await tx.insertInto('safeguarding.places').values(row).execute()
}

/** What holds for each of these concerns: the newest. */
export async function placesOf(
  tx: Tx,
  councilId: string,
  concernIds: readonly string[],
): Promise<ReadonlyMap<string, PlacesRow>> {
  if (concernIds.length === 0) return new Map()
  const found = await sql<PlacesRow>`select distinct on (concern_id) * from safeguarding.places
    where council_id = ${councilId} and concern_id = any(${concernIds}::uuid[])
    order by concern_id, version desc`.execute(tx)
  return new Map(found.rows.map(row => [row.concernId, row]))
}

export interface AcceptanceRow extends CaseRecord {
  readonly councilCode: string
  readonly acceptedOn: string
}

export async function addAcceptance(tx: Tx, row: AcceptanceRow): Promise<void> {
  await tx.insertInto('safeguarding.acceptance').values(row).execute()
}

/** The newest. */
export async function acceptanceOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<AcceptanceRow | undefined> {
  const found = await sql<AcceptanceRow>`select * from safeguarding.acceptance
    where council_id = ${councilId} and concern_id = ${concernId} order by at desc, id desc limit 1`.execute(
    tx,
  )
  return found.rows[0]
}

export interface TaskRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly code: string
  readonly dueOn: string
  readonly doneOn: string | null
  readonly channel: string | null
  readonly doneAt: Temporal.Instant | null
  readonly doneBy: string | null
  readonly at: Temporal.Instant
  readonly words: Buffer | null
}

export async function addTask(
  tx: Tx,
  row: Pick<TaskRow, 'councilId' | 'id' | 'concernId' | 'code' | 'dueOn' | 'at' | 'words'>,
): Promise<void> {
  await tx.insertInto('safeguarding.tellTask').values(row).execute()
}

/** Not yet done first. */
export async function tasksOf(tx: Tx, councilId: string, concernId: string): Promise<readonly TaskRow[]> {
  const found = await sql<TaskRow>`select * from safeguarding.tell_task
    where council_id = ${councilId} and concern_id = ${concernId}
    order by done_on is not null, due_on, at, id`.execute(tx)
  return found.rows
}

export async function finishTask(
  tx: Tx,
  row: Pick<TaskRow, 'councilId' | 'id' | 'doneOn' | 'channel' | 'doneAt' | 'doneBy' | 'words'>,
): Promise<void> {
  const { councilId, id, ...done } = row
  await tx
    .updateTable('safeguarding.tellTask')
    .set(done)
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}
