import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { makeOwner, refuseStranger } from '../entries/owner.ts'
import { gone, notYet, refuse, refuseStaleRecord } from '../entries/rules.ts'
import { type EntryWords, writeEntry } from '../entries/write.ts'
import { targetDue } from '../local-targets/due.ts'
import { limitsThem, putFaults, weighFaults } from './rules.ts'
import { EndMeasure, MeasureStepped, PutMeasure, ReviewMeasure, WeighMeasure } from './schema.ts'
import { addMeasure, changeMeasure, findMeasure, type MeasureChange, type MeasureRow } from './store.ts'
import { type MeasureAction, measureWorkflow } from './workflow.ts'

const about = { concernId: demoIds.concern, measureId: demoIds.measure, version: 1 }

export const putMeasure = command({
  name: 'safeguarding.putMeasure',
  does: 'Puts a protective measure in place: what, who, until when. One that limits the adult is weighed within 72 hours.',
  api: 'POST /safeguarding/concerns/{concernId}/measures',
  status: 201,
  input: PutMeasure,
  output: MeasureStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuse(putFaults(input, ctx.today.toString()))
    const limits = limitsThem(input)
    const id = ctx.ids.next()
    const state = limits ? ('to-weigh' as const) : ('in-place' as const)
    const { measure, untilOn: reviewOn, detail, who } = input
    await addMeasure(ctx.tx, {
      ...{ councilId: row.councilId, id, concernId: row.id, measure, limits, state, reviewOn },
      fromOn: ctx.today.toString(),
      weighBy: limits ? await targetDue(ctx, 'measure-detail') : null,
    })
    await writeEntry(ctx, row.id, { type: 'measure', id, kind: 'put', words: { detail, who } })
    return done({ id, version: 1, state }, event('MeasurePut', { measureId: id, measure, limits }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      measure: 'extra-checks',
      who: 'The night carer on the first floor, every hour',
      untilOn: '2026-11-23',
    },
  },
})

async function measureOf(ctx: Context, input: { concernId: string; measureId: string; version: number }) {
  const found = await findMeasure(ctx.tx, ctx.actor.councilId, input.concernId, input.measureId)
  if (!found) throw new NotFound('We could not find that measure. Look for it on the page of its case.')
  refuseStaleRecord(found, input)
  return found
}

/** Along the table, then what changes, then what was said: the same for every step of a measure. */
async function step(
  ctx: Context,
  row: MeasureRow,
  action: MeasureAction,
  { change, words }: { readonly change: MeasureChange; readonly words: EntryWords },
) {
  const { to: state } = applyAction(measureWorkflow, action, row)
  await changeMeasure(ctx.tx, row.councilId, row.id, { ...change, state })
  await writeEntry(ctx, row.concernId, { type: 'measure', id: row.id, kind: action, words })
  return { id: row.id, version: row.version + 1, state }
}

export const weighMeasure = command({
  name: 'safeguarding.weighMeasure',
  does: 'Weighs a measure: the harm it prevents beside what it takes from the adult, and what follows in law where it limits them.',
  api: 'POST /safeguarding/concerns/{concernId}/measures/{measureId}/weighing',
  input: WeighMeasure,
  output: MeasureStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const measure = await measureOf(ctx, input)
    refuse(weighFaults(input, measure.limits, ctx.today.toString()))
    const { prevents, takes, alternatives, thinks, nextStep, nextStepOwnerId, nextStepOn, reviewOn } = input
    await refuseStranger(ctx, 'nextStepOwnerId', nextStepOwnerId)
    const follows = nextStep
      ? { nextStep, nextStepOwner: nextStepOwnerId ?? null, nextStepOn: nextStepOn ?? null }
      : {}
    const change = { reviewOn, ...follows }
    const words = { prevents, takes, alternatives, thinks }
    const stepped = await step(ctx, measure, 'weigh', { change, words })
    if (nextStep && nextStepOwnerId) await makeOwner(ctx, row, nextStepOwnerId)
    return done(stepped, event('MeasureWeighed', { measureId: measure.id, nextStep, nextStepOwnerId }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...about,
      prevents: 'That she is alone on the road before it is light.',
      takes: 'She cannot go out by herself in the morning, as she has done all her life.',
      alternatives: 'A carer walks with her at five; the door sensor alone did not wake anyone.',
      thinks: 'She said: I do not need a jailer.',
      nextStep: 'capacity',
      nextStepOwnerId: demoIds.practitioner,
      nextStepOn: '2026-11-20',
      reviewOn: '2026-11-23',
    },
  },
})

export const reviewMeasure = command({
  name: 'safeguarding.reviewMeasure',
  does: 'Writes down a review of a measure: whether it is still needed, what the adult thinks now, and when it is looked at again.',
  api: 'POST /safeguarding/concerns/{concernId}/measures/{measureId}/reviews',
  input: ReviewMeasure,
  output: MeasureStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input) {
    const measure = await measureOf(ctx, input)
    const { found, thinks, takes, nextStepDoneOn, reviewOn } = input
    const today = ctx.today.toString()
    refuse(gone({ reviewOn }, today), notYet({ nextStepDoneOn }, today))
    const change = { reviewOn, ...(nextStepDoneOn ? { nextStepDoneOn } : {}) }
    const stepped = await step(ctx, measure, 'review', { change, words: { found, thinks, takes } })
    return done(stepped, event('MeasureReviewed', { measureId: measure.id, reviewOn }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...about,
      measureId: demoIds.measureInPlace,
      found: 'Still needed at night. By day the checks can go.',
      thinks: 'She likes the night carer.',
      reviewOn: '2026-11-30',
    },
  },
})

export const endMeasure = command({
  name: 'safeguarding.endMeasure',
  does: 'Ends a protective measure, with the reason.',
  api: 'POST /safeguarding/concerns/{concernId}/measures/{measureId}/end',
  input: EndMeasure,
  output: MeasureStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input) {
    const measure = await measureOf(ctx, input)
    const words = { why: input.why }
    const stepped = await step(ctx, measure, 'end', { change: { endedAt: ctx.now }, words })
    return done(stepped, event('MeasureEnded', { measureId: measure.id }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { ...about, why: 'She is with her sister now, and there is no road there.' },
  },
})
