import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { newRow } from '../case/rows.ts'
import { addNoteRow } from '../case/store.ts'
import { concernDue, hasClock } from '../concern/clock.ts'
import { lookedNow } from '../concern/risk-look.ts'
import { Stepped } from '../concern/schema.ts'
import { refuseStale } from '../concern/steps.ts'
import { type ConcernRow, changeConcern } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { targetDue, targetSettings } from '../local-targets/due.ts'
import { waitFor, whomOf } from '../waiting/keep.ts'
import { caseSealer, type NoteWords } from '../words.ts'
import { endPauseOf } from './end.ts'
import { PauseConcern, ResumeConcern } from './schema.ts'
import { addConcernPause, pauseOf, pausesOf } from './store.ts'

const role = 'safeguarding-practitioner' as const

/** @throws Conflict where no clock runs, or where somebody may be in danger now and nobody has looked. */
function refuseUnpausable(row: ConcernRow): void {
  if (!hasClock(row.state))
    throw new Conflict(
      'This concern is decided: no clock of its own runs any more. Pause its enquiry instead.',
    )
  if (row.paused) throw new Conflict('Its clock stands still already. Look at the case again.')
  if (row.state === 'received' && row.danger === 'now') {
    throw new Conflict(
      'Somebody may be in danger now, and that never pauses. Take it and look at it first, then pause what can wait.',
      { allowed: ['Take it and look at it'] },
    )
  }
}

/** The day it comes back: still to come, and not lost for a year. */
async function reviewDay(ctx: Context, given: string | undefined): Promise<string> {
  if (!given) return (await targetDue(ctx, 'pause-review')) ?? ctx.today.add({ days: 14 }).toString()
  if (given <= ctx.today.toString())
    throw new Invalid([
      { field: 'reviewOn', message: 'Give a day still to come: it comes back to the list then' },
    ])
  if (given > ctx.today.add({ years: 1 }).toString())
    throw new Invalid([{ field: 'reviewOn', message: 'Give a day within a year' }])
  return given
}

async function keepRiskNote(ctx: Context, row: ConcernRow, text: string): Promise<void> {
  const words = (await caseSealer(ctx, row.id))({ text } satisfies NoteWords)
  await addNoteRow(ctx.tx, { ...newRow(ctx, row.id), kind: 'risk', words })
}

export const pauseConcern = command({
  name: 'safeguarding.pauseConcern',
  does: 'Pauses the local clock of a concern for a reason, with a look at the risk and a day to come back. Danger now never pauses.',
  api: 'POST /safeguarding/concerns/{concernId}/pause',
  input: PauseConcern,
  output: Stepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { reason, safety, words: text, ...input }, { row }) {
    refuseStale(row, input)
    refuseUnpausable(row)
    const reviewOn = await reviewDay(ctx, input.reviewOn)
    const pause = newRow(ctx, row.id)
    const words = (await caseSealer(ctx, row.id))({ text: text ?? '' } satisfies NoteWords)
    await addConcernPause(ctx.tx, { ...pause, reason, reviewOn, words, fromOn: ctx.today.toString() })
    await keepRiskNote(ctx, row, safety)
    const whom = whomOf(reason)
    await waitFor(ctx, row, { source: 'pause', aboutId: pause.id, what: reason, whom, chaseOn: reviewOn })
    // When it comes back somebody looks again.
    const looked = lookedNow(ctx, reviewOn)
    await changeConcern(ctx.tx, row.councilId, row.id, { paused: true, dueOn: reviewOn, ...looked })
    const stepped = { id: row.id, version: row.version + 1, state: row.state }
    return done(
      stepped,
      event('ConcernPaused', { pauseId: pause.id, reason, reviewOn }),
      event('RiskLookedAt', {}),
    )
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.newConcern, version: 1, reason: 'adult-choice', reviewOn: '2026-12-07' },
      safety: 'A second carer helps him at night, and his bell works.',
      words: 'He wants to speak with his son on Sunday first.',
    },
  },
})

/** Work went on at the earliest on the day it stopped, at the latest today. */
function resumeFaults(resumedOn: string, fromOn: string, today: Temporal.PlainDate) {
  const fits = resumedOn >= fromOn && resumedOn <= today.toString()
  return fits ? [] : [{ field: 'resumedOn', message: 'Give a day from the start of the pause until today' }]
}

export const resumeConcern = command({
  name: 'safeguarding.resumeConcern',
  does: 'Goes on with a concern after a pause: its local target moves by the days it stood still.',
  api: 'POST /safeguarding/concerns/{concernId}/resume',
  input: ResumeConcern,
  output: Stepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const last = (await pausesOf(ctx.tx, row.councilId, row.id)).at(-1)
    if (!row.paused || !last) throw new Conflict('Its clock is not paused. Look at the case again.')
    const toOn = input.resumedOn ?? ctx.today.toString()
    const faults = resumeFaults(toOn, last.fromOn, ctx.today)
    if (faults.length > 0) throw new Invalid(faults)
    await endPauseOf(ctx, row, toOn)
    const pauses = (await pausesOf(ctx.tx, row.councilId, row.id)).map(pauseOf)
    const clock = { state: row.state, danger: row.danger, receivedOn: civilDateOf(row.receivedAt) }
    const dueOn = concernDue(clock, pauses, ctx.today, await targetSettings(ctx))
    await changeConcern(ctx.tx, row.councilId, row.id, { paused: false, dueOn })
    const data = { pauseId: last.id, reason: last.reason, resumedOn: toOn, dueOn }
    return done({ id: row.id, version: row.version + 1, state: row.state }, event('ConcernResumed', data))
  },
  example: { role, input: { concernId: demoIds.waitingConcern, version: 3 } },
})
