import { createHash, type Hash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Pack, pack } from 'tar-stream'
import type { Part } from './manifest.ts'

/** A tar.gz under way, kept as FILE.partial until it is whole. */
export interface ArchiveWriter {
  readonly parts: readonly Part[]
  /** Adds one entry of exactly `size` bytes. Throws when the content is shorter or longer. */
  add(name: string, size: number, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void>
  /** Closes it, safe on the disk, and gives it its name. */
  finish(): Promise<void>
  abandon(): Promise<void>
}

export async function createArchive(file: string): Promise<ArchiveWriter> {
  const partial = `${file}.partial`
  await rm(partial, { force: true })
  const handle = await open(partial, 'wx', 0o600)
  const tar = pack()
  // Fast compression: the copy must not take long from the server that goes on working beside it.
  const flow = pipeline(tar, createGzip({ level: 3 }), handle.createWriteStream({ flush: true }))
  flow.catch(() => {})
  const parts: Part[] = []
  return {
    parts,
    async add(name, size, content) {
      const hash = createHash('sha256')
      await Promise.race([addEntry(tar, name, size, hashed(content, hash)), failureOf(flow)])
      parts.push({ name, size, sha256: hash.digest('hex') })
    },
    async finish() {
      tar.finalize()
      await flow
      await rename(partial, file)
      await syncFolder(dirname(file))
    },
    async abandon() {
      tar.destroy()
      await flow.catch(() => {})
      await rm(partial, { force: true })
    },
  }
}

/** Written as a stream, so that a slow disk holds back the reading and memory stays flat. */
async function addEntry(
  tar: Pack,
  name: string,
  size: number,
  content: AsyncIterable<Buffer>,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const entry = tar.entry({ name, size, mode: 0o600 }, error => (error ? reject(error) : resolve()))
  // Told to whoever waits, or by the content's own error: never to nobody.
  promise.catch(() => {})
  entry.on('error', reject)
  for await (const chunk of content) {
    if (!entry.write(chunk)) await new Promise<void>(next => entry.once('drain', () => next()))
  }
  entry.end(Buffer.alloc(0))
  await promise
}

async function* hashed(
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
  hash: Hash,
): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
}

/** Never resolves while the flow is well: for a race with work that would wait for ever after it broke. */
function failureOf(flow: Promise<void>): Promise<never> {
  return flow.then(() => Promise.reject(new Error('The backup file was closed too soon')))
}

/** A new name is on the disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
