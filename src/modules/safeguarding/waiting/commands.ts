import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { futureFaults } from '../case/days.ts'
import { refuseStale } from '../concern/steps.ts'
import type { ConcernRow } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { movePauseReview } from '../pause/review.ts'
import { caseOpener, caseSealer, opened } from '../words.ts'
import { waitFor } from './keep.ts'
import { AskOther, ChaseWait, EndWait, Waited } from './schema.ts'
import { changeWait, findWait, type WaitRow } from './store.ts'
import type { WaitWords } from './words.ts'

const role = 'safeguarding-practitioner' as const

/** A day to ask again that is past would never be seen. */
const chaseFaults = (chaseOn: string | undefined, today: Temporal.PlainDate) =>
  chaseOn && chaseOn < today.toString()
    ? [{ field: 'chaseOn', message: 'Give today or a day still to come' }]
    : []

export const askOther = command({
  name: 'safeguarding.askOther',
  does: 'Writes down that somebody else was asked for something, and when they are asked again.',
  api: 'POST /safeguarding/concerns/{concernId}/waiting',
  status: 201,
  input: AskOther,
  output: Waited,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { what, whom, who, words: text, sinceOn, chaseOn }, { row }) {
    const faults = [...futureFaults({ sinceOn }, ctx.today), ...chaseFaults(chaseOn, ctx.today)]
    if (faults.length > 0) throw new Invalid(faults)
    const words = (await caseSealer(ctx, row.id))({ who, text } satisfies WaitWords)
    const since = sinceOn ? { sinceOn } : {}
    const id = await waitFor(ctx, row, { source: 'asked', what, whom, chaseOn, words, ...since })
    return done({ id, version: 1 }, event('WaitingBegan', { waitId: id, what, whom }))
  },
  example: {
    role,
    input: {
      ...{
        concernId: demoIds.newConcern,
        what: 'record',
        whom: 'nhs',
        who: 'The GP practice, by secure mail',
      },
      ...{ words: 'The letter of the falls clinic.', chaseOn: '2026-12-07' },
    },
  },
})

/** One that still waits, as the sender read it. @throws NotFound, Conflict */
async function waitAsRead(
  ctx: Context,
  concern: ConcernRow,
  input: { readonly waitId: string; readonly version: number },
): Promise<WaitRow> {
  const wait = await findWait(ctx.tx, concern.councilId, input.waitId)
  if (!wait || wait.concernId !== concern.id)
    throw new NotFound('We could not find that. Look at the case again.')
  refuseStale({ version: wait.version, state: wait.endedOn ? 'ended' : 'waiting' }, input)
  if (wait.endedOn) throw new Conflict('This is no longer waited for. Look at the case again.')
  return wait
}

async function wordsOf(ctx: Context, wait: WaitRow): Promise<WaitWords> {
  return opened<WaitWords>(await caseOpener(ctx, wait.concernId), wait.concernId, wait.words) ?? {}
}

/** What a step of its own reviews or ends is done there, where more is asked. */
const elsewhere: Readonly<Partial<Record<WaitRow['source'], string>>> = {
  police: 'Review or lift the police hold on the case: what the police said is written down there.',
  request: 'Write down what came, or withdraw what was asked, on the case: it is judged there.',
  advocate: 'Write down that the advocate was appointed on the case.',
  pause: 'Go on with the concern on the case: its clock runs again from there.',
  'enquiry-pause': 'Go on with the enquiry on the case: its clock runs again from there.',
}

export const chaseWait = command({
  name: 'safeguarding.askAgain',
  does: 'Writes down that they were asked again, and when that is done next. A paused clock comes back on that day.',
  api: 'POST /safeguarding/concerns/{concernId}/waiting/{waitId}/again',
  input: ChaseWait,
  output: Waited,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const wait = await waitAsRead(ctx, row, input)
    const faults = chaseFaults(input.chaseOn, ctx.today)
    if (faults.length > 0) throw new Invalid(faults)
    if (wait.source === 'police') throw new Conflict(elsewhere.police ?? '')
    const before = await wordsOf(ctx, wait)
    const words: WaitWords = { ...before, chased: [...(before.chased ?? []), input.words ?? ''] }
    await changeWait(ctx.tx, row.councilId, wait.id, {
      ...{ chaseOn: input.chaseOn, chasedOn: ctx.today.toString(), chased: wait.chased + 1 },
      words: (await caseSealer(ctx, row.id))(words),
    })
    if (wait.source === 'pause') await movePauseReview(ctx, row, input.chaseOn)
    const data = { waitId: wait.id, what: wait.what, chaseOn: input.chaseOn }
    return done({ id: wait.id, version: wait.version + 1 }, event('AskedAgain', data))
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.waitingConcern, waitId: demoIds.waiting, version: 1, chaseOn: '2026-12-14' },
      words: 'Rang the practice: the letter is typed and waits for a signature.',
    },
  },
})

export const endWait = command({
  name: 'safeguarding.endWaiting',
  does: 'Writes down that what was asked for came, or is no longer waited for.',
  api: 'POST /safeguarding/concerns/{concernId}/waiting/{waitId}/end',
  input: EndWait,
  output: Waited,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const wait = await waitAsRead(ctx, row, input)
    const where = elsewhere[wait.source]
    if (where) throw new Conflict(where)
    const words: WaitWords = { ...(await wordsOf(ctx, wait)), ended: input.words }
    await changeWait(ctx.tx, row.councilId, wait.id, {
      ...{ endedOn: ctx.today.toString(), endedBy: ctx.actor.id ?? null },
      words: (await caseSealer(ctx, row.id))(words),
    })
    const data = { waitId: wait.id, what: wait.what }
    return done({ id: wait.id, version: wait.version + 1 }, event('WaitingEnded', data))
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.waitingConcern, waitId: demoIds.waiting, version: 1 },
      words: 'The letter came. It is with the evidence.',
    },
  },
})
