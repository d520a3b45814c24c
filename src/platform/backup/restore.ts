import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type Clock, systemClock } from '../clock.ts'
import { migrate } from '../database/migrate.ts'
import { keepPublicKey, publicKeysFrom, readPublicKeys } from '../events/keyring.ts'
import { appendPublished, sealsFile } from '../events/published.ts'
import { type Verification, verifyDatabase } from '../events/verify.ts'
import { checkBackup } from './check.ts'
import { asOwner } from './connection.ts'
import { BackupError } from './errors.ts'
import { loadParts } from './load.ts'
import type { Manifest } from './manifest.ts'
import { type Say, startProgress } from './progress.ts'
import { rebuildSchemas, setSequences, withoutConstraints } from './rebuild.ts'
import { firstFilledTable, ourSchemas, ourTables } from './tables.ts'
import { putWordsKey } from './words-key.ts'

export interface RestoreOptions {
  readonly ownerUrl: string
  /** The role the application signs in with: it is granted its rights anew. */
  readonly appRole: string
  readonly dataFolder: string
  readonly file: string
  readonly say: Say
  /** Put the backup in place of what is there. Default: refuse when anything is. */
  readonly replace?: boolean
  readonly clock?: Clock
}

export interface Restored {
  readonly manifest: Manifest
  /** The check of each council's event log after the restore. */
  readonly verified: readonly ({ readonly councilId: string } & Verification)[]
}

/**
 * Puts a backup back: checks the whole file first, then loads it in one transaction, then checks the event
 * log. Until its commit nothing is changed. Throws BackupError with one line.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { say, file } = options
  say(`Checking ${file}`)
  const size = (await stat(file).catch(() => undefined))?.size ?? 0
  const checking = startProgress(size, say)
  const manifest = await checkBackup(file, read =>
    checking.at(read, `Checked ${read.toLocaleString('en-GB')} bytes`),
  )
  const staged = join(options.dataFolder, `files.restoring-${randomUUID()}`)
  await mkdir(staged, { recursive: true })
  try {
    await asOwner(options.ownerUrl, client => replaceAll(client, manifest, options, { staged, size }))
    await putFiles(options.dataFolder, staged)
  } finally {
    await rm(staged, { recursive: true, force: true })
  }
  await migrate(options.ownerUrl, options.appRole)
  await putWordsKey(options.dataFolder, manifest.wordsKey, options.clock)
  await renewSealing(options, manifest)
  return { manifest, verified: await verifyAll(options, manifest) }
}

async function replaceAll(
  client: pg.Client,
  manifest: Manifest,
  options: RestoreOptions,
  { staged, size }: { staged: string; size: number },
): Promise<void> {
  await client.query(`begin; set local lock_timeout = '30s'`)
  const schemas = await ourSchemas()
  await refuseFilled(client, schemas, options)
  await rebuildSchemas(client, schemas, manifest.migrations, options.appRole).catch(explainLock)
  const tables = (await ourTables(client, schemas)).map(table => table.quoted)
  const loading = startProgress(size, options.say)
  await withoutConstraints(client, schemas, tables, () =>
    loadParts({
      client,
      file: options.file,
      manifest,
      filesFolder: staged,
      onBytes: read => loading.at(read, `Loaded ${read.toLocaleString('en-GB')} bytes`),
    }),
  )
  await setSequences(client, manifest.sequences)
  // Without statistics the first hours after a restore would be slow.
  for (const table of tables) await client.query(`analyze ${table}`)
  await client.query('commit')
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  options.say(`Loaded ${manifest.tables.length} tables, ${rows.toLocaleString('en-GB')} rows`)
}

async function refuseFilled(
  client: pg.Client,
  schemas: readonly string[],
  options: RestoreOptions,
): Promise<void> {
  if (options.replace) return
  const filled = await firstFilledTable(client, schemas)
  const files = await readdir(join(options.dataFolder, 'files')).catch(() => [])
  if (!filled && files.length === 0) return
  const what = filled
    ? `The database is not empty (${filled} has rows)`
    : 'The data folder holds stored files'
  throw new BackupError(
    `${what}: nothing was changed. Restore into an empty one, or ask to replace what is there`,
  )
}

function explainLock(error: { code?: string }): never {
  if (error.code !== '55P03') throw error
  throw new BackupError('The database is in use: stop Lantern, then restore again. Nothing was changed', {
    cause: error,
  })
}

async function putFiles(dataFolder: string, staged: string): Promise<void> {
  const folder = join(dataFolder, 'files')
  const old = join(dataFolder, `files.replaced-${randomUUID()}`)
  const had = await rename(folder, old).then(
    () => true,
    () => false,
  )
  await rename(staged, folder)
  if (had) await rm(old, { recursive: true, force: true })
}

/** The log now ends where the backup does: the seals published since are set aside, for whoever must ask. */
async function renewSealing(options: RestoreOptions, manifest: Manifest): Promise<void> {
  const file = sealsFile(options.dataFolder)
  const at = (options.clock ?? systemClock).now().toString().replaceAll(':', '')
  await rename(file, `${file}.before-restore-${at}`).catch(() => {})
  for (const seal of manifest.published) await appendPublished(file, seal)
  for (const key of publicKeysFrom(manifest.publicKeys).values()) await keepPublicKey(options.dataFolder, key)
}

async function verifyAll(options: RestoreOptions, manifest: Manifest): Promise<Restored['verified']> {
  const pool = new pg.Pool({ connectionString: options.ownerUrl, max: 1 })
  pool.on('error', () => {})
  try {
    const publicKeys = await readPublicKeys(options.dataFolder)
    const { rows } = await pool.query('select distinct council_id as id from platform.event')
    const councils = new Set([
      ...rows.map(row => String(row.id)),
      ...manifest.published.map(seal => seal.councilId),
    ])
    const verified: ({ councilId: string } & Verification)[] = []
    for (const councilId of councils) {
      const how = { councilId, publicKeys, publishedSeals: manifest.published }
      verified.push({ councilId, ...(await verifyDatabase(pool, how)) })
    }
    return verified
  } finally {
    await pool.end()
  }
}
