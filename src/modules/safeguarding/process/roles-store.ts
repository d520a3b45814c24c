import { type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** The processes that give parts of their own. A review gives none: it is the Board's. */
export type ProcessWithParts = 'organisational' | 'trust'
export type Part = 'lead' | 'worker' | 'reader'

export interface PartRow {
  readonly accountId: string
  readonly part: Part
  readonly fromAt: Temporal.Instant
}

export async function partsIn(
  tx: Tx,
  councilId: string,
  process: ProcessWithParts,
  processId: string,
): Promise<readonly PartRow[]> {
  const found = await sql<PartRow>`select account_id, part, from_at from safeguarding.process_role
    where council_id = ${councilId} and process = ${process} and process_id = ${processId} and ended_at is null
    order by from_at, account_id`.execute(tx)
  return found.rows
}

/** The rows of a list in which somebody has one of these parts; `id` is the column of the process's id. */
export const hasPart = (process: ProcessWithParts, id: string, accountId: string, parts: readonly Part[]) =>
  sql<SqlBool>`exists (select from safeguarding.process_role r where r.process = ${process}
    and r.process_id = ${sql.ref(id)} and r.account_id = ${accountId} and r.part = any(${[...parts]}::text[])
    and r.ended_at is null)`

interface Giving {
  readonly councilId: string
  readonly id: string
  readonly process: ProcessWithParts
  readonly processId: string
  readonly accountId: string
  readonly part: Part | 'none'
  readonly at: Temporal.Instant
  readonly by: string | null
}

/** Somebody has one part at a time, and there is one lead; `none` ends it. */
export async function givePart(tx: Tx, giving: Giving): Promise<void> {
  const { councilId, id, process, processId, accountId, part, at, by } = giving
  await sql`update safeguarding.process_role set ended_at = ${at} where council_id = ${councilId}
    and process = ${process} and process_id = ${processId} and ended_at is null
    and (account_id = ${accountId} or (part = 'lead' and ${part} = 'lead'))`.execute(tx)
  if (part === 'none') return
  const row = { councilId, id, process, processId, accountId, part, fromAt: at, givenBy: by }
  await tx.insertInto('safeguarding.processRole').values(row).execute()
}
