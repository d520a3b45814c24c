import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { civilDate } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { demoIds } from './demo-ids.ts'
import { kindOf, partnerOf, reasonsToTakeBack, seenByLabel } from './kinds.ts'
import { ListSubmissions, OneSubmission, SubmissionView } from './schema.ts'
import { listSubmissionRows, type SubmissionRow } from './store.ts'
import { submissionSubject, visibleSubmissions } from './subject.ts'

export const listSubmissions = query({
  name: 'intelligence.listSubmissions',
  does: 'Lists what partners told of homes, the newest first. A partner sees their own.',
  api: 'GET /intelligence/submissions',
  input: ListSubmissions,
  output: z.object({ items: z.array(SubmissionView), total: z.int(), page: z.int(), perPage: z.int() }),
  can: 'submission.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { partner, page, perPage }) {
    const visible = visibleSubmissions(ctx, 'submission.read')
    const asked = { councilId: ctx.actor.councilId, partner: partner || undefined, visible }
    const found = await listSubmissionRows(ctx.tx, asked, { limit: perPage, offset: (page - 1) * perPage })
    return { items: await viewsOf(ctx, found.rows), total: found.total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { partner }) => ({ count: total, partner: partner || null }),
  example: { role: 'quality-officer', input: {} },
})

export const getSubmission = query({
  name: 'intelligence.getSubmission',
  does: 'Gives one thing that a partner told of a home.',
  api: 'GET /intelligence/submissions/{submissionId}',
  input: OneSubmission,
  output: SubmissionView,
  can: 'submission.read',
  subject: submissionSubject,
  async run(ctx, _input, { row }) {
    const [view] = await viewsOf(ctx, [row])
    return view as SubmissionView
  },
  trace: 'record',
  example: { role: 'quality-officer', input: { submissionId: demoIds.submission } },
})

async function viewsOf(ctx: Context, rows: readonly SubmissionRow[]): Promise<SubmissionView[]> {
  const homes = await homesById(ctx.tx, [...new Set(rows.map(row => row.homeId))])
  const names = await accountNames(ctx.tx, ctx.actor.councilId, [...new Set(rows.map(row => row.by))])
  return rows.map(row => {
    const by = row.by === null ? null : (names.get(row.by) ?? null)
    return viewOf(row, homes.get(row.homeId)?.name ?? 'A home', by, ctx.actor.id)
  })
}

function viewOf(row: SubmissionRow, home: string, by: string | null, me: string | undefined): SubmissionView {
  const { id, version, partner, kind, seenBy, sureness, reference, count, receivedOn, corrected } = row
  const { bedDays, bedDaysFrom } = row
  return {
    ...{
      id,
      version,
      home: { id: row.homeId, name: home },
      partner,
      kind,
      seenBy,
      sureness,
      reference,
      count,
    },
    ...{ bedDays, bedDaysFrom, receivedOn, corrected, by, from: row.observedFrom, to: row.observedTo },
    partnerLabel: partnerOf(partner)?.label ?? partner,
    label: kindOf(kind, row.grade)?.label ?? kind,
    seenByLabel: seenByLabel(seenBy),
    selfReported: partnerOf(partner)?.family === 'home' || seenBy === 'home-staff',
    confirmed: row.eventKey !== null,
    takenBackOn: row.takenBackAt ? civilDate(row.takenBackAt).toString() : null,
    why: row.whyTakenBack ? whyInWords(row.whyTakenBack) : null,
    mine: row.by !== null && row.by === me,
    ofFile: row.fileId !== null,
  }
}

const whyInWords = (why: string): string =>
  reasonsToTakeBack[why as keyof typeof reasonsToTakeBack] ?? 'Its file was taken back'
