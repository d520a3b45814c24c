import type { Context } from '../context.ts'
import { type EventDraft, event } from '../events/event.ts'
import {
  type CustodyEntry,
  custodyEntries,
  type FileRow,
  getFile,
  type Looks,
  looksOf,
  rootOf,
} from './store.ts'

/** What can happen to a file, as its custody says it. Events hold ids, types and hashes: never a name. */
export type CustodyAction =
  | 'FilePut'
  | 'FileCopied'
  | 'FileSeen'
  | 'FileExported'
  | 'FileHidden'
  | 'FileUncovered'
  | 'FileErased'
  | 'FileAltered'
  | 'FileMissing'
  | 'FileUnreadable'

/** An event about the original (or the only copy), whichever of its copies it happened to. */
export function custody(
  action: CustodyAction,
  row: Pick<FileRow, 'id' | 'ofId'>,
  data: Readonly<Record<string, unknown>> = {},
): EventDraft {
  const which = row.ofId ? { copy: row.id } : {}
  return event(action, { ...which, ...data }, { type: 'file', id: rootOf(row) })
}

/**
 * Everything that was ever done with a file and its copies, oldest first: from the event log, which only grows and is
 * sealed. `fileId` may be that of a copy. @throws NotFound when it is no file of such an owner
 */
export async function custodyOf(
  ctx: Context,
  fileId: string,
  ownerType: string,
): Promise<readonly CustodyEntry[]> {
  return custodyEntries(ctx.tx, rootOf(await getFile(ctx.tx, fileId, ownerType)))
}

/** How often these files were opened, copies included, and by whom last: for a list. Ids are those of originals. */
export function looksAt(ctx: Context, fileIds: readonly string[]): Promise<ReadonlyMap<string, Looks>> {
  return looksOf(ctx.tx, fileIds)
}
