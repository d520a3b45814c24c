import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { newRow } from '../case/rows.ts'
import { rowsOf } from '../case/rows-store.ts'
import { refuseStale } from '../concern/steps.ts'
import type { ConcernRow } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { ending, holdBackShared } from '../enquirers/hold-back.ts'
import { targetDue } from '../local-targets/due.ts'
import { waitEnds, waitFor, waitMoves } from '../waiting/keep.ts'
import { caseSealer } from '../words.ts'
import { LiftHold, PoliceStepped, ReviewHold, TellPolice } from './schema.ts'
import { addPolice, changePolice, type PoliceRow } from './store.ts'
import type { LiftedWords, PoliceWords } from './words.ts'

const role = 'safeguarding-practitioner' as const
const example = { concernId: demoIds.pausedConcern, policeId: demoIds.police, version: 1 }

function refuseOddDays(ctx: Context, toldOn: string | undefined, reviewOn: string | undefined): void {
  const today = ctx.today.toString()
  const faults = [
    ...(toldOn && toldOn > today
      ? [{ field: 'toldOn', message: 'Give a day that is not in the future' }]
      : []),
    ...(reviewOn && reviewOn < today
      ? [{ field: 'reviewOn', message: 'Give a day that is still to come' }]
      : []),
  ]
  if (faults.length > 0) throw new Invalid(faults)
}

export const tellPolice = command({
  name: 'safeguarding.tellPolice',
  does: 'Writes down that the police were told, their reference and officer, and what they ask us not to do or say for now.',
  api: 'POST /safeguarding/concerns/{concernId}/police',
  status: 201,
  input: TellPolice,
  output: PoliceStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { toldOn, hold, blocks = [], reviewOn, ...words }, { row }) {
    refuseOddDays(ctx, toldOn, reviewOn)
    const held = hold === 'yes'
    if (held && blocks.length === 0) {
      throw new Invalid([{ field: 'blocks', message: 'Choose what they ask us not to do' }])
    }
    const { reference, officer, contact, asks } = words
    const sealed: PoliceWords = { reference, officer, contact, asks: held ? asks : undefined }
    const told = newRow(ctx, row.id)
    // Where nobody chose a day they are asked again as the local target has it.
    const review = held ? (reviewOn ?? (await targetDue(ctx, 'police-hold-review'))) : null
    await addPolice(ctx.tx, {
      ...{ ...told, toldOn: toldOn ?? null, blocks: held ? blocks : [] },
      heldFrom: held ? ctx.today.toString() : null,
      reviewOn: review,
      words: (await caseSealer(ctx, row.id))(sealed),
    })
    if (held) {
      const waiting = { source: 'police' as const, aboutId: told.id, whom: 'police', chaseOn: review }
      await waitFor(ctx, row, { ...waiting, what: 'police-hold' })
    }
    const data = { policeId: told.id, held, blocks: held ? blocks : [] }
    const stopped = data.blocks.includes('disclosure') ? await holdBackShared(ctx, row.id, 'police') : []
    return done({ id: told.id, version: 1 }, event('PoliceTold', data), ...stopped)
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.enquiryConcern, toldOn: '2026-11-16', hold: 'yes', blocks: ['interviews'] },
      ...{
        reference: 'FEN-2026-88121',
        officer: 'DC Imran Malik',
        asks: 'Nobody to speak with the carer yet.',
      },
    },
  },
})

/** @throws NotFound, Conflict where it is not held or was changed since it was read */
async function heldRow(ctx: Context, row: ConcernRow, input: { policeId: string; version: number }) {
  const rows = await rowsOf<PoliceRow>(ctx.tx, 'police', row)
  const found = rows.find(one => one.id === input.policeId)
  if (!found) throw new NotFound('We could not find that. Look at the case again.')
  refuseStale({ version: found.version, state: found.liftedOn ? 'lifted' : 'held' }, input)
  if (found.heldFrom === null || found.liftedOn !== null) {
    throw new Conflict('The police hold nothing back here now. Look at the case again.')
  }
  return found
}

export const reviewHold = command({
  name: 'safeguarding.reviewHold',
  does: 'Writes down that the police were asked, still need their hold, and when they are asked again.',
  api: 'POST /safeguarding/concerns/{concernId}/police/{policeId}/review',
  input: ReviewHold,
  output: PoliceStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const held = await heldRow(ctx, row, input)
    refuseOddDays(ctx, undefined, input.reviewOn)
    await changePolice(ctx.tx, row.councilId, held.id, { reviewOn: input.reviewOn })
    await waitMoves(ctx, row, { source: 'police', aboutId: held.id, chaseOn: input.reviewOn })
    const data = { policeId: held.id, reviewOn: input.reviewOn }
    return done({ id: held.id, version: held.version + 1 }, event('PoliceHoldReviewed', data))
  },
  example: { role, input: { ...example, reviewOn: '2026-12-14' } },
})

export const liftHold = command({
  name: 'safeguarding.liftHold',
  does: 'Writes down that the police lifted their hold: when, and who of them said so.',
  api: 'POST /safeguarding/concerns/{concernId}/police/{policeId}/lift',
  input: LiftHold,
  output: PoliceStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const held = await heldRow(ctx, row, input)
    const { liftedOn } = input
    const isOdd = liftedOn > ctx.today.toString() || liftedOn < (held.heldFrom ?? '')
    if (isOdd) {
      throw new Invalid([{ field: 'liftedOn', message: 'Give a day from the start of the hold until today' }])
    }
    const words: LiftedWords = { who: input.who, text: input.words }
    const liftedWords = (await caseSealer(ctx, row.id))(words)
    const lifted = { liftedOn, liftedBy: ctx.actor.id ?? null, liftedWords }
    await ending(ctx, row, () => changePolice(ctx.tx, row.councilId, held.id, lifted))
    await waitEnds(ctx, row, 'police', held.id)
    const data = { policeId: held.id, liftedOn }
    return done({ id: held.id, version: held.version + 1 }, event('PoliceHoldLifted', data))
  },
  example: { role, input: { ...example, liftedOn: '2026-11-16', who: 'DC Imran Malik' } },
})
