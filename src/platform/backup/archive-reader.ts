import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { BackupError } from './errors.ts'

export interface ArchiveEntry {
  readonly name: string
  readonly size: number
  readonly content: AsyncIterable<Buffer>
  /** SHA-256 in hex, once the content has been read to its end. */
  digest(): string
}

/** What someone else made or broke is not a fault of the work done with it. */
class Unreadable extends Error {}

/**
 * Reads a tar.gz from end to end, one entry after another, memory flat. Throws BackupError when it is cut
 * short or not an archive; an error of `each` comes through as it is.
 */
export async function readArchive(
  file: string,
  each: (entry: ArchiveEntry) => Promise<void>,
  onBytes: (read: number) => void = () => {},
): Promise<void> {
  const entries = extract()
  const flow = pipeline(
    createReadStream(file),
    counting(onBytes),
    createGunzip(),
    entries as NodeJS.WritableStream,
  )
  flow.catch(() => {})
  try {
    for await (const entry of readable(entries)) {
      const hash = createHash('sha256')
      const content = hashing(readable(entry as unknown as AsyncIterable<Buffer>), hash)
      await each({
        name: entry.header.name,
        size: entry.header.size ?? 0,
        content,
        digest: () => hash.digest('hex'),
      })
      entry.resume()
    }
    await flow.catch(unreadable)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw new BackupError(whyUnreadable(file, error.cause), { cause: error.cause })
  } finally {
    entries.destroy()
  }
}

/** Marks what goes wrong in reading, so that it is told apart from what goes wrong with what was read. */
async function* readable<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await iterator.next().catch(unreadable)
      if (next.done) return
      yield next.value
    }
  } finally {
    await iterator.return?.()
  }
}

function unreadable(cause: unknown): never {
  throw new Unreadable('unreadable', { cause })
}

async function* hashing(source: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of source) {
    hash.update(chunk)
    yield chunk
  }
}

function counting(onBytes: (read: number) => void): Transform {
  let read = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length
      onBytes(read)
      done(null, chunk)
    },
  })
}

function whyUnreadable(file: string, cause: unknown): string {
  const { code } = cause as NodeJS.ErrnoException
  if (code === 'ENOENT') return `There is no file ${file}: check the name`
  if (code === 'EACCES') return `The file ${file} may not be read: run this as the user who made the backup`
  return `The backup ${file} is cut short, altered, or not a backup: nothing was changed. Use another copy`
}
