import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Audience, Sureness } from './kinds.ts'

/** SQL of what is written down at a meeting: minutes, what partners brought, and what was said of facts. */

export interface MinuteRow {
  readonly councilId: string
  readonly id: string
  readonly meetingId: string
  readonly homeId: string | null
  readonly audience: Audience
  readonly at: Temporal.Instant
  readonly by: string
  readonly words: Buffer
}

export interface BroughtRow extends MinuteRow {
  readonly homeId: string
  readonly agency: string
  readonly observedOn: string
  readonly sureness: Sureness
  readonly submissionId: string | null
}

export interface MarkRow {
  readonly councilId: string
  readonly id: string
  readonly meetingId: string
  readonly homeId: string
  readonly factId: string
  readonly sureness: Sureness
  readonly agencies: readonly string[]
  readonly restricted: boolean
  readonly at: Temporal.Instant
  readonly by: string
  readonly words: Buffer
}

export async function addMinute(tx: Tx, row: MinuteRow): Promise<void> {
  await tx.insertInto('intelligence.sharingMinute').values(row).execute()
}

export async function addBrought(tx: Tx, row: BroughtRow): Promise<void> {
  await tx.insertInto('intelligence.sharingBrought').values(row).execute()
}

export async function addMark(tx: Tx, row: MarkRow): Promise<void> {
  await tx
    .insertInto('intelligence.sharingMark')
    .values({ ...row, agencies: [...row.agencies] })
    .execute()
}

/** As far as this transaction may read them, in the order in which they were written. */
export async function minutesOf(tx: Tx, councilId: string, meetingId: string): Promise<readonly MinuteRow[]> {
  const found = await sql<MinuteRow>`select * from intelligence.sharing_minute
    where council_id = ${councilId} and meeting_id = ${meetingId} order by at, id limit 500`.execute(tx)
  return found.rows
}

export async function broughtTo(
  tx: Tx,
  councilId: string,
  meetingId: string,
): Promise<readonly BroughtRow[]> {
  const found = await sql<BroughtRow>`select * from intelligence.sharing_brought
    where council_id = ${councilId} and meeting_id = ${meetingId} order by at, id limit 500`.execute(tx)
  return found.rows
}

export async function marksOf(tx: Tx, councilId: string, meetingId: string): Promise<readonly MarkRow[]> {
  const found = await sql<MarkRow>`select * from intelligence.sharing_mark
    where council_id = ${councilId} and meeting_id = ${meetingId} order by at, id`.execute(tx)
  return found.rows
}
