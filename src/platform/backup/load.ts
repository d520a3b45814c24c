import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { type ArchiveEntry, readArchive } from './archive-reader.ts'
import { altered } from './check.ts'
import { MANIFEST, type Manifest, type TableEntry } from './manifest.ts'

export interface Loading {
  readonly client: pg.Client
  readonly file: string
  readonly manifest: Manifest
  /** Where stored files are put until the database is committed. */
  readonly filesFolder: string
  readonly onBytes: (read: number) => void
}

interface OpenCopy {
  readonly table: TableEntry
  readonly stream: CopyStreamQuery
}

/**
 * Copies the parts into empty tables of the open transaction, and the files beside. Each part is hashed again
 * on the way: what is committed is what was checked. Throws BackupError on a difference.
 */
export async function loadParts(loading: Loading): Promise<void> {
  const sums = new Map(loading.manifest.parts.map(part => [part.name, part.sha256]))
  const tables = new Map(loading.manifest.tables.map(table => [table.name, table]))
  let open: OpenCopy | undefined
  await readArchive(
    loading.file,
    async entry => {
      const [kind, name = ''] = entry.name.split('/')
      const table = kind === 'data' ? tables.get(name) : undefined
      if (open && open.table !== table) await closeCopy(loading, open)
      if (open?.table !== table) open = table && openCopy(loading.client, table)
      if (open) await pour(entry, open.stream)
      else if (kind === 'files') await storeFile(loading, entry)
      else if (entry.name !== MANIFEST) throw altered(loading.file, `${entry.name} belongs to no table`)
      if (entry.name !== MANIFEST && entry.digest() !== sums.get(entry.name)) {
        throw altered(loading.file, `${entry.name} changed while it was read`)
      }
    },
    loading.onBytes,
  )
}

function openCopy(client: pg.Client, table: TableEntry): OpenCopy {
  const [schema = '', name = ''] = table.name.split('.')
  const target = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`
  const columns = table.columns.map(column => client.escapeIdentifier(column)).join(', ')
  const stream = client.query(copyFrom(`copy ${target} (${columns}) from stdin`))
  // Told through the write or the end that waits; without a listener it would end the process.
  stream.on('error', () => {})
  return { table, stream }
}

async function pour(entry: ArchiveEntry, stream: CopyStreamQuery): Promise<void> {
  for await (const chunk of entry.content) {
    const { promise, resolve: written, reject } = Promise.withResolvers<void>()
    stream.once('error', reject)
    stream.write(chunk, error => (error ? reject(error) : written()))
    await promise
    stream.off('error', reject)
  }
}

async function closeCopy(loading: Loading, { table, stream }: OpenCopy): Promise<void> {
  stream.end()
  await once(stream, 'finish')
  if (stream.rowCount === table.rows) return
  throw altered(loading.file, `${table.name} has ${stream.rowCount} rows instead of ${table.rows}`)
}

async function storeFile(loading: Loading, entry: ArchiveEntry): Promise<void> {
  const root = resolve(loading.filesFolder)
  const path = resolve(root, entry.name.slice('files/'.length))
  // A made-up name must not write outside the folder.
  if (!path.startsWith(root + sep))
    throw altered(loading.file, `${entry.name} is not a name of a stored file`)
  await mkdir(dirname(path), { recursive: true })
  await pipeline(entry.content, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
}
