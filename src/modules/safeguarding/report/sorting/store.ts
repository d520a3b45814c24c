import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { SortKind } from './schema.ts'

export interface SortingRow {
  readonly id: string
  readonly reportId: string
  readonly kinds: readonly SortKind[]
  readonly route: string | null
  readonly supersedes: string | null
  readonly sortedAt: Temporal.Instant
  readonly sortedBy: string | null
  readonly words: Buffer
}

/** The one that holds comes last. */
export async function sortingsOf(
  tx: Tx,
  councilId: string,
  reportId: string,
): Promise<readonly SortingRow[]> {
  const found = await sql<SortingRow>`select * from safeguarding.sorting
    where council_id = ${councilId} and report_id = ${reportId} order by sorted_at, id`.execute(tx)
  return found.rows
}

export async function addSorting(tx: Tx, councilId: string, row: SortingRow): Promise<void> {
  await tx
    .insertInto('safeguarding.sorting')
    .values({ ...row, councilId, kinds: [...row.kinds] })
    .execute()
  await sql`update safeguarding.report set version = version + 1, state = 'sorted', sorted_as = ${row.kinds[0]},
      sorted_kinds = ${[...row.kinds]}, sorted_at = ${row.sortedAt}, sorted_by = ${row.sortedBy}
    where council_id = ${councilId} and id = ${row.reportId}`.execute(tx)
}
