import { z } from 'zod'
import { mayBeAskedBy } from '#law/survey-after.ts'
import { councilOfficers } from '#platform/access/roles.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { civilDate } from '#platform/clock.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { postMessage } from '#platform/notify/post.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { caseRoles } from '../concern/roles-store.ts'
import { refuseStale } from '../concern/steps.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { targetDue } from '../local-targets/due.ts'
import { caseSealer } from '../words.ts'
import { dueOnEntering } from './plan.ts'
import { GiveFeedback, LeaveFeedback, PlanFeedback } from './schema.ts'
import { addFeedback, changeFeedback, type FeedbackRow } from './store.ts'
import { plannedSubject } from './subject.ts'
import { feedbackWorkflow } from './workflow.ts'

const Changed = z.object({ id: z.uuid(), version: z.int() })

/** Who was ever given a part in the case, or leads it, or decided it, is on the case. */
async function faultInAsker(ctx: Context, row: ConcernWithPeople, askerId: string): Promise<string | true> {
  const roles = await caseRoles(ctx.tx, row.councilId, row.id)
  const onTheCase = row.leadId === askerId || roles.some(role => role.accountId === askerId)
  const holders = await holdersOf(ctx, [...councilOfficers, 'advocate'])
  if (!holders.some(holder => holder.accountId === askerId))
    return 'Choose somebody of the council, or an advocate'
  return mayBeAskedBy({ onTheCase, ofTheHome: false })
}

/** Counted from when it was planned: that somebody was slow to choose who asks gives nobody longer. */
async function askBy(ctx: Context, { plannedAt }: FeedbackRow): Promise<string> {
  const due = await targetDue(ctx, 'ask-after', civilDate(plannedAt))
  return due ?? dueOnEntering('given', civilDate(plannedAt))
}

export const giveFeedback = command({
  name: 'safeguarding.giveFeedback',
  does: 'Chooses who asks the adult afterwards: nobody on the case, nobody of the home.',
  api: 'POST /safeguarding/feedback/{feedbackId}/asker',
  input: GiveFeedback,
  output: Changed,
  can: 'feedback.plan',
  subject: plannedSubject,
  async run(ctx, input, { row, feedback }) {
    refuseStale(feedback, input)
    const may = await faultInAsker(ctx, row, input.askerId)
    if (may !== true) throw new Invalid([{ field: 'askerId', message: may }])
    const { to } = applyAction(feedbackWorkflow, feedback.state === 'given' ? 'giveOn' : 'give', feedback)
    await changeFeedback(ctx.tx, feedback, {
      ...{ state: to, askerId: input.askerId, dueOn: await askBy(ctx, feedback) },
    })
    await postMessage(ctx, {
      to: { accountId: input.askerId },
      template: 'work-for-you',
      reference: row.reference,
      link: `/safeguarding/feedback/${feedback.id}`,
    })
    return done(
      { id: feedback.id, version: feedback.version + 1 },
      event('FeedbackGiven', { feedbackId: feedback.id }),
    )
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { feedbackId: demoIds.feedback, version: 2, askerId: demoIds.practiceOfficer },
  },
})

export const leaveFeedback = command({
  name: 'safeguarding.leaveFeedback',
  does: 'Says why somebody is not asked afterwards. Each reason is counted.',
  api: 'POST /safeguarding/feedback/{feedbackId}/not-asked',
  input: LeaveFeedback,
  output: Changed,
  can: 'feedback.plan',
  subject: plannedSubject,
  async run(ctx, input, { feedback }) {
    refuseStale(feedback, input)
    const { to } = applyAction(feedbackWorkflow, 'leave', feedback)
    await changeFeedback(ctx.tx, feedback, { state: to, notAsked: input.notAsked })
    const { notAsked } = input
    return done(
      { id: feedback.id, version: feedback.version + 1 },
      event('FeedbackNotAsked', { feedbackId: feedback.id, notAsked }),
    )
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { feedbackId: demoIds.feedback, version: 2, notAsked: 'declined' },
  },
})

export const askRelative = command({
  name: 'safeguarding.askRelative',
  does: 'Plans to ask a relative about their own experience, with the adult’s agreement. It is reported apart.',
  api: 'POST /safeguarding/concerns/{concernId}/feedback',
  status: 201,
  input: PlanFeedback,
  output: z.object({ id: z.uuid() }),
  can: 'feedback.plan',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const id = ctx.ids.next()
    await addFeedback(ctx.tx, {
      ...{ councilId: row.councilId, id, concernId: row.id, kind: 'relative', notAsked: null },
      state: feedbackWorkflow.initial,
      dueOn: dueOnEntering('planned', ctx.today),
      plannedAt: ctx.now,
      words: (await caseSealer(ctx, row.id))({ relative: input.relative }),
    })
    return done({ id }, event('FeedbackPlanned', { feedbackId: id, kind: 'relative' }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.managersConcern,
      relative: 'Her niece, by telephone in the evening: 01632 960188',
      adultAgrees: 'yes',
    },
  },
})
