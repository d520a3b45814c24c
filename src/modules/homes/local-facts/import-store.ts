import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'

/** The homes that CQC's location numbers belong to, those that the register has. */
export async function homesByLocation(
  tx: Tx,
  locationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ cqcLocationId: string; homeId: string }>`
    select r.cqc_location_id, coalesce(h.joined_into, h.id) as home_id
      from homes.registration r join homes.home h on h.id = r.home_id
     where r.cqc_location_id = any(${locationIds})`.execute(tx)
  return new Map(found.rows.map(row => [row.cqcLocationId, row.homeId]))
}

export interface LocalImportRow {
  readonly id: string
  readonly source: string
  readonly fileName: string
  readonly ofDay: string
  readonly rows: number
  readonly homes: number
  readonly recorded: number
  readonly unknown: readonly string[]
  readonly importedBy: string | null
  readonly importedAt: Temporal.Instant
  readonly undoneAt: Temporal.Instant | null
}

export type NewLocalImport = Omit<LocalImportRow, 'undoneAt'> & { readonly councilId: string }

export async function addLocalImport(tx: Tx, row: NewLocalImport): Promise<void> {
  const { unknown, ...rest } = row
  await tx
    .insertInto('homes.localImport')
    .values({ ...rest, unknown: JSON.stringify(unknown) })
    .execute()
}

export async function noteRecorded(tx: Tx, councilId: string, id: string, recorded: number): Promise<void> {
  await sql`update homes.local_import set recorded = ${recorded} where council_id = ${councilId} and id = ${id}`.execute(
    tx,
  )
}

const columns = sql`i.id, i.source, i.file_name, i.of_day::text as of_day, i.rows, i.homes, i.recorded, i.unknown,
         i.imported_by, i.imported_at, i.undone_at`

export async function findLocalImport(
  tx: Tx,
  councilId: string,
  id: string,
): Promise<LocalImportRow | undefined> {
  const found = await sql<LocalImportRow>`
    select ${columns} from homes.local_import i where i.council_id = ${councilId} and i.id = ${id}`.execute(
    tx,
  )
  return found.rows[0]
}

export function listLocalImports(tx: Tx, councilId: string, limit: number, offset: number) {
  const ask = (most: number, from: number) =>
    sql<LocalImportRow & { total: number }>`
    select ${columns}, count(*) over ()::integer as total from homes.local_import i where i.council_id = ${councilId}
     order by i.imported_at desc, i.id desc ${takeRows(most, from)}`.execute(tx)
  return pageOf(ask, limit, offset)
}

/** Takes back all that the import said and marks it undone; answers how many facts that were. */
export async function undoLocal(
  tx: Tx,
  { councilId, id, by, at }: { councilId: string; id: string; by: string | null; at: Temporal.Instant },
): Promise<number> {
  const withdrawn = await sql`
    update homes.local_fact set withdrawn_at = ${at.toString()}, withdrawn_by = ${by}, withdrawn_reason = 'Its import was undone'
     where council_id = ${councilId} and import_id = ${id} and withdrawn_at is null`.execute(tx)
  await sql`update homes.local_import set undone_at = ${at.toString()}, undone_by = ${by}
             where council_id = ${councilId} and id = ${id}`.execute(tx)
  return Number(withdrawn.numAffectedRows ?? 0)
}
