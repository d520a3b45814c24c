import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface MessageRow {
  readonly councilId: string
  readonly id: string
  readonly reportId: string
  readonly side: 'reporter' | 'council'
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly readAt: Temporal.Instant | null
  /** Of those of its report: times at the anonymous door are half days, and would not tell the order. */
  readonly place: number
  readonly words: Buffer
}

/** False where a message of this id is there already: it was sent twice. */
export async function addMessage(tx: Tx, row: Omit<MessageRow, 'readAt' | 'place'>): Promise<boolean> {
  const { councilId, id, reportId, side, at, by, words } = row
  const added =
    await sql`insert into safeguarding.message (council_id, id, report_id, side, at, by, words, place)
    select ${councilId}::uuid, ${id}::uuid, ${reportId}::uuid, ${side}::text, ${at}::timestamptz, ${by}::uuid,
           ${words}::bytea, coalesce(max(m.place), 0) + 1
      from safeguarding.message m where m.council_id = ${councilId} and m.report_id = ${reportId}
    on conflict (council_id, id) do nothing returning id`.execute(tx)
  return added.rows.length > 0
}

export async function messagesOf(
  tx: Tx,
  councilId: string,
  reportId: string,
): Promise<readonly MessageRow[]> {
  const found = await sql<MessageRow>`select * from safeguarding.message
    where council_id = ${councilId} and report_id = ${reportId} order by place, at, id`.execute(tx)
  return found.rows
}

export async function markMessagesRead(
  tx: Tx,
  councilId: string,
  reportId: string,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update safeguarding.message set read_at = ${at}
    where council_id = ${councilId} and report_id = ${reportId} and side = 'reporter' and read_at is null`.execute(
    tx,
  )
}

/** To which of these reports the council has written back. */
export async function repliedTo(
  tx: Tx,
  councilId: string,
  reportIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (reportIds.length === 0) return new Set()
  const found = await sql<{ reportId: string }>`select distinct report_id from safeguarding.message
    where council_id = ${councilId} and report_id = any(${reportIds}::uuid[]) and side = 'council'`.execute(
    tx,
  )
  return new Set(found.rows.map(row => row.reportId))
}
