import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { UploadedFile } from '#platform/http/page/form/value.ts'
import { NamedFile } from '../import/sent-file.ts'

/** A file that is read from where it lies: for those too large to be held. Told by its hash wherever it is written down. */
export class FileOnDisk {
  readonly path: string
  readonly name: string
  readonly hash: string
  /** Told of the rows read so far, now and then. */
  readonly progress: ((rows: number) => void) | undefined

  private constructor(at: Omit<FileOnDisk, 'toJSON'>) {
    this.path = at.path
    this.name = at.name
    this.hash = at.hash
    this.progress = at.progress
  }

  /** Reads it once, for its hash, and for its lines: a measure of how long reading will take. A ZIP has none. */
  static async at(path: string, progress?: (rows: number, lines?: number) => void): Promise<FileOnDisk> {
    const hashing = createHash('sha256')
    let lines: number | undefined
    for await (const chunk of createReadStream(path)) {
      const bytes = chunk as Buffer
      hashing.update(bytes)
      lines ??= bytes.subarray(0, 2).toString('latin1') === 'PK' ? Number.NaN : 0
      for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++
    }
    const total = Number.isNaN(lines) ? undefined : lines
    const seen = progress && ((rows: number) => progress(rows, total))
    return new FileOnDisk({ path, name: basename(path), hash: hashing.digest('hex'), progress: seen })
  }

  toJSON(): string {
    return this.hash
  }
}

const CHOOSE = 'Choose the file'

/** A file as a page sends it, or one that a verb found on disk. */
export const ReferenceUpload = z
  .custom<UploadedFile | FileOnDisk>(
    value => value instanceof FileOnDisk || (typeof value === 'object' && value !== null && 'bytes' in value),
    CHOOSE,
  )
  .transform(file => (file instanceof FileOnDisk ? file : new NamedFile(file)))
export type ReferenceUpload = z.output<typeof ReferenceUpload>

/** Gives the path where it can be read as a stream; what was sent is written down for the while, and gone again. */
export async function atPath<T>(file: ReferenceUpload, read: (path: string) => Promise<T>): Promise<T> {
  if (file instanceof FileOnDisk) return read(file.path)
  const folder = await mkdtemp(join(tmpdir(), 'lantern-reference-'))
  try {
    const path = join(folder, 'file')
    await writeFile(path, file.bytes, { mode: 0o600 })
    return await read(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
