import type { Context } from '../context.ts'
import { Invalid } from '../errors.ts'
import type { EventDraft } from '../events/event.ts'
import { halfDay } from '../half-day.ts'
import { type Blobs, hashOf } from './blobs.ts'
import { custody } from './custody.ts'
import type { RecordKey } from './key.ts'
import { type FileKind, whatIsTakenWithoutName } from './kinds.ts'
import { type Piece, prepareFile } from './prepare.ts'
import { blobs } from './provide.ts'
import type { IncomingFile } from './recognise.ts'
import { addFile, type FileOwner, type FileRole, type NewFile } from './store.ts'

/** A file as it comes in, and the record it is for. */
export interface Receiving {
  readonly owner: FileOwner
  readonly file: IncomingFile
  /** The key of that record. */
  readonly key: RecordKey
  /** Name of the form's field: a fault is told beside it. */
  readonly field: string
  /** An intimate image: shown only to whoever asks a second time. */
  readonly hidden?: boolean
}

/** What was kept. `events` go into the command's outcome. */
export interface Received {
  /** Of the original; of the stripped copy where no original is kept. */
  readonly id: string
  /** Of the stripped copy, where there is one: what people are shown. */
  readonly copyId?: string
  readonly smallId?: string
  readonly mediaType: string
  readonly events: readonly EventDraft[]
}

/**
 * From a person who is named: keeps the original, sealed, with its hash, and of a picture two stripped copies.
 * @throws Invalid, beside the field, before anything is written
 */
export async function putFile(ctx: Context, receiving: Receiving): Promise<Received> {
  const { file, field } = receiving
  const { kind, copies } = await prepareFile(file, field)
  const original: Piece = { kind: 'original', bytes: file.bytes, mediaType: kind.mediaType }
  const named = { next: () => ctx.ids.next(), name: file.fileName, putBy: ctx.actor.id ?? null, at: ctx.now }
  return keep(ctx, receiving, [original, ...copies], named)
}

/**
 * From a person who gave no name: keeps only what was stripped, with a random id, no name, and the half day.
 * Neither database nor disk is told more. @throws Invalid for what cannot be stripped
 */
export async function putStripped(ctx: Context, receiving: Receiving): Promise<Received> {
  const { file, field } = receiving
  const { kind, copies } = await prepareFile(file, field)
  if (!kind.strip) throw new Invalid([{ field, message: cannotStrip(kind) }])
  const text: Piece = { kind: 'copy', bytes: file.bytes, mediaType: kind.mediaType }
  const pieces = copies.length > 0 ? copies : [text]
  const at = halfDay(ctx.now)
  return keep(ctx, receiving, pieces, { next: () => ctx.ids.random(), putBy: null, at, dated: at })
}

function cannotStrip({ words }: FileKind): string {
  return `We cannot take out of ${words} what may say who made it, and where. Send ${whatIsTakenWithoutName}, or write what it shows.`
}

interface Manner {
  readonly next: () => string
  readonly name?: string
  readonly putBy: string | null
  readonly at: Temporal.Instant
  /** The time that the disk is to show. */
  readonly dated?: Temporal.Instant
}

async function keep(
  ctx: Context,
  receiving: Receiving,
  pieces: readonly Piece[],
  manner: Manner,
): Promise<Received> {
  const { owner, key, hidden = false } = receiving
  const name = manner.name ? Buffer.from(await key.seal(Buffer.from(manner.name))) : null
  const about = { ownerType: owner.type, ownerId: owner.id, putBy: manner.putBy, putAt: manner.at, name }
  const files: NewFile[] = []
  const place = blobs()
  try {
    for (const piece of pieces) {
      const id = manner.next()
      const ofId = files[0]?.id ?? null
      const stored = await place.put(await key.seal(piece.bytes), manner.dated)
      files.push({ ...about, ...described(piece), id, ofId, stored })
    }
    for (const file of files) await addFile(ctx.tx, ctx.actor.councilId, file, hidden)
  } catch (error) {
    await forget(place, files)
    throw error
  }
  return received(files, manner.dated !== undefined)
}

function described({ kind, bytes, mediaType }: Piece) {
  return { kind, mediaType, hash: hashOf(bytes), size: bytes.length, stripped: kind !== 'original' }
}

/** What is left when the whole command fails later is found by the sweep. */
async function forget(place: Blobs, files: readonly NewFile[]): Promise<void> {
  for (const { stored } of files) await place.remove(stored).catch(() => {})
}

function received(files: readonly NewFile[], nameless: boolean): Received {
  const of = (kind: FileRole) => files.find(file => file.kind === kind)
  const first = files[0]
  if (!first) throw new Error('A file is kept as at least one piece')
  const events = files.map(file => custody(file.ofId ? 'FileCopied' : 'FilePut', file, facts(file, nameless)))
  const copy = of('copy')
  const small = of('small')
  const ids = { ...(copy ? { copyId: copy.id } : {}), ...(small ? { smallId: small.id } : {}) }
  return { id: first.id, ...ids, mediaType: first.mediaType, events }
}

/** Without a name the hash stays out of the log, which is never forgotten: it would prove who holds the same file. */
function facts({ kind, hash, size, mediaType }: NewFile, nameless: boolean): Record<string, unknown> {
  return nameless ? { kind, mediaType } : { kind, mediaType, size, hash }
}
