import { sql } from 'kysely'
import type pg from 'pg'
import { atMost } from '#platform/database/limits.ts'
import type { Tx } from '../database/database.ts'
import { NotFound } from '../errors.ts'

/** The record a file belongs to: whoever may read that may be given the file, as that record's module judges. */
export interface FileOwner {
  readonly type: string
  readonly id: string
}

/** original: as it came. copy: stripped. small: stripped, for a screen. */
export type FileRole = 'original' | 'copy' | 'small'

export interface FileRow {
  readonly id: string
  readonly ownerType: string
  readonly ownerId: string
  readonly kind: FileRole
  /** What it is a copy of. */
  readonly ofId: string | null
  /** SHA-256 of the sealed bytes, in hex: their name on the disk. */
  readonly stored: string
  /** SHA-256 of the file itself, in hex; null once erased. */
  readonly hash: string | null
  readonly size: number
  readonly mediaType: string
  /** As it was given, sealed. */
  readonly name: Buffer | null
  readonly putBy: string | null
  readonly putAt: Temporal.Instant
  readonly hidden: boolean
  readonly stripped: boolean
  readonly erasedAt: Temporal.Instant | null
}

export type NewFile = Omit<FileRow, 'erasedAt' | 'hidden'>

/** What all about a file hangs on: the original, or the copy where there is none. */
export const rootOf = (row: Pick<FileRow, 'id' | 'ofId'>): string => row.ofId ?? row.id

const columns = sql`f.id, f.owner_type, f.owner_id, f.kind, f.of_id, f.stored, f.hash, f.size, f.media_type, f.name,
  f.put_by, f.put_at, f.hidden, f.stripped, f.erased_at`

export async function addFile(tx: Tx, councilId: string, file: NewFile, hidden: boolean): Promise<void> {
  await sql`insert into platform.file (council_id, id, owner_type, owner_id, kind, of_id, stored, hash, size, media_type,
      name, put_by, put_at, hidden, stripped)
    values (${councilId}, ${file.id}, ${file.ownerType}, ${file.ownerId}, ${file.kind}, ${file.ofId}, ${file.stored},
      ${file.hash}, ${file.size}, ${file.mediaType}, ${file.name}, ${file.putBy}, ${file.putAt}, ${hidden},
      ${file.stripped})`.execute(tx)
}

/** @throws NotFound when the council has no such file, or it belongs to a record of another type */
export async function getFile(tx: Tx, fileId: string, ownerType: string): Promise<FileRow> {
  const { rows } = await sql<FileRow>`select ${columns} from platform.file f
    where f.council_id = platform.current_council() and f.id = ${fileId} and f.owner_type = ${ownerType}`.execute(
    tx,
  )
  if (!rows[0]) throw new NotFound()
  return rows[0]
}

/** All files of one record, copies beside what they were made of, in the order in which they came. */
export async function filesOf(tx: Tx, owner: FileOwner): Promise<readonly FileRow[]> {
  const { rows } = await sql<FileRow>`select ${columns} from platform.file f
    where f.council_id = platform.current_council() and f.owner_type = ${owner.type} and f.owner_id = ${owner.id}
    order by f.put_at, coalesce(f.of_id, f.id), f.of_id nulls first, f.kind`.execute(tx)
  return rows
}

/** An original and its copies together. */
export async function setHidden(tx: Tx, root: string, hidden: boolean): Promise<void> {
  await sql`update platform.file f set hidden = ${hidden}
    where f.council_id = platform.current_council() and (f.id = ${root} or f.of_id = ${root})`.execute(tx)
}

/** @returns those that were not erased before */
export async function markErased(
  tx: Tx,
  owner: FileOwner,
  at: Temporal.Instant,
): Promise<readonly FileRow[]> {
  const { rows } = await sql<FileRow>`update platform.file f set erased_at = ${at}, name = null, hash = null
    where f.council_id = platform.current_council() and f.owner_type = ${owner.type} and f.owner_id = ${owner.id}
      and f.erased_at is null returning ${columns}`.execute(tx)
  return rows
}

/** Erased, and the bytes still on the disk. */
export async function awaitingRemoval(tx: Tx, most: number) {
  const { rows } = await sql<{ id: string; stored: string }>`select f.id, f.stored from platform.file f
    where f.council_id = platform.current_council() and f.erased_at is not null and f.removed_at is null
    ${atMost(most)}`.execute(tx)
  return rows
}

export async function markRemoved(tx: Tx, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  await sql`update platform.file f set removed_at = ${at}
    where f.council_id = platform.current_council() and f.id = any(${ids}::uuid[])`.execute(tx)
}

export async function councilsWithErasedFiles(pool: pg.Pool): Promise<readonly string[]> {
  const found = await pool.query<{ id: string }>('select id from platform.councils_with_erased_files() as id')
  return found.rows.map(row => row.id)
}

/** Those of these names on the disk that a file of any council has. */
export async function knownNames(tx: Tx, names: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    name: string
  }>`select name from platform.stored_files(${names}::text[]) as name`.execute(tx)
  return new Set(rows.map(row => row.name))
}

/** The next files that should be on the disk, after this id. */
export async function keptAfter(tx: Tx, after: string, most: number) {
  const { rows } = await sql<{ id: string; stored: string }>`select f.id, f.stored from platform.file f
    where f.council_id = platform.current_council() and f.erased_at is null and f.id > ${after}
    order by f.id ${atMost(most)}`.execute(tx)
  return rows
}

/** One entry of a file's custody. */
export interface CustodyEntry {
  readonly at: Temporal.Instant
  readonly actorId: string | null
  readonly actorRole: string
  readonly action: string
  readonly outcome: string
  readonly data: Readonly<Record<string, unknown>>
}

/** How often a file was opened, and by whom last. */
export interface Looks {
  readonly count: number
  readonly lastAt: Temporal.Instant
  readonly lastBy: string | null
}

/** Of several originals at once, their copies counted with them; one that nobody opened is not there. */
export async function looksOf(tx: Tx, roots: readonly string[]): Promise<ReadonlyMap<string, Looks>> {
  if (roots.length === 0) return new Map()
  const { rows } = await sql<Looks & { readonly subjectId: string }>`
    select distinct on (e.subject_id) e.subject_id, e.at as last_at, e.actor_id as last_by,
           count(*) over (partition by e.subject_id)::int as count
      from platform.event e
     where e.council_id = platform.current_council() and e.subject_type = 'file'
       and e.subject_id = any(${roots}) and e.action in ('FileSeen', 'FileExported')
     order by e.subject_id, e.at desc, e.id desc`.execute(tx)
  return new Map(rows.map(({ subjectId, ...looks }) => [subjectId, looks]))
}

export async function custodyEntries(tx: Tx, root: string): Promise<readonly CustodyEntry[]> {
  const { rows } = await sql<CustodyEntry>`
    select e.at, e.actor_id, e.actor_role, e.action, e.outcome, e.data from platform.event e
     where e.council_id = platform.current_council() and e.subject_type = 'file' and e.subject_id = ${root}
     order by e.at, e.id`.execute(tx)
  return rows
}
