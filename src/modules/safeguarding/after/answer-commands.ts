import { z } from 'zod'
import { isNotSafer, mayAskAfter, mayBeAnsweredBy, notSaferTask } from '#law/survey-after.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { type FieldFault, Invalid } from '#platform/errors.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import { openerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { refuseStale } from '../concern/steps.ts'
import { type ConcernRow, findConcern } from '../concern/store.ts'
import { tell } from '../concern/tell.ts'
import { safeContactOf } from '../contact/may-reach.ts'
import { demoIds } from '../demo-ids.ts'
import { targetDue } from '../local-targets/due.ts'
import { caseSealer } from '../words.ts'
import { addNotSafer } from './not-safer-store.ts'
import { AnswerFeedback } from './schema.ts'
import { changeFeedback, type FeedbackRow } from './store.ts'
import { askerSubject } from './subject.ts'
import type { FeedbackWords } from './words.ts'
import { feedbackWorkflow } from './workflow.ts'

type Answer = z.output<typeof AnswerFeedback>

const asCodes = {
  self: 'self',
  'with-help': 'with-help',
  proxy: 'proxy',
  'relative-as-self': 'relative-as-self',
} as const

/** What speaks against keeping this answer, beside its field. */
async function faultsIn(ctx: Context, row: FeedbackRow, input: Answer): Promise<readonly FieldFault[]> {
  const faults: FieldFault[] = []
  const may = mayAskAfter(await safeContactOf(ctx, row.concernId), ctx.today)
  if (!may.may) faults.push({ field: '', message: may.because })
  if (input.answeredOn > ctx.today.toString())
    faults.push({ field: 'answeredOn', message: 'The day they answered cannot be in the future' })
  const relative = input.answeredBy === 'relative-as-self'
  if (relative !== (row.kind === 'relative')) {
    const message = relative
      ? 'A relative is asked about their own experience apart, never instead of the adult'
      : 'This is a relative’s own experience: choose that'
    faults.push({ field: 'answeredBy', message })
  }
  const allowed = mayBeAnsweredBy({
    as: asCodes[input.answeredBy as keyof typeof asCodes] ?? 'proxy',
    sourceOfRiskOrClose: input.helperClose ?? 'unknown',
    ofTheHome: input.helperOfHome !== undefined && input.helperOfHome !== 'no',
    personAgrees: input.adultAgrees ?? 'unknown',
    personCanAnswer: input.adultCanAnswer ?? 'unknown',
  })
  if (allowed !== true) faults.push({ field: 'answeredBy', message: allowed })
  return faults
}

export const answerFeedback = command({
  name: 'safeguarding.answerFeedback',
  does: 'Keeps what somebody said afterwards: were they listened to, are they safer, what would they change.',
  api: 'POST /safeguarding/feedback/{feedbackId}/answer',
  input: AnswerFeedback,
  output: z.object({ id: z.uuid(), notSafer: z.boolean().describe('A named person looks today') }),
  can: 'feedback.ask',
  subject: (ctx, input) => askerSubject(ctx, input, true),
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const faults = await faultsIn(ctx, row, input)
    if (faults.length > 0) throw new Invalid(faults)
    const { to } = applyAction(feedbackWorkflow, 'answer', row)
    const { listened, safer, answeredBy, answeredOn, themes = [] } = input
    const before = (await openerFor(ctx, [row.concernId]))(row.concernId, row.words) as
      | FeedbackWords
      | undefined
    const words: FeedbackWords = {
      ...before,
      listened: input.listenedWords,
      safer: input.saferWords,
      change: input.change,
    }
    await changeFeedback(ctx.tx, row, {
      ...{ state: to, listened, safer, answeredBy, answeredOn, themes },
      ...{ recordedAt: ctx.now, recordedBy: ctx.actor.id ?? null },
      words: (await caseSealer(ctx, row.concernId))(words),
    })
    const notSafer = row.kind === 'adult' && isNotSafer(safer)
    const events: EventDraft[] = [event('FeedbackAnswered', { listened, safer, answeredBy, kind: row.kind })]
    if (notSafer) events.push(await tellNamedPerson(ctx, row))
    return done({ id: row.id, notSafer }, ...events)
  },
  example: {
    role: 'practice-officer',
    input: {
      ...{ feedbackId: demoIds.feedback, version: 2, answeredBy: 'self', answeredOn: '2026-11-13' },
      ...{ listened: 'yes', safer: 'partly', change: 'Somebody who knocks before coming in.' },
    },
  },
})

/** Whoever leads the case, or else a safeguarding manager; nobody at the home. */
async function tellNamedPerson(ctx: Context, row: FeedbackRow): Promise<EventDraft> {
  const concern = (await findConcern(ctx.tx, row.councilId, row.concernId)) as ConcernRow
  const [manager] = await holdersOf(ctx, ['safeguarding-manager'])
  const namedId = concern.leadId ?? manager?.accountId ?? null
  const usual = notSaferTask(ctx.today)
  const lookOn = (await targetDue(ctx, 'not-safer-look')) ?? usual.lookOn.toString()
  const contactBy = (await targetDue(ctx, 'not-safer-contact')) ?? usual.contactBy.toString()
  const id = ctx.ids.next()
  await addNotSafer(ctx.tx, {
    ...{ councilId: row.councilId, id, concernId: row.concernId, feedbackId: row.id, namedId },
    ...{ lookOn, contactBy },
  })
  if (namedId) await tell(ctx, namedId, concern)
  const about = { type: 'concern', id: concern.id, sensitive: true, restricted: concern.restricted }
  return event('NotSafer', { notSaferId: id, feedbackId: row.id, namedId }, about)
}
