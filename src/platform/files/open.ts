import { z } from 'zod'
import type { Context } from '../context.ts'
import { NotFound } from '../errors.ts'
import type { EventDraft } from '../events/event.ts'
import { hashOf } from './blobs.ts'
import { type CustodyAction, custody } from './custody.ts'
import type { RecordKey } from './key.ts'
import { blobs } from './provide.ts'
import { type FileOwner, type FileRow, getFile } from './store.ts'

/**
 * The output of a query that opens a file. Whatever is wrong with it is an answer, not an error: a query that throws
 * leaves nothing in the log, and this must.
 * - `hidden`: an intimate image that was not asked for a second time
 * - `altered`: not what was put; `missing`: not on the disk; `unreadable`: sealed with another key
 */
export const OpenedFile = z.object({
  state: z.enum(['whole', 'hidden', 'altered', 'missing', 'unreadable', 'erased']),
  fileId: z.uuid(),
  /** What it is a copy of. */
  ofId: z.uuid().nullable(),
  kind: z.enum(['original', 'copy', 'small']),
  mediaType: z.string(),
  stripped: z.boolean(),
  name: z.string().optional(),
  hash: z.string().nullable(),
  bytes: z.instanceof(Uint8Array).optional(),
})

export type Opened = z.output<typeof OpenedFile>

export interface Opening {
  readonly fileId: string
  /** The record on which the query was judged: a file of another record is not found. */
  readonly owner: FileOwner
  readonly key: RecordKey
  /** Asked for a second time: `?show=1` on its page. */
  readonly show?: boolean
}

/** The record that a file belongs to: for a query's `subject`. @throws NotFound when it is of another type */
export async function ownerOfFile(ctx: Context, fileId: string, ownerType: string): Promise<FileOwner> {
  const row = await getFile(ctx.tx, fileId, ownerType)
  return { type: row.ownerType, id: row.ownerId }
}

/** Opens a file, and checks at each opening that it is what was put. For the `run` of a query. */
export async function openFile(ctx: Context, opening: Opening): Promise<Opened> {
  const row = await getFile(ctx.tx, opening.fileId, opening.owner.type)
  if (row.ownerId !== opening.owner.id) throw new NotFound()
  const { id: fileId, ofId, kind, mediaType, stripped, hash } = row
  const about = { fileId, ofId, kind, mediaType, stripped, hash }
  if (row.erasedAt) return { ...about, state: 'erased' }
  if (row.hidden && !opening.show) return { ...about, state: 'hidden' }
  const read = await readWhole(row, opening.key)
  if (typeof read === 'string') return { ...about, state: read }
  return { ...about, state: 'whole', ...read }
}

async function readWhole(row: FileRow, key: RecordKey) {
  const sealed = await blobs().read(row.stored)
  if (!sealed) return 'missing'
  if (hashOf(sealed) !== row.stored) return 'altered'
  try {
    const bytes = new Uint8Array(await key.open(sealed))
    if (hashOf(bytes) !== row.hash) return 'altered'
    const name = row.name ? Buffer.from(await key.open(row.name)).toString() : undefined
    return { bytes, ...(name === undefined ? {} : { name }) }
  } catch {
    return 'unreadable'
  }
}

const SAID: Readonly<Record<Opened['state'], CustodyAction | undefined>> = {
  whole: 'FileSeen',
  hidden: undefined,
  altered: 'FileAltered',
  missing: 'FileMissing',
  unreadable: 'FileUnreadable',
  erased: undefined,
}

/** What an opening leaves in the file's custody: for the query's `leaves`. `exported`: it leaves the council. */
export function custodyOfOpening(opened: Opened, as: 'seen' | 'exported' = 'seen'): readonly EventDraft[] {
  const said = SAID[opened.state]
  if (!said) return []
  const action = said === 'FileSeen' && as === 'exported' ? 'FileExported' : said
  return [custody(action, { id: opened.fileId, ofId: opened.ofId }, { kind: opened.kind })]
}
