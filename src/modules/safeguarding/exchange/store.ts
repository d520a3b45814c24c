import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'

export interface ImportRow {
  readonly id: string
  readonly door: 'page' | 'api' | 'folder'
  readonly fileName: string
  readonly hash: string
  readonly rows: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly faults: readonly { readonly row: number; readonly field: string; readonly message: string }[]
  readonly at: Temporal.Instant
  readonly by: string | null
  readonly undoneAt: Temporal.Instant | null
}

type NewImport = Pick<ImportRow, 'id' | 'door' | 'fileName' | 'hash' | 'rows' | 'at' | 'by'>

type Counts = Pick<ImportRow, 'created' | 'changed' | 'unchanged' | 'refused' | 'faults'>

/** Written first, so that its concerns can point to it. */
export async function addImport(tx: Tx, councilId: string, made: NewImport, counts: Counts): Promise<void> {
  const { id, door, fileName, hash, rows, at, by } = made
  await sql`insert into safeguarding.exchange_import
      (council_id, id, door, file_name, hash, rows, created, changed, unchanged, refused, faults, at, by)
    values (${councilId}, ${id}, ${door}, ${fileName}, ${hash}, ${rows}, ${counts.created}, ${counts.changed},
      ${counts.unchanged}, ${counts.refused}, ${JSON.stringify(counts.faults)}::jsonb, ${at}, ${by})`.execute(
    tx,
  )
}

export async function findImport(tx: Tx, councilId: string, id: string): Promise<ImportRow | undefined> {
  const found = await sql<ImportRow>`select * from safeguarding.exchange_import
    where council_id = ${councilId} and id = ${id}`.execute(tx)
  return found.rows[0]
}

export async function listedImports(
  tx: Tx,
  councilId: string,
  page: { readonly limit: number; readonly offset: number },
) {
  const found =
    await sql<ImportRow>`select * from safeguarding.exchange_import where council_id = ${councilId}
    order by at desc, id desc ${takeRows(page.limit, page.offset)}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total from safeguarding.exchange_import
    where council_id = ${councilId}`.execute(tx)
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 }
}

export interface KnownConcern {
  readonly foreignId: string
  readonly concernId: string
  readonly hash: string
  /** The concern as it was after its row was last read, and as it is now. */
  readonly concernVersion: number
  readonly version: number
}

export async function knownConcerns(
  tx: Tx,
  councilId: string,
  foreignIds: readonly string[],
): Promise<readonly KnownConcern[]> {
  const found =
    await sql<KnownConcern>`select x.foreign_id, x.concern_id, x.hash, x.concern_version, c.version
    from safeguarding.exchange_concern x
    join safeguarding.concern c on c.council_id = x.council_id and c.id = x.concern_id
    where x.council_id = ${councilId} and x.foreign_id = any(${foreignIds}::text[])`.execute(tx)
  return found.rows
}

export interface NewKnown {
  readonly councilId: string
  readonly foreignId: string
  readonly concernId: string
  readonly importId: string
  readonly hash: string
  readonly concernVersion: number
  readonly personMade: boolean
}

export async function noteKnown(tx: Tx, known: NewKnown): Promise<void> {
  await tx.insertInto('safeguarding.exchangeConcern').values(known).execute()
}

export async function noteRead(
  tx: Tx,
  councilId: string,
  foreignId: string,
  hash: string,
  version: number,
): Promise<void> {
  await sql`update safeguarding.exchange_concern set hash = ${hash}, concern_version = ${version}
    where council_id = ${councilId} and foreign_id = ${foreignId}`.execute(tx)
}

/** The other system's number of a case; undefined where it was opened here. */
export async function foreignIdOf(tx: Tx, councilId: string, concernId: string): Promise<string | undefined> {
  const found = await sql<{ foreignId: string }>`select foreign_id from safeguarding.exchange_concern
    where council_id = ${councilId} and concern_id = ${concernId}`.execute(tx)
  return found.rows[0]?.foreignId
}

export interface Brought {
  readonly concernId: string
  readonly reportId: string
  readonly personId: string
  readonly personMade: boolean
}

export async function broughtBy(tx: Tx, councilId: string, importId: string): Promise<readonly Brought[]> {
  const found = await sql<Brought>`select x.concern_id, c.report_id, c.person_id, x.person_made
    from safeguarding.exchange_concern x
    join safeguarding.concern c on c.council_id = x.council_id and c.id = x.concern_id
    where x.council_id = ${councilId} and x.import_id = ${importId}`.execute(tx)
  return found.rows
}

/** Which concerns were taken out: those that nobody had touched. */
export async function takeBack(tx: Tx, importId: string): Promise<ReadonlySet<string>> {
  const found = await sql<{
    id: string
  }>`select id from safeguarding.take_back_import(${importId}::uuid) as id`.execute(tx)
  return new Set(found.rows.map(row => row.id))
}

export async function markUndone(
  tx: Tx,
  councilId: string,
  id: string,
  at: Temporal.Instant,
  by: string | null,
): Promise<void> {
  await sql`update safeguarding.exchange_import set undone_at = ${at}, undone_by = ${by}
    where council_id = ${councilId} and id = ${id}`.execute(tx)
}

/** Of these people, those about whom something is still held. */
export async function stillMeant(
  tx: Tx,
  councilId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ personId: string }>`select distinct person_id from safeguarding.concern
    where council_id = ${councilId} and person_id = any(${personIds}::uuid[])`.execute(tx)
  return new Set(found.rows.map(row => row.personId))
}

export async function versionOf(tx: Tx, councilId: string, concernId: string): Promise<number> {
  const found = await sql<{ version: number }>`select version from safeguarding.concern
    where council_id = ${councilId} and id = ${concernId}`.execute(tx)
  return found.rows[0]?.version ?? 0
}
