import { command, done } from '#platform/command.ts'
import { event } from '#platform/events/event.ts'
import { hideFile, prepareFile, putFile } from '#platform/files/index.ts'
import { fileKeyFor } from '#platform/vault/index.ts'
import { futureFaults } from '../case/days.ts'
import { newRecord } from '../case/record.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { refuse } from '../entries/rules.ts'
import { AddCaseFile, GiveReason, Kept, MarkIntimate } from './schema.ts'
import { addCaseFileRow, addReason } from './store.ts'
import { getCaseFile } from './subject.ts'
import { ownerOf } from './view-of.ts'
import type { CaseFileWords, ReasonWords } from './words.ts'

const role = 'safeguarding-practitioner'
const { enquiryConcern: concernId, caseFile: caseFileId } = demoIds

export const addCaseFile = command({
  name: 'safeguarding.addCaseFile',
  does: 'Puts a photograph or file into a case: what it is, who made it, when. The original is sealed as it came, with its hash; of a picture a stripped copy is made for people to see.',
  api: 'POST /safeguarding/concerns/{concernId}/files',
  status: 201,
  input: AddCaseFile,
  output: Kept,
  takesFile: true,
  prepare: async input => void (await prepareFile(input.file, 'file')),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { file, kind, madeOn, intimate, ...said }, { row }) {
    refuse(futureFaults({ madeOn }, ctx.today))
    const receiving = { owner: ownerOf(row.id), file, key: fileKeyFor(ctx, row.id), field: 'file' }
    const { id, events } = await putFile(ctx, { ...receiving, hidden: intimate })
    const words: CaseFileWords = { what: said.what, madeBy: said.madeBy, madeAbout: said.madeAbout }
    const record = await newRecord(ctx, row.id, words)
    await addCaseFileRow(ctx.tx, { ...record, id, kind, madeOn: madeOn ?? null })
    return done({ id }, event('CaseFileAdded', { fileId: id, kind, intimate }), ...events)
  },
  example: {
    role,
    input: {
      ...{ concernId, kind: 'care-record', what: 'The night notes of 3 November', intimate: false },
      file: { fileName: 'Night notes.txt', bytes: 'QXQgdHdvIHNoZSBhc2tlZCBmb3IgdGVhLg==' },
    },
  },
})

export const markIntimate = command({
  name: 'safeguarding.markFileIntimate',
  does: 'Hides a file of a case until whoever opens it says why they need to. It is not uncovered again.',
  api: 'POST /safeguarding/concerns/{concernId}/files/{caseFileId}/intimate',
  input: MarkIntimate,
  output: Kept,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { caseFileId }, { row }) {
    const { id } = await getCaseFile(ctx, row.id, caseFileId)
    return done({ id }, ...(await hideFile(ctx, id, 'concern')))
  },
  example: { role, input: { concernId, caseFileId } },
})

export const giveReason = command({
  name: 'safeguarding.giveReasonToOpenFile',
  does: 'Writes down why somebody needs to see an intimate image. It opens for them for a quarter of an hour.',
  api: 'POST /safeguarding/concerns/{concernId}/files/{caseFileId}/reasons',
  status: 201,
  input: GiveReason,
  output: Kept,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { caseFileId, reason, words: text }, { row }) {
    const { id: fileId } = await getCaseFile(ctx, row.id, caseFileId)
    const words: ReasonWords = { text }
    const record = await newRecord(ctx, row.id, words)
    await addReason(ctx.tx, { ...record, fileId, reason })
    const data = { reasonId: record.id, reason }
    return done({ id: record.id }, event('FileAskedFor', data, { type: 'file', id: fileId }))
  },
  example: { role, input: { concernId, caseFileId, reason: 'check' } },
})
