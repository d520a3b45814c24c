import type { FileKind } from './kinds.ts'
import { type Stripped, stripPicture } from './picture.ts'
import { type IncomingFile, recognise } from './recognise.ts'
import type { FileRole } from './store.ts'

/** One of the files to keep, before it is sealed. */
export interface Piece extends Stripped {
  readonly kind: FileRole
}

export interface Prepared {
  readonly kind: FileKind
  /** Of a picture; of anything else none. */
  readonly copies: readonly Piece[]
}

interface Work {
  readonly fileName: string
  readonly field: string
  readonly done: Promise<Prepared>
}

/** By the bytes themselves: what was prepared is forgotten with them. */
const works = new WeakMap<Uint8Array, Work>()

/**
 * Recognises a file and strips a picture, which takes a second, once: a command says
 * `prepare: async input => void (await prepareFile(input.photo, 'photo'))`, and finds it done when it comes to keep
 * the file. @throws Invalid, beside the field
 */
export function prepareFile(file: IncomingFile, field: string): Promise<Prepared> {
  const before = works.get(file.bytes)
  if (before?.fileName === file.fileName && before.field === field) return before.done
  const done = prepare(file, field)
  works.set(file.bytes, { fileName: file.fileName, field, done })
  return done
}

async function prepare(file: IncomingFile, field: string): Promise<Prepared> {
  const kind = await recognise(file, field)
  if (kind.strip !== 'picture') return { kind, copies: [] }
  const { copy, small } = await stripPicture(file.bytes, field)
  return {
    kind,
    copies: [
      { kind: 'copy', ...copy },
      { kind: 'small', ...small },
    ],
  }
}
