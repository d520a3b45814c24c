import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

/** Everything somebody could take away who has the database, the machine, its logs and its numbers. */
export interface Evidence {
  readonly rows: readonly EvidenceRow[]
  readonly logLines: readonly string[]
  /** The numbers Lantern tells of itself; not those of the process and its pool. */
  readonly metrics: string
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
}

export interface EvidenceRow {
  readonly table: string
  /** All columns, as PostgreSQL writes them as JSON. */
  readonly text: string
}

/** Every row of every table that is not PostgreSQL's own, jobs among them. */
export async function everyRow(database: pg.Pool): Promise<readonly EvidenceRow[]> {
  const tables = await database.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`,
  )
  const rows: EvidenceRow[] = []
  for (const { name } of tables.rows) {
    const found = await database.query<{ text: string }>(`select to_jsonb(t)::text as text from ${name} t`)
    rows.push(...found.rows.map(({ text }) => ({ table: name, text })))
  }
  return rows
}

/** The rows that are new or changed. */
export function newRows(
  before: readonly EvidenceRow[],
  after: readonly EvidenceRow[],
): readonly EvidenceRow[] {
  const known = new Set(before.map(({ table, text }) => `${table} ${text}`))
  return after.filter(({ table, text }) => !known.has(`${table} ${text}`))
}

export async function filesUnder(folder: string): Promise<Evidence['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return Promise.all(files.map(async name => ({ name, bytes: await readFile(name) })))
}

/** PostgreSQL's own: the write-ahead log since `from`, the files of this database, its log. */
export async function databaseFiles(database: pg.Pool, from: string): Promise<Evidence['files']> {
  await database.query('checkpoint')
  const { rows } = await database.query(
    `select current_setting('data_directory') as folder, oid::text as oid,
            pg_walfile_name($1) as first, pg_walfile_name(pg_current_wal_lsn()) as last
       from pg_database where datname = current_database()`,
    [from],
  )
  const { folder, oid, first, last } = rows[0]
  const wal = (await readdir(join(folder, 'pg_wal'))).filter(name => name >= first && name <= last)
  const log = await readFile(join(folder, '../postgres.log')).catch(() => undefined)
  return [
    ...(await Promise.all(wal.map(name => fileIn(join(folder, 'pg_wal', name))))),
    ...(await filesUnder(join(folder, 'base', oid))),
    ...(log ? [{ name: 'postgres.log', bytes: log }] : []),
  ]
}

const fileIn = async (name: string) => ({ name, bytes: await readFile(name) })

export async function walPosition(database: pg.Pool): Promise<string> {
  return (await database.query('select pg_current_wal_lsn()::text as at')).rows[0].at
}

/** What a scrape would keep, without what the process and its pool tell of themselves. */
export function ownNumbers(metrics: string): string {
  const ours = metrics.split('\n').filter(line => line.startsWith('lantern_'))
  return ours.filter(line => !line.startsWith('lantern_database_connections')).join('\n')
}
