import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface SourceRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly version: number
  readonly kind: string
  readonly category: string | null
  readonly personId: string | null
  readonly substanceGivenOn: string | null
  readonly evidenceSeenOn: string | null
  readonly answeredInFullOn: string | null
  readonly challengeTo: string | null
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string | null
  readonly words: Buffer
}

type NewSource = Omit<
  SourceRow,
  'version' | 'substanceGivenOn' | 'evidenceSeenOn' | 'answeredInFullOn' | 'challengeTo'
>

export async function addSource(tx: Tx, row: NewSource): Promise<void> {
  await tx.insertInto('safeguarding.source').values(row).execute()
}

/** Locked: what is decided on it must not change meanwhile. */
export async function findSource(
  tx: Tx,
  councilId: string,
  concernId: string,
  id: string,
): Promise<SourceRow | undefined> {
  const found = await sql<SourceRow>`select * from safeguarding.source
    where council_id = ${councilId} and concern_id = ${concernId} and id = ${id} for update`.execute(tx)
  return found.rows[0]
}

export async function sourcesOf(tx: Tx, councilId: string, concernId: string): Promise<readonly SourceRow[]> {
  const found = await sql<SourceRow>`select * from safeguarding.source
    where council_id = ${councilId} and concern_id = ${concernId} order by recorded_at, id`.execute(tx)
  return found.rows
}

/** How many are recorded in each of these cases; those without one are left out. */
export async function sourcesCounted(
  tx: Tx,
  councilId: string,
  concernIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ concernId: string; count: number }>`select concern_id, count(*)::int as count
    from safeguarding.source where council_id = ${councilId} and concern_id = any(${[...concernIds]}::uuid[])
    group by concern_id`.execute(tx)
  return new Map(found.rows.map(row => [row.concernId, row.count]))
}

export type Heard = Partial<
  Pick<SourceRow, 'substanceGivenOn' | 'evidenceSeenOn' | 'answeredInFullOn' | 'challengeTo'>
>

export async function hearSourceRow(tx: Tx, row: SourceRow, heard: Heard): Promise<void> {
  await tx
    .updateTable('safeguarding.source')
    .set({ ...heard, version: sql<number>`version + 1` })
    .where('councilId', '=', row.councilId)
    .where('id', '=', row.id)
    .execute()
}
