import type { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { makeOwner } from '../entries/owner.ts'
import { gone, notYet, refuse, refuseStaleRecord } from '../entries/rules.ts'
import { writeEntry } from '../entries/write.ts'
import { beginClock, delayClock, endClock } from '../local-targets/clocks.ts'
import { isCandour, keepFollowUp, usualDay } from './add.ts'
import { AddFollowUp, FindNotCandid, FollowUpStepped, RecordCandour, StepFollowUp } from './schema.ts'
import { changeFollowUp, type FollowUpChange, type FollowUpRow, findFollowUp } from './store.ts'
import { followUpWorkflow } from './workflow.ts'

export const addFollowUp = command({
  name: 'safeguarding.addFollowUp',
  does: 'Adds what runs beside the case (police, coroner, CQC, candour and others), with an owner and a day. It never holds the case open.',
  api: 'POST /safeguarding/concerns/{concernId}/follow-ups',
  status: 201,
  input: AddFollowUp,
  output: FollowUpStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { process, lead, reference, begunOn, ownerId, dueOn, words: asked }, { row }) {
    const today = ctx.today.toString()
    refuse(gone({ dueOn }, today), notYet({ begunOn }, today))
    const words = { lead, reference, asked }
    const id = await keepFollowUp(ctx, row, { process, ownerId, dueOn, begunOn, words })
    await makeOwner(ctx, row, ownerId)
    const stepped = { id, version: 1, state: followUpWorkflow.initial }
    return done(stepped, event('FollowUpAdded', { followUpId: id, process, ownerId }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      process: 'cqc-notification',
      lead: 'The registered manager',
      ownerId: demoIds.practitioner,
      words: 'Asked whether the fall was told to CQC, and for a copy.',
    },
  },
})

async function followUpOf(ctx: Context, input: { concernId: string; followUpId: string; version: number }) {
  const found = await findFollowUp(ctx.tx, ctx.actor.councilId, input.concernId, input.followUpId)
  if (!found) throw new NotFound('We could not find that follow-up. Look for it on the page of its case.')
  refuseStaleRecord(found, input)
  return found
}

const about = { concernId: demoIds.concern, followUpId: demoIds.followUp, version: 1 }

export const stepFollowUp = command({
  name: 'safeguarding.stepFollowUp',
  does: 'Writes down what was done about a follow-up, its answer, that it is not needed, or that it is taken up again.',
  api: 'POST /safeguarding/concerns/{concernId}/follow-ups/{followUpId}/steps',
  input: StepFollowUp,
  output: FollowUpStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input) {
    const found = await followUpOf(ctx, input)
    const { step, words, lead, reference, answeredOn, dueOn } = input
    const today = ctx.today.toString()
    refuse(notYet({ answeredOn }, today), gone({ dueOn }, today))
    const { to: state } = applyAction(followUpWorkflow, step, found)
    const days: FollowUpChange = {
      note: dueOn ? { dueOn } : {},
      answer: { answeredOn: answeredOn ?? today, settledAt: ctx.now },
      drop: { settledAt: ctx.now },
      reopen: { answeredOn: null, settledAt: null, dueOn: dueOn ?? usualDay(ctx.today) },
    }[step]
    await changeFollowUp(ctx.tx, found.councilId, found.id, { ...days, state })
    if (isCandour(found.process)) await candourSteps(ctx, found, state)
    const entry = { type: 'follow-up' as const, id: found.id, kind: step, onDay: answeredOn }
    await writeEntry(ctx, found.concernId, { ...entry, words: { words, lead, reference } })
    return stepped(found, state, event('FollowUpStepped', { followUpId: found.id, step, state }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { ...about, step: 'answer', words: 'Crime reference given; an officer sees her on Thursday.' },
  },
})

/** Its letter is waited for while the follow-up is, and no longer once it was seen. */
async function candourSteps(ctx: Context, row: FollowUpRow, state: FollowUpRow['state']): Promise<void> {
  if (state !== 'waiting') return endClock(ctx, [row.concernId], 'duty-of-candour')
  if (!row.letterSeenOn && !row.notOwed) await beginClock(ctx, row.concernId, 'duty-of-candour', ctx.today)
}

const stepped = (row: FollowUpRow, state: FollowUpRow['state'], ...events: ReturnType<typeof event>[]) =>
  done({ id: row.id, version: row.version + 1, state }, ...events)

/** Runs while a letter is owed and nobody has seen it, and waits where the police agreed to that. */
async function candourClock(
  ctx: Context,
  { concernId, state, letterSeenOn, notOwed: isOver }: FollowUpRow,
  { notOwed, delayUntil }: Pick<z.output<typeof RecordCandour>, 'notOwed' | 'delayUntil'>,
): Promise<void> {
  if (letterSeenOn || isOver) return endClock(ctx, [concernId], 'duty-of-candour')
  if (notOwed === 'owed' && state === 'waiting') {
    await beginClock(ctx, concernId, 'duty-of-candour', ctx.today)
  }
  if (delayUntil) await delayClock(ctx, concernId, 'duty-of-candour', delayUntil)
}

/** @throws Conflict for anything but the duty of candour */
function refuseOther(row: FollowUpRow): void {
  if (isCandour(row.process)) return
  throw new Conflict('This follow-up is not about the duty of candour. Add one that is.')
}

export const recordCandour = command({
  name: 'safeguarding.recordCandour',
  does: 'Writes down what was seen of the home’s duty of candour: told, apologised, written, the letter seen, a delay agreed with the police, or why no letter is owed.',
  api: 'POST /safeguarding/concerns/{concernId}/follow-ups/{followUpId}/candour',
  input: RecordCandour,
  output: FollowUpStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input) {
    const found = await followUpOf(ctx, input)
    refuseOther(found)
    const { toldOn, apologisedOn, writtenOn, letterSeenOn, delayUntil, words } = input
    const notOwed = input.notOwed === 'owed' ? null : input.notOwed
    if (notOwed && !words) throw new Invalid([{ field: 'words', message: 'Write what was tried, and when' }])
    const seen = { toldOn, apologisedOn, writtenOn, letterSeenOn }
    refuse(notYet(seen, ctx.today.toString()))
    const days = { ...seen, delayUntil, notOwed }
    const change = Object.fromEntries(Object.entries(days).filter(([, day]) => day !== undefined))
    await changeFollowUp(ctx.tx, found.councilId, found.id, change)
    await candourClock(ctx, { ...found, ...change }, input)
    const entry = { type: 'follow-up' as const, id: found.id, kind: 'candour', words: { words } }
    await writeEntry(ctx, found.concernId, entry)
    return stepped(found, found.state, event('CandourRecorded', { followUpId: found.id, ...change }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { ...about, followUpId: demoIds.candour, toldOn: '2026-11-14', apologisedOn: '2026-11-14' },
  },
})

export const findNotCandid = command({
  name: 'safeguarding.findNotCandid',
  does: 'Finds, with reasons, that a home was not candid with the person. It goes to CQC and to the next visit.',
  api: 'POST /safeguarding/concerns/{concernId}/follow-ups/{followUpId}/not-candid',
  input: FindNotCandid,
  output: FollowUpStepped,
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const found = await followUpOf(ctx, input)
    refuseOther(found)
    if (found.notCandidAt) throw new Conflict('That is found already. Read its reasons on this page.')
    const change = { notCandidAt: ctx.now, notCandidBy: ctx.actor.id ?? null }
    await changeFollowUp(ctx.tx, found.councilId, found.id, change)
    const words = { words: input.reasons }
    await writeEntry(ctx, found.concernId, { type: 'follow-up', id: found.id, kind: 'not-candid', words })
    return stepped(found, found.state, event('FoundNotCandid', { followUpId: found.id, homeId: row.homeId }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...about,
      followUpId: demoIds.candour,
      reasons: 'Her sister was told that nothing had happened. The log of the night says otherwise.',
    },
  },
})
