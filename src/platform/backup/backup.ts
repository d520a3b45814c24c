import { open, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Clock, systemClock } from '../clock.ts'
import { publicPem, readPublicKeys } from '../events/keyring.ts'
import { readPublished, sealsFile } from '../events/published.ts'
import { type ArchiveWriter, createArchive } from './archive-writer.ts'
import { asOwner } from './connection.ts'
import { BackupError } from './errors.ts'
import { FORMAT, leftOut, MANIFEST, type Manifest, type TableEntry } from './manifest.ts'
import { type Progress, type Say, startProgress } from './progress.ts'
import { appliedMigrations, ourSchemas, ourTables, sequenceStates, type TableShape } from './tables.ts'
import { ownWordsKey } from './words-key.ts'

export interface BackupOptions {
  readonly ownerUrl: string
  /** Holds `files`, the published seals and the public keys. */
  readonly dataFolder: string
  readonly file: string
  readonly say: Say
  readonly clock?: Clock
}

/** Bytes of one part of a table: what memory holds at once. */
const PART = 4 * 1024 * 1024

/**
 * Copies the whole of Lantern into one file while it runs: every table as of one moment, and the stored
 * files. The file has its name only once it is whole. Throws BackupError when there is nothing to copy.
 */
export async function backup(options: BackupOptions): Promise<Manifest> {
  // Read before the snapshot: a seal is published after its commit, so the snapshot holds all of these.
  const published = [...(await readPublished(sealsFile(options.dataFolder))).values()]
  const archive = await createArchive(options.file)
  try {
    const manifest = await asOwner(options.ownerUrl, client => copyAll(client, archive, options))
    const keys = await readPublicKeys(options.dataFolder)
    const wordsKey = await ownWordsKey(options.dataFolder)
    const whole = {
      ...manifest,
      ...(wordsKey ? { wordsKey } : {}),
      parts: [...archive.parts],
      published,
      publicKeys: [...keys.values()].map(publicPem),
    }
    const text = Buffer.from(JSON.stringify(whole, null, 1))
    await archive.add(MANIFEST, text.length, [text])
    await archive.finish()
    options.say(`The backup is whole: ${options.file}`)
    return whole
  } catch (error) {
    await archive.abandon()
    throw error
  }
}

type Copied = Omit<Manifest, 'parts' | 'published' | 'publicKeys' | 'wordsKey'>

async function copyAll(client: pg.Client, archive: ArchiveWriter, options: BackupOptions): Promise<Copied> {
  await client.query('begin isolation level repeatable read read only')
  const madeAt = (options.clock ?? systemClock).now().toString()
  const migrations = await appliedMigrations(client)
  if (migrations.length === 0)
    throw new BackupError('The database holds no Lantern: check DATABASE_OWNER_URL')
  const schemas = await ourSchemas()
  const tables = await copyTables(client, archive, await ourTables(client, schemas), options.say)
  const sequences = await sequenceStates(client, schemas)
  await client.query('commit')
  const files = await copyFiles(archive, options)
  const schemaVersion = migrations.at(-1) ?? ''
  return {
    format: FORMAT,
    formatVersion: 1,
    madeAt,
    schemaVersion,
    migrations: [...migrations],
    tables,
    sequences,
    files,
    leftOut,
  }
}

async function copyTables(
  client: pg.Client,
  archive: ArchiveWriter,
  shapes: readonly TableShape[],
  say: Say,
) {
  const progress = startProgress(
    shapes.reduce((sum, shape) => sum + shape.bytes, 0),
    say,
  )
  const entries: TableEntry[] = []
  let before = 0
  for (const shape of shapes) {
    entries.push(await copyTable(client, archive, shape, progress, before))
    before += shape.bytes
  }
  say(`Copied ${entries.length} tables, ${count(entries.reduce((sum, entry) => sum + entry.rows, 0))} rows`)
  return entries
}

async function copyTable(
  client: pg.Client,
  archive: ArchiveWriter,
  shape: TableShape,
  progress: Progress,
  before: number,
): Promise<TableEntry> {
  const columns = shape.columns.map(column => client.escapeIdentifier(column)).join(', ')
  const stream = client.query(copyTo(`copy (select ${columns} from ${shape.quoted}) to stdout`))
  let number = 0
  let bytes = 0
  for await (const part of inParts(stream)) {
    number++
    bytes += part.length
    await archive.add(`data/${shape.name}/${String(number).padStart(6, '0')}`, part.length, [part])
    progress.at(before + Math.min(bytes, shape.bytes), `Copying ${shape.name}: ${count(bytes)} bytes`)
  }
  return { name: shape.name, columns: [...shape.columns], rows: stream.rowCount }
}

/** A tar entry must know its size beforehand: the stream is cut into parts that memory can hold. */
async function* inParts(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    held.push(chunk)
    size += chunk.length
    if (size < PART) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

/**
 * Stored files are named by their content and never change; one that is erased while the copy runs is left
 * out. Copied after the tables, so that every file a row speaks of is there.
 */
async function copyFiles(archive: ArchiveWriter, options: BackupOptions): Promise<Manifest['files']> {
  const folder = join(options.dataFolder, 'files')
  const files = { count: 0, bytes: 0 }
  for (const path of await filesUnder(folder)) {
    // Held open: it may be erased between the look at its size and its copy.
    const handle = await open(path).catch(missing)
    if (!handle) continue
    try {
      const { size } = await handle.stat()
      const name = `files/${relative(folder, path).split(sep).join('/')}`
      const content = size === 0 ? [] : handle.createReadStream({ end: size - 1, autoClose: false })
      await archive.add(name, size, content)
      files.count++
      files.bytes += size
    } finally {
      await handle.close()
    }
  }
  options.say(`Copied ${count(files.count)} stored files`)
  return files
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(missing)
  return (found ?? [])
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

function count(number: number): string {
  return number.toLocaleString('en-GB')
}
