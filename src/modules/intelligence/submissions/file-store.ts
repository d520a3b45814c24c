import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'

/** A row of `intelligence.submission_file`. */
export interface FileRow {
  readonly id: string
  readonly kind: 'partner-signals' | 'food-hygiene'
  readonly fileName: string
  readonly rows: number
  readonly told: number
  readonly unmatched: readonly string[]
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly undoneAt: Temporal.Instant | null
}

const columns = sql`f.id, f.kind, f.file_name, f.rows, f.told, f.unmatched, f.at, f.by, f.undone_at`

export async function addFile(
  tx: Tx,
  councilId: string,
  { unmatched, at, ...row }: Omit<FileRow, 'undoneAt' | 'told'>,
): Promise<void> {
  await tx
    .insertInto('intelligence.submissionFile')
    .values({ ...row, councilId, told: 0, at, unmatched: JSON.stringify(unmatched) })
    .execute()
}

export async function noteTold(tx: Tx, councilId: string, id: string, told: number): Promise<void> {
  await sql`update intelligence.submission_file set told = ${told}
    where council_id = ${councilId} and id = ${id}`.execute(tx)
}

export async function findFile(tx: Tx, councilId: string, id: string): Promise<FileRow | undefined> {
  const found = await sql<FileRow>`select ${columns} from intelligence.submission_file f
    where f.council_id = ${councilId} and f.id = ${id}`.execute(tx)
  return found.rows[0]
}

export function listFileRows(
  tx: Tx,
  { councilId, visible }: { councilId: string; visible: Expression<SqlBool> },
  page: { readonly limit: number; readonly offset: number },
) {
  const ask = (limit: number, offset: number) =>
    sql<FileRow & { total: number }>`select ${columns}, count(*) over ()::int as total
      from intelligence.submission_file f where f.council_id = ${councilId} and ${visible}
     order by f.at desc, f.id ${takeRows(limit, offset)}`.execute(tx)
  return pageOf(ask, page.limit, page.offset)
}

/** Takes back all it told that stands, so that the file can be brought in again; gives the ids. Undefined: undone already. */
export async function undoFileRows(
  tx: Tx,
  { councilId, id, at, by }: { councilId: string; id: string; at: Temporal.Instant; by: string | null },
): Promise<readonly string[] | undefined> {
  const marked =
    await sql`update intelligence.submission_file set undone_at = ${at.toString()}::timestamptz, undone_by = ${by}::uuid
    where council_id = ${councilId} and id = ${id} and undone_at is null returning 1`.execute(tx)
  if (marked.rows.length === 0) return undefined
  const back = await sql<{ id: string }>`update intelligence.submission set version = version + 1,
      taken_back_at = ${at.toString()}::timestamptz, taken_back_by = ${by}::uuid, why_taken_back = 'file'
    where council_id = ${councilId} and file_id = ${id} and taken_back_at is null returning id`.execute(tx)
  await sql`update intelligence.submission set fingerprint = null
    where council_id = ${councilId} and file_id = ${id}`.execute(tx)
  return back.rows.map(row => row.id)
}
