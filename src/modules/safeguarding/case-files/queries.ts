import { labelOf } from '#law/code-list.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import {
  type CustodyEntry,
  custodyOf,
  custodyOfOpening,
  OpenedFile,
  openFile,
} from '#platform/files/index.ts'
import { query } from '#platform/query.ts'
import { fileKeyFor } from '#platform/vault/index.ts'
import { personInBrief } from '#src/modules/people/index.ts'
import { concernSubject } from '../concern/subject.ts'
import { caseOpener } from '../words.ts'
import { CaseFileRead, OpenCaseFile, ReadCaseFile } from './schema.ts'
import { hasGivenReason } from './store.ts'
import { getCaseFile } from './subject.ts'
import { ownerOf, viewsOfFiles } from './view-of.ts'

/** How long one reason opens an intimate image for whoever gave it. */
const QUARTER = { minutes: 15 }

async function mayShow(ctx: Context, fileId: string): Promise<boolean> {
  const { id: by, councilId } = ctx.actor
  if (!by) return false
  return hasGivenReason(ctx.tx, { councilId, fileId, by }, ctx.now.subtract(QUARTER))
}

export const openCaseFile = query({
  name: 'safeguarding.openCaseFile',
  does: 'Opens a file of a case, its original or its stripped copy; an intimate image only for whoever just said why they need to see it.',
  input: OpenCaseFile,
  output: OpenedFile,
  can: 'concern.read',
  subject: (ctx, input) => concernSubject(ctx, input.concernId),
  async run(ctx, { concernId, caseFileId: fileId, show }) {
    const { id } = await getCaseFile(ctx, concernId, fileId)
    const opening = { fileId, owner: ownerOf(concernId), key: fileKeyFor(ctx, concernId) }
    return openFile(ctx, { ...opening, show: show && (await mayShow(ctx, id)) })
  },
  trace: 'record',
  traced: ({ state }) => ({ state }),
  leaves: opened => custodyOfOpening(opened),
})

const happened: Readonly<Record<string, string>> = {
  FilePut: 'Put into the case',
  FileCopied: 'A copy was made without what says where, when and with what it was taken',
  FileSeen: 'Opened',
  FileExported: 'Taken out of Lantern',
  FileShared: 'Shared with one named person outside the council',
  FileHidden: 'Marked as intimate',
  FileUncovered: 'No longer marked as intimate',
  FileErased: 'Erased',
  FileAltered: 'Not opened: it is not what was stored',
  FileMissing: 'Not opened: it is not there',
  FileUnreadable: 'Not opened: its key does not open it',
}

const pieces: Readonly<Record<string, string>> = {
  original: 'the original',
  copy: 'the stripped copy',
  small: 'the small copy',
}

/** What was done with a file, in words. */
function custodyWords({ action, data }: CustodyEntry): string {
  if (action === 'FileAskedFor') {
    return `Said why they need to see it: ${labelOf('why-opened', String(data.reason)).toLowerCase()}`
  }
  const piece = action === 'FileSeen' ? pieces[String(data.kind)] : undefined
  return `${happened[action] ?? action}${piece ? `: ${piece}` : ''}`
}

export const readCaseFile = query({
  name: 'safeguarding.readCaseFile',
  does: 'Says what a file of a case is, who made it and when, and all that was ever done with it: who opened it, and when.',
  input: ReadCaseFile,
  output: CaseFileRead,
  can: 'concern.read',
  subject: (ctx, input) => concernSubject(ctx, input.concernId),
  async run(ctx, { concernId, caseFileId }, { row }) {
    const file = await getCaseFile(ctx, concernId, caseFileId)
    const [view] = await viewsOfFiles(ctx, concernId, [file], await caseOpener(ctx, concernId))
    if (!view) throw new Error('A file of a case has an original')
    const entries = await custodyOf(ctx, file.id, 'concern')
    const names = await accountNames(
      ctx.tx,
      row.councilId,
      entries.map(one => one.actorId),
    )
    return {
      ...view,
      adult: (await personInBrief(ctx, row.personId))?.name ?? '',
      reference: row.reference,
      // Of the two copies one is enough to say that they were made.
      custody: entries
        .filter(one => !(one.action === 'FileCopied' && one.data.kind === 'small'))
        .map(one => ({
          at: one.at.toString(),
          by: (one.actorId && names.get(one.actorId)) ?? null,
          what: custodyWords(one),
        })),
    }
  },
  trace: 'record',
})
