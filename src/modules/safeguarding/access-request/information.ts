import { labelOf } from '#law/code-list.ts'
import { publishable } from '#law/small-counts.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { demoIds } from '../demo-ids.ts'
import { signedIn } from '../signed-in.ts'
import { type NoteWords, opened } from '../words.ts'
import { AnswerInformation, CountsAsked, CountsGiven, InformationAnswered } from './information-schema.ts'
import { addInformation, countsBetween, informationOf } from './information-store.ts'
import { changeRequest, type RequestRowDb } from './store.ts'
import { lockedRequest, refuseStaleRequest } from './subject.ts'
import { accessWorkflow } from './workflow.ts'

/** What points at one case or one person must not stand in an answer that anyone may read. */
const POINTS_AT_SOMEBODY = /\b[CRTB]-[2-9A-Z]{4}-[2-9A-Z]{4}\b|\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/i

export const answerInformation = command({
  name: 'safeguarding.answerInformation',
  does: 'Answers a request under the Freedom of Information Act: words without a person in them, and counts of which none is under five.',
  api: 'POST /safeguarding/access-requests/{accessRequestId}/information',
  input: AnswerInformation,
  output: InformationAnswered,
  can: 'access-request.handle',
  subject: lockedRequest,
  async run(ctx, input, { row }) {
    refuseStaleRequest(row, input)
    const by = signedIn(ctx)
    if (row.kind !== 'freedom-of-information')
      throw new Conflict('This is a request for one’s own records: go through what is held, item by item.')
    const message =
      'This points at a person or a case: a reference, or a number such as the NHS’s. Take it out.'
    const faults = [
      ...(POINTS_AT_SOMEBODY.test(input.words) ? [{ field: 'words', message }] : []),
      ...(input.figures.some(one => POINTS_AT_SOMEBODY.test(one.label))
        ? [{ field: 'figures', message }]
        : []),
    ]
    if (faults.length > 0) throw new Invalid(faults)
    const { kind, state } = row
    const { to } = applyAction(accessWorkflow, 'answer', { state, kind })
    const { rows, total } = publishable(input.figures, input.total)
    const figures = [...rows, ...(input.total === undefined ? [] : [{ label: 'In all', count: total }])]
    const suppressed = figures.filter(one => one.count === null).length
    const exemption = input.exemption || null
    const words = (await sealerFor(ctx, row.id))({ text: input.words } satisfies NoteWords)
    const { councilId, id: requestId } = row
    const made = { councilId, id: ctx.ids.next(), requestId, figures, exemption, at: ctx.now, by, words }
    await addInformation(ctx.tx, made)
    await changeRequest(ctx.tx, councilId, requestId, { state: to, endedOn: ctx.today.toString() })
    const late = ctx.today.toString() > row.dueOn
    return done(
      { id: row.id, version: row.version + 1, state: to, suppressed },
      event('InformationAnswered', { exemption, figures: figures.length, suppressed, late }),
    )
  },
  example: {
    role: 'information-governance',
    input: {
      ...{ accessRequestId: demoIds.informationRequest, version: 1, noPersonalData: true },
      words: 'Counts of concerns received about people in care homes, April 2025 to March 2026.',
      figures: [
        { label: 'Enquiry', count: 61 },
        { label: 'No enquiry', count: 148 },
        { label: 'Not decided', count: 3 },
      ],
      total: 212,
    },
  },
})

/** What was answered; null for one’s own records, and where nobody has answered. */
export async function informationView(ctx: Context, row: RequestRowDb) {
  if (row.kind !== 'freedom-of-information') return null
  const found = await informationOf(ctx.tx, row.councilId, row.id)
  if (!found) return null
  const open = await openerFor(ctx, [row.id])
  return {
    words: opened<NoteWords>(open, row.id, found.words)?.text ?? null,
    figures: found.figures.map(({ label, count }) => ({ label, count })),
    exemption: found.exemption,
    exemptionLabel: found.exemption && labelOf('information-exemptions', found.exemption),
    at: found.at.toString(),
  }
}

const labels: readonly (readonly [string | null, string])[] = [
  ['enquiry', 'Enquiry under section 42'],
  ['other-enquiry', 'Another enquiry'],
  ['no-enquiry', 'No enquiry'],
  [null, 'Not decided yet'],
]

/** The last whole year from April to March. Pure. */
export function lastYear(today: Temporal.PlainDate): string {
  const ended = today.month >= 4 ? today.year : today.year - 1
  return `${ended - 1}-${String(ended % 100).padStart(2, '0')}`
}

export const countsForInformation = query({
  name: 'safeguarding.countsForInformation',
  does: 'Gives what may be told to anyone of a year: concerns received by how they were decided, none under five.',
  api: 'GET /safeguarding/information-counts',
  input: CountsAsked,
  output: CountsGiven,
  can: 'access-request.handle',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { year = lastYear(ctx.today) }) {
    const from = Number(year.slice(0, 4))
    if (from < 1900) throw new Invalid([{ field: 'year', message: 'Give a year such as 2025-26' }])
    const span = { from: `${from}-04-01`, to: `${from + 1}-04-01` }
    const found = await countsBetween(ctx.tx, ctx.actor.councilId, span)
    const counted = labels.map(([outcome, label]) => ({
      label,
      count: found.find(one => one.outcome === outcome)?.count ?? 0,
    }))
    const { rows, total } = publishable(
      counted,
      counted.reduce((sum, one) => sum + one.count, 0),
    )
    return { year, rows: [...rows], total }
  },
  trace: 'search',
  traced: ({ rows }, { year }) => ({ count: rows.length, ...(year ? { year } : {}) }),
  example: { role: 'information-governance', input: {} },
})
