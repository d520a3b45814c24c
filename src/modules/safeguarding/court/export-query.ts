import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { listFiles } from '#platform/files/index.ts'
import { query } from '#platform/query.ts'
import { fileKeyFor } from '#platform/vault/index.ts'
import { allNotes } from '../case/all-notes.ts'
import { getCase } from '../case/get-case.ts'
import { caseParts } from '../case/parts.ts'
import type { CaseView } from '../case/schema.ts'
import type { ConcernSubject } from '../concern/subject.ts'
import { concernSubject } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { chronologyOf } from '../meetings/chronology-page.ts'
import { caseOpener } from '../words.ts'
import { courtIn } from './blocks.ts'
import { withContents } from './paginate.ts'
import { CourtExport } from './schema.ts'
import { type CaseFile, sectionsOf } from './sections.ts'

/** What files of a case belong to; originals alone, since a court asks for those. */
const owners = ['concern', 'evidence'] as const

async function filesOf(ctx: Context, concernId: string): Promise<readonly CaseFile[]> {
  const files: CaseFile[] = []
  for (const type of owners) {
    const found = await listFiles(ctx, { type, id: concernId }, fileKeyFor(ctx, concernId))
    for (const file of found.filter(one => one.kind === 'original' && !one.erasedAt)) {
      const { name = 'Without a name', mediaType, putAt, hash } = file
      files.push({ name, mediaType, on: putAt.toString(), hash: hash ?? 'not kept' })
    }
  }
  return files
}

/** The case with all that was ever written in it: its page gives the newest alone. */
async function wholeCase(ctx: Context, subject: ConcernSubject): Promise<CaseView> {
  const { row } = subject
  const concernId = row.id
  const view = (await getCase.run(ctx, { concernId }, subject)) as CaseView
  const open = await caseOpener(ctx, concernId)
  const parts: Record<string, unknown> = { ...view.parts }
  for (const { name, loadAll } of caseParts) {
    if (loadAll) parts[name] = await loadAll(ctx, row, open)
  }
  return { ...view, parts, notes: await allNotes(ctx, concernId) }
}

export const exportForCourt = query({
  name: 'safeguarding.exportCaseForCourt',
  does: 'Gives a case in numbered pages for a court: proceedings and orders, chronology, decisions, a list of documents. It is logged.',
  api: 'GET /safeguarding/concerns/{concernId}/court/{courtCaseId}/export',
  input: z.object({ concernId: z.uuid(), courtCaseId: z.uuid() }),
  output: CourtExport,
  can: 'court.export',
  subject: (ctx, input) => concernSubject(ctx, input.concernId),
  async run(ctx, { concernId, courtCaseId }, subject) {
    const whole = await wholeCase(ctx, subject)
    const court = courtIn(whole).items.find(one => one.id === courtCaseId)
    if (!court) throw new NotFound('We could not find these proceedings. Look at the case again.')
    const entries = chronologyOf(whole)
    const sections = sectionsOf(whole, court, entries, await filesOf(ctx, concernId))
    return {
      ...{ concernId, courtCaseId, reference: whole.reference, adult: whole.adult.name },
      number: court.number ?? 'Number removed',
      takenOn: ctx.today.toString(),
      pages: [...withContents(sections)],
    }
  },
  trace: 'export',
  traced: ({ pages }) => ({ pages: pages.length }),
  leaves: ({ concernId, courtCaseId, pages }) => [
    event(
      'CourtExportTaken',
      { courtCaseId, pages: pages.length },
      { type: 'concern', id: concernId, sensitive: true },
    ),
  ],
  example: {
    role: 'information-governance',
    input: { concernId: demoIds.concludedConcern, courtCaseId: demoIds.courtCase },
  },
})
