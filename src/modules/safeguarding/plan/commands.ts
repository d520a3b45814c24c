import { z } from 'zod'
import { hasTrait } from '#law/code-list.ts'
import { command, done } from '#platform/command.ts'
import { NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { makeOwner, refuseStranger } from '../entries/owner.ts'
import { gone, needed, refuse, refuseStaleRecord } from '../entries/rules.ts'
import { writeEntry } from '../entries/write.ts'
import { caseSealer } from '../words.ts'
import { AddPlanAction, PlanActionStepped, ReviewPlan, SettlePlanAction } from './schema.ts'
import { addPlanActionRow, findPlanAction, settlePlanActionRow } from './store.ts'
import { planActionWorkflow } from './workflow.ts'

export interface PlanActionWords {
  readonly what: string
}

export const addPlanAction = command({
  name: 'safeguarding.addPlanAction',
  does: 'Adds to the protection plan what is to be done, by whom and by when.',
  api: 'POST /safeguarding/concerns/{concernId}/plan/actions',
  status: 201,
  input: AddPlanAction,
  output: PlanActionStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { what, ownerId, dueOn }, { row }) {
    refuse(gone({ dueOn }, ctx.today.toString()))
    await refuseStranger(ctx, 'ownerId', ownerId)
    const id = ctx.ids.next()
    const words: PlanActionWords = { what }
    const state = planActionWorkflow.initial
    await addPlanActionRow(ctx.tx, {
      ...{ councilId: row.councilId, id, concernId: row.id, ownerId, dueOn, state, madeAt: ctx.now },
      words: (await caseSealer(ctx, row.id))(words),
    })
    await makeOwner(ctx, row, ownerId)
    return done({ id, version: 1, state }, event('PlanActionAdded', { actionId: id, ownerId, dueOn }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      what: 'See that the call bell is within his reach on three nights.',
      ownerId: demoIds.practitioner,
      dueOn: '2026-11-20',
    },
  },
})

export const settlePlanAction = command({
  name: 'safeguarding.settlePlanAction',
  does: 'Says that an action of the plan is done, or is not, with the reason.',
  api: 'POST /safeguarding/concerns/{concernId}/plan/actions/{actionId}/settlement',
  input: SettlePlanAction,
  output: PlanActionStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { concernId, actionId, version, result, words }) {
    const found = await findPlanAction(ctx.tx, ctx.actor.councilId, concernId, actionId)
    if (!found) throw new NotFound('We could not find that action. Look for it on the page of its case.')
    refuseStaleRecord(found, { version })
    refuse(needed('words', result === 'not-done' && !words, 'Say why it is not done'))
    const { to: state } = applyAction(planActionWorkflow, result === 'done' ? 'finish' : 'leave', found)
    await settlePlanActionRow(ctx.tx, found, state, ctx.now)
    await writeEntry(ctx, concernId, { type: 'plan-action', id: actionId, kind: state, words: { words } })
    return done(
      { id: actionId, version: version + 1, state },
      event('PlanActionSettled', { actionId, state }),
    )
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { concernId: demoIds.concern, actionId: demoIds.planAction, version: 1, result: 'done' },
  },
})

export const reviewPlan = command({
  name: 'safeguarding.reviewPlan',
  does: 'Writes down a review of the protection plan. Reviews go on after the enquiry is concluded.',
  api: 'POST /safeguarding/concerns/{concernId}/plan/reviews',
  status: 201,
  input: ReviewPlan,
  output: z.object({ id: z.uuid() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { outcome, found, thinks, nextOn }, { row }) {
    const ends = hasTrait('plan-review-outcomes', outcome, 'ends-the-plan')
    refuse(
      needed('nextOn', !ends && !nextOn, 'Say when it is reviewed again'),
      gone({ nextOn }, ctx.today.toString()),
    )
    const onDay = ends ? undefined : nextOn
    const entry = { type: 'plan' as const, id: row.id, kind: 'review', code: outcome, onDay }
    const id = await writeEntry(ctx, row.id, { ...entry, words: { found, thinks } })
    return done({ id }, event('PlanReviewed', { outcome, nextOn: onDay }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.concern,
      outcome: 'risk-by-choice',
      found: 'She can decide this, and knows what could happen on the road.',
      thinks: 'She said: I have always been up before the birds.',
    },
  },
})
