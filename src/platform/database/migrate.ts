import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { installJobs } from '../jobs/install.ts'

/** Where the migrations lie: plain SQL, forward only, in the order of their names. */
export const migrationsFolder = join(import.meta.dirname, '../../../migrations')

export interface Migrated {
  readonly applied: readonly string[]
  readonly version: string
}

/** The schema was made by a newer Lantern than this one. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew'
}

const ONE_AT_A_TIME = 7_311_001

/**
 * Brings the schema up to this code's version, as the owner; `appRole` is granted what each migration gives
 * to :"app". Each file is one transaction; two at once wait for each other.
 */
export async function migrate(
  ownerUrl: string,
  appRole: string,
  folder = migrationsFolder,
): Promise<Migrated> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'lantern-migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME])
    await client.query(`create table if not exists public.lantern_migration (
      name text primary key, applied_at timestamptz not null default now())`)
    // The app checks at its start that it fits the schema.
    await client.query(`grant select on public.lantern_migration to ${client.escapeIdentifier(appRole)}`)
    const files = await migrationFiles(folder)
    const known = await appliedMigrations(client)
    refuseNewer(known, files)
    const waiting = files.filter(file => !known.includes(file))
    for (const file of waiting) await applyOne(client, folder, file, appRole)
    if (folder === migrationsFolder) await installJobs(ownerUrl, client, appRole)
    return { applied: waiting, version: files.at(-1) ?? 'none' }
  } finally {
    await client.end()
  }
}

/** Checks, as the app, that the schema is just this code's: for a deployment whose owner migrates elsewhere. */
export async function checkSchema(client: pg.ClientBase | pg.Pool, folder = migrationsFolder): Promise<void> {
  const files = await migrationFiles(folder)
  const known = await appliedMigrations(client)
  refuseNewer(known, files)
  const missing = files.filter(file => !known.includes(file))
  if (missing.length === 0) return
  throw new Error(
    `The database lacks ${missing.length} migration${missing.length > 1 ? 's' : ''} (${missing[0]} first). Set DATABASE_OWNER_URL, or run \`npm run lantern -- migrate\` as the owner.`,
  )
}

async function migrationFiles(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
}

async function appliedMigrations(client: pg.ClientBase | pg.Pool): Promise<readonly string[]> {
  const exists = await client.query(`select to_regclass('public.lantern_migration') is not null as yes`)
  if (!exists.rows[0]?.yes) return []
  const rows = await client.query('select name from public.lantern_migration order by name')
  return rows.rows.map(row => String(row.name))
}

function refuseNewer(known: readonly string[], files: readonly string[]): void {
  const unknown = known.filter(name => !files.includes(name))
  if (unknown.length === 0) return
  throw new SchemaTooNew(
    `The database was made by a newer Lantern (it has ${unknown.at(-1)}). Start that version, or restore an older backup.`,
  )
}

async function applyOne(client: pg.Client, folder: string, file: string, appRole: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8')
  const statements = text.replaceAll(':"app"', client.escapeIdentifier(appRole))
  try {
    await client.query('begin')
    await client.query(statements)
    await client.query('insert into public.lantern_migration (name) values ($1)', [file])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`The migration ${file} failed and was undone: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
