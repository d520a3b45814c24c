import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CaseRow, ReadRow } from '../case/rows.ts'
import type { RequestState } from './workflow.ts'

export interface RequestRow {
  readonly councilId: string
  readonly id: string
  readonly reference: string
  readonly concernId: string
  readonly version: number
  readonly kind: 'enquire' | 'protect'
  readonly askedOf: 'council' | 'home' | 'nhs' | 'other'
  readonly homeId: string | null
  readonly state: RequestState
  readonly conflicts: Readonly<Record<string, 'yes' | 'no' | 'unknown'>>
  readonly recipientId: string | null
  readonly dueOn: string | null
  readonly askedAt: Temporal.Instant | null
  readonly madeAt: Temporal.Instant
  readonly madeBy: string | null
  readonly signedBy: string | null
  /** Whom it was signed for by name, although they may be part of it. */
  readonly signedFor: string | null
  readonly words: Buffer
}

export async function addRequest(
  tx: Tx,
  { conflicts, ...row }: Omit<RequestRow, 'version' | 'signedBy' | 'signedFor'>,
): Promise<void> {
  await tx
    .insertInto('safeguarding.request')
    .values({ ...row, conflicts: JSON.stringify(conflicts) })
    .execute()
}

export interface RequestChange {
  readonly state?: RequestState
  readonly recipientId?: string | null
  readonly dueOn?: string | null
  readonly askedAt?: Temporal.Instant
  readonly signedAt?: Temporal.Instant
  readonly signedBy?: string | null
  readonly signedFor?: string | null
  readonly endedAt?: Temporal.Instant
}

export async function changeRequest(
  tx: Tx,
  councilId: string,
  id: string,
  change: RequestChange,
): Promise<void> {
  await tx
    .updateTable('safeguarding.request')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export async function findRequest(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<RequestRow | undefined> {
  const found = await sql<RequestRow>`select * from safeguarding.request
    where council_id = ${councilId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

export async function requestsOf(
  tx: Tx,
  councilId: string,
  concernId: string,
): Promise<readonly RequestRow[]> {
  const found = await sql<RequestRow>`select * from safeguarding.request
    where council_id = ${councilId} and concern_id = ${concernId} order by made_at, id`.execute(tx)
  return found.rows
}

export interface EntryColumns {
  readonly requestId: string
  readonly kind: 'answer' | 'report' | 'adequate' | 'redo' | 'taken-over' | 'withdrawn' | 'signed'
  readonly words: Buffer | null
}
export type EntryRow = ReadRow & EntryColumns

export async function addEntry(tx: Tx, row: CaseRow & EntryColumns): Promise<void> {
  await tx.insertInto('safeguarding.requestEntry').values(row).execute()
}

export interface SharedColumns {
  readonly recipientId: string
  readonly purpose: 'protection' | 'enquiry' | 'information'
  /** A file of the case, or the copy of one; null: words alone. */
  readonly fileId: string | null
  readonly words: Buffer
}
export interface SharedRow extends ReadRow, SharedColumns {
  readonly concernId: string
  readonly stoppedAt: Temporal.Instant | null
  readonly stoppedBecause: 'police' | 'court' | null
}

export async function addShared(tx: Tx, row: CaseRow & SharedColumns): Promise<void> {
  await tx.insertInto('safeguarding.sharedItem').values(row).execute()
}

/** False where there is none to stop. */
export async function stopShared(
  tx: Tx,
  {
    councilId,
    concernId,
    id,
  }: { readonly councilId: string; readonly concernId: string; readonly id: string },
  at: Temporal.Instant,
  by: string | null,
): Promise<boolean> {
  const stopped = await sql`update safeguarding.shared_item set stopped_at = ${at}, stopped_by = ${by}
    where council_id = ${councilId} and concern_id = ${concernId} and id = ${id} and stopped_at is null
    returning 1`.execute(tx)
  return stopped.rows.length > 0
}

/** Everything of a case that is still read and does not keep anybody safe. Gives what was stopped. */
export async function stopSharedBecause(
  tx: Tx,
  { councilId, concernId }: { readonly councilId: string; readonly concernId: string },
  {
    at,
    by,
    because,
  }: { readonly at: Temporal.Instant; readonly by: string | null; readonly because: string },
): Promise<readonly string[]> {
  const stopped = await sql<{ id: string }>`update safeguarding.shared_item
    set stopped_at = ${at}, stopped_by = ${by}, stopped_because = ${because}
    where council_id = ${councilId} and concern_id = ${concernId} and purpose <> 'protection' and stopped_at is null
    returning id`.execute(tx)
  return stopped.rows.map(row => row.id)
}
