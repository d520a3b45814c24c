import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { custodyOfOpening, OpenedFile, openFile } from '#platform/files/index.ts'
import { page } from '#platform/http/page/page.ts'
import { query } from '#platform/query.ts'
import { fileKeyFor } from '#platform/vault/index.ts'
import { findConcern } from '../concern/store.ts'
import { findShared } from '../enquirers/asked-store.ts'
import { notHeld } from '../enquirers/shared-held.ts'
import type { SharedRow } from '../enquirers/store.ts'
import { ownerOf } from './view-of.ts'

const GONE = 'We could not find that, or it is not shared with you now. Ask the council if you need it.'

type SharedFile = Subject & { readonly row: SharedRow & { readonly fileId: string } }

/** For whoever it was shared with by name; from it nothing leads to the case. @throws NotFound */
async function sharedSubject(
  ctx: Context,
  { sharedItemId }: { readonly sharedItemId: string },
): Promise<SharedFile> {
  const { councilId } = ctx.actor
  const row = await findShared(ctx.tx, councilId, sharedItemId)
  if (!row?.fileId) throw new NotFound(GONE)
  const concern = await findConcern(ctx.tx, councilId, row.concernId)
  return {
    ...{ type: 'shared-file', id: row.id, councilId, homeId: concern?.homeId ?? undefined },
    assignedTo: [row.recipientId],
    sensitive: true,
    row: { ...row, fileId: row.fileId },
  }
}

export const openSharedFile = query({
  name: 'safeguarding.openSharedFile',
  does: 'Opens the one file that the council shared with you by name; of a picture the copy without what says where and by whom it was taken.',
  input: z.object({ sharedItemId: z.uuid(), show: z.boolean().optional() }),
  output: OpenedFile,
  can: 'request.read',
  subject: sharedSubject,
  async run(ctx, _input, { row }) {
    const { concernId, fileId } = row
    if ((await notHeld(ctx, [row])).length === 0) throw new NotFound(GONE)
    const opened = await openFile(ctx, { fileId, owner: ownerOf(concernId), key: fileKeyFor(ctx, concernId) })
    // Marked as intimate since: outside the council there is no reason to give.
    if (opened.state === 'hidden') throw new NotFound(GONE)
    return opened
  },
  trace: 'record',
  traced: ({ state }) => ({ state }),
  leaves: opened => custodyOfOpening(opened),
})

export const sharedFilePage = page.file<typeof openSharedFile>({
  path: '/safeguarding/shared/{sharedItemId}/file',
  query: openSharedFile,
  back: () => ({ text: 'What the council asked you', href: '/safeguarding/asked' }),
})
