import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { listFiles } from '#platform/files/index.ts'
import { fileKeyFor } from '#platform/vault/index.ts'
import { newRow } from '../case/rows.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { refuseToShare } from '../enquirers/may-share.ts'
import { addShared } from '../enquirers/store.ts'
import type { SharedWords } from '../enquirers/words.ts'
import { caseSealer } from '../words.ts'
import { Kept, ShareFile } from './schema.ts'
import { getCaseFile } from './subject.ts'
import { ownerOf } from './view-of.ts'

/** What leaves the council: of a picture the stripped copy, of anything else the file. @throws Conflict */
async function pieceToShare(ctx: Context, concernId: string, rootId: string): Promise<string> {
  const all = await listFiles(ctx, ownerOf(concernId), fileKeyFor(ctx, concernId))
  const pieces = all.filter(one => (one.ofId ?? one.id) === rootId)
  const original = pieces.find(one => one.kind === 'original')
  const refused = (why: string) => new Conflict(why, { allowed: ['Say in words what they need to know'] })
  if (!original || original.erasedAt) throw refused('This file is no longer kept.')
  if (pieces.some(one => one.hidden)) {
    throw refused(
      'It may show a person’s body, so it does not leave the council. Say in words what it shows.',
    )
  }
  const copy = pieces.find(one => one.kind === 'copy')
  if (copy) return copy.id
  if (!original.mediaType.startsWith('image/')) return original.id
  throw refused('There is no copy of this picture without what says where and by whom it was taken.')
}

export const shareFile = command({
  name: 'safeguarding.shareFile',
  does: 'Lets one named person outside the council open one file of a case, or the stripped copy of a picture, for a purpose. Never an intimate image. The police may hold it back, and it can be taken back.',
  api: 'POST /safeguarding/concerns/{concernId}/files/{caseFileId}/share',
  status: 201,
  input: ShareFile,
  output: Kept,
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, { caseFileId, recipientId, purpose, words: text, orderAllows }, { row }) {
    const file = await getCaseFile(ctx, row.id, caseFileId)
    const fileId = await pieceToShare(ctx, row.id, file.id)
    await refuseToShare(ctx, row, { recipientId, purpose, orderAllows })
    const item = newRow(ctx, row.id)
    const words: SharedWords = { text }
    const sealed = (await caseSealer(ctx, row.id))(words)
    await addShared(ctx.tx, { ...item, recipientId, purpose, fileId, words: sealed })
    const data = { sharedItemId: item.id, recipientId, purpose }
    return done(
      { id: item.id },
      event('ItemShared', data),
      event('FileShared', data, { type: 'file', id: file.id }),
    )
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ concernId: demoIds.enquiryConcern, caseFileId: demoIds.caseFile },
      ...{ recipientId: demoIds.providerManager, purpose: 'enquiry' },
      words: 'The night notes that your deputy gave us. Who wrote them?',
    },
  },
})
