import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'
import type { RowNote } from './faults.ts'
import { type ReferenceKindName, tables } from './kinds.ts'

/** Two imports of a kind at once would each count what the other changes. Held until the transaction ends. */
export async function lockKind(tx: Tx, kind: ReferenceKindName): Promise<boolean> {
  const found = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('homes.reference_import'), hashtext(${kind})) as free`.execute(
    tx,
  )
  return found.rows[0]?.free === true
}

export interface Put {
  readonly created: number
  readonly changed: number
  /** Keys of rows that this import had written before: the file names them twice. */
  readonly twice: readonly string[]
}

/**
 * Writes rows of a kind as one statement: what is new is added, what differs is changed after it was put aside.
 * Rows are objects by the table's column names.
 */
export async function putRows(
  tx: Tx,
  kind: ReferenceKindName,
  importId: string,
  rows: readonly object[],
): Promise<Put> {
  const { table, keys, columns } = tables[kind]
  const list = (names: readonly string[], of = '') => sql.raw(names.map(name => `${of}${name}`).join(', '))
  const [key, rest] = [columns.slice(0, keys), columns.slice(keys)]
  const found = await sql<Put>`
    with given as (select * from jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)),
    met as (select k.*, (${list(rest, 'k.')}) is distinct from (${list(rest, 'g.')}) as differs,
                   concat_ws(' ', ${list(key, 'k.')}) as place
              from ${sql.raw(table)} k join given g using (${list(key)})),
    before as (
      insert into homes.reference_before (import_id, place, said)
      select ${importId}::uuid, place, to_jsonb(met) - 'differs' - 'place' from met
       where differs and import_id is distinct from ${importId}::uuid returning 1),
    put as (
      insert into ${sql.raw(table)} as k (${list(columns)}, import_id) select ${list(columns)}, ${importId}::uuid from given
          on conflict (${list(key)}) do update
         set (${list([...rest, 'import_id'])}) = row(${list([...rest, 'import_id'], 'excluded.')})
       where (${list(rest, 'k.')}) is distinct from (${list(rest, 'excluded.')}) returning 1)
    select (select count(*) from put)::int - (select count(*) from before)::int as created,
           (select count(*) from before)::int as changed,
           array(select place from met where import_id = ${importId}::uuid order by place limit 20) as twice`.execute(
    tx,
  )
  return found.rows[0] ?? { created: 0, changed: 0, twice: [] }
}

/** Takes away what the import added and puts back what it overwrote. Answers how many rows each. */
export async function takeBack(tx: Tx, kind: ReferenceKindName, importId: string) {
  const { table } = tables[kind]
  const gone = await sql`delete from ${sql.raw(table)} where import_id = ${importId}`.execute(tx)
  const back = await sql`
    insert into ${sql.raw(table)}
    select (jsonb_populate_record(null::${sql.raw(table)}, said)).* from homes.reference_before
     where import_id = ${importId}`.execute(tx)
  await sql`delete from homes.reference_before where import_id = ${importId}`.execute(tx)
  const restored = Number(back.numAffectedRows ?? 0)
  return { removed: Number(gone.numAffectedRows ?? 0) - restored, restored }
}

export interface ReferenceImportRow {
  readonly id: string
  readonly kind: ReferenceKindName
  readonly fileName: string
  readonly fileHash: string
  readonly ofDay: string
  readonly edition: string
  readonly read: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly skipped: number
  readonly notes: readonly RowNote[]
  readonly notesTotal: number
  readonly importedBy: string | null
  readonly councilId: string
  readonly importedAt: Temporal.Instant
  readonly undoneAt: Temporal.Instant | null
  /** The newest of its kind that was not taken back: the one that can be. */
  readonly newest: boolean
}

export type NewReferenceImport = Omit<ReferenceImportRow, 'undoneAt' | 'newest'>

export async function addReferenceImport(tx: Tx, row: NewReferenceImport): Promise<void> {
  const { notes, ...rest } = row
  await tx
    .insertInto('homes.referenceImport')
    .values({ ...rest, notes: JSON.stringify(notes) })
    .execute()
}

const columns = sql`i.id, i.kind, i.file_name, i.file_hash, i.of_day::text as of_day, i.edition, i.read, i.created,
  i.changed, i.unchanged, i.skipped, i.notes, i.notes_total, i.imported_by, i.council_id, i.imported_at, i.undone_at,
  i.undone_at is null and not exists (
    select from homes.reference_import later where later.kind = i.kind and later.undone_at is null
       and (later.imported_at, later.id) > (i.imported_at, i.id)) as newest`

export async function findReferenceImport(tx: Tx, id: string): Promise<ReferenceImportRow | undefined> {
  const found = await sql<ReferenceImportRow>`
    select ${columns} from homes.reference_import i where i.id = ${id}`.execute(tx)
  return found.rows[0]
}

/** The newest of a kind that was not taken back. */
export async function newestStanding(
  tx: Tx,
  kind: ReferenceKindName,
): Promise<ReferenceImportRow | undefined> {
  const found = await sql<ReferenceImportRow>`
    select ${columns} from homes.reference_import i where i.kind = ${kind} and i.undone_at is null
     order by i.imported_at desc, i.id desc limit 1`.execute(tx)
  return found.rows[0]
}

export function listReferenceImportRows(tx: Tx, kind: ReferenceKindName, limit: number, offset: number) {
  const ask = (most: number, from: number) =>
    sql<ReferenceImportRow & { total: number }>`
    select ${columns}, count(*) over ()::integer as total from homes.reference_import i where i.kind = ${kind}
     order by i.imported_at desc, i.id desc ${takeRows(most, from)}`.execute(tx)
  return pageOf(ask, limit, offset)
}

export async function markUndone(
  tx: Tx,
  { id, by, at }: { id: string; by: string | null; at: Temporal.Instant },
): Promise<void> {
  await sql`update homes.reference_import set undone_at = ${at.toString()}, undone_by = ${by} where id = ${id}`.execute(
    tx,
  )
}
