import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { UploadedFile } from '#platform/http/page/form/value.ts'

/** A file as it was sent. Told by its hash wherever it is written down, so that its bytes are never copied there. */
export class SentFile {
  readonly #bytes: Uint8Array
  readonly hash: string

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.hash = createHash('sha256').update(bytes).digest('hex')
  }

  get bytes(): Uint8Array {
    return this.#bytes
  }

  toJSON(): string {
    return this.hash
  }
}

/** With the name its owner gave it: the day of a list often stands there. */
export class NamedFile extends SentFile {
  readonly name: string

  constructor({ bytes, fileName }: UploadedFile) {
    super(bytes)
    this.name = basename(fileName.replaceAll('\\', '/')).slice(-120) || 'file'
  }
}
