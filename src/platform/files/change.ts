import type { Context } from '../context.ts'
import type { EventDraft } from '../events/event.ts'
import { custody } from './custody.ts'
import type { RecordKey } from './key.ts'
import { type FileOwner, type FileRow, filesOf, getFile, markErased, rootOf, setHidden } from './store.ts'

/**
 * Hides a file and its copies until a reader asks a second time, or uncovers them. Ask for one that belongs to the
 * record judged: `ownerOfFile`. @returns events for the command's outcome
 */
export async function hideFile(
  ctx: Context,
  fileId: string,
  ownerType: string,
  hidden = true,
): Promise<readonly EventDraft[]> {
  const root = rootOf(await getFile(ctx.tx, fileId, ownerType))
  await setHidden(ctx.tx, root, hidden)
  return [custody(hidden ? 'FileHidden' : 'FileUncovered', { id: root, ofId: null })]
}

/**
 * Erases every file of a record. The owner destroys the record's key in the same transaction: from its commit on
 * nothing can be read, in no backup either that does not hold the key. The bytes go from the disk within seconds,
 * after the commit. Holds are the owner's to check. @returns events for the command's outcome
 */
export async function eraseFiles(ctx: Context, owner: FileOwner): Promise<readonly EventDraft[]> {
  const erased = await markErased(ctx.tx, owner, ctx.now)
  return erased.filter(row => row.ofId === null).map(row => custody('FileErased', row))
}

/** A file of a record, for its page: what there is to open, and what it was called. */
export type ListedFile = Omit<FileRow, 'name' | 'stored'> & { readonly name: string | undefined }

/** The files of a record, copies after what they were made of. A name that its key does not open is left out. */
export async function listFiles(
  ctx: Context,
  owner: FileOwner,
  key: RecordKey,
): Promise<readonly ListedFile[]> {
  const rows = await filesOf(ctx.tx, owner)
  return Promise.all(
    rows.map(async ({ name, stored: _stored, ...row }) => ({ ...row, name: await opened(name, key) })),
  )
}

async function opened(name: Buffer | null, key: RecordKey): Promise<string | undefined> {
  if (!name) return undefined
  try {
    return Buffer.from(await key.open(name)).toString()
  } catch {
    return undefined
  }
}
