import type { z } from 'zod'
import { needsAddress } from '#law/letters.ts'
import type { Tie } from '#law/safe-contact.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { futureFaults } from '../case/days.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { refuseUnderOrder } from '../court/orders.ts'
import { demoIds } from '../demo-ids.ts'
import { needed, refuse, refuseStaleRecord } from '../entries/rules.ts'
import { NO_LETTER } from './commands.ts'
import { endRow, stopRow } from './end.ts'
import { whyNotGo } from './may-go.ts'
import { HandOverLetter, LetterStepped, StopLetter } from './schema.ts'
import { findLetter, type LetterRow } from './store.ts'

type Handing = z.output<typeof HandOverLetter>

interface Asked {
  readonly letterId: string
  readonly version: number
}

/** @throws NotFound, Conflict with both versions */
async function letterOf(ctx: Context, row: ConcernWithPeople, asked: Asked): Promise<LetterRow> {
  const where = { councilId: row.councilId, concernId: row.id, id: asked.letterId }
  const found = await findLetter(ctx.tx, where, true)
  if (!found) throw new NotFound(NO_LETTER)
  refuseStaleRecord(found, asked)
  return found
}

const isCouncil = ({ handedBy }: Handing): boolean => handedBy === 'council'

function refuseOdd(ctx: Context, input: Handing, letter: LetterRow): void {
  const written = civilDateOf(letter.at).toString()
  const { handedOn, handedByName } = input
  refuse(
    futureFaults({ handedOn }, ctx.today),
    needed(
      'handedOn',
      (handedOn ?? written) < written,
      'It was written later than that. Give the day it went.',
    ),
    needed('handedByName', !isCouncil(input) && !handedByName, 'Give their name'),
    needed(
      'handedBy',
      !isCouncil(input) && needsAddress(letter.route),
      'What is posted or emailed goes from the council',
    ),
  )
}

/** Asked anew, on the day: what was safe when it was written may not be so now. */
async function refuseUnsafe(ctx: Context, row: ConcernWithPeople, letter: LetterRow, input: Handing) {
  const hands = isCouncil(input) ? undefined : { tie: input.handedBy as Tie, name: input.handedByName ?? '' }
  const why = await whyNotGo(ctx, row, letter, hands)
  if (!why) return
  if (hands && !(await whyNotGo(ctx, row, letter))) {
    throw new Invalid([{ field: why.at === 'handedByName' ? why.at : 'handedBy', message: why.says }])
  }
  throw new Conflict(`It must not go now. ${why.says}`, { allowed: ['Stop it'] })
}

export const handOverLetter = command({
  name: 'safeguarding.handOverLetter',
  does: 'Writes down that a letter or sheet went to the adult as it stood: by whom, when, and how they took it.',
  api: 'POST /safeguarding/concerns/{concernId}/letters/{letterId}/handing-over',
  input: HandOverLetter,
  output: LetterStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const letter = await letterOf(ctx, row, input)
    if (letter.state === 'ready') {
      refuseOdd(ctx, input, letter)
      await refuseUnsafe(ctx, row, letter, input)
      await refuseUnderOrder(ctx, row.id, input)
    }
    const { handedBy, handedByName: by, words: text } = input
    const handedOn = input.handedOn ?? ctx.today.toString()
    const result = await endRow(ctx, letter, 'handOver', { handedOn, words: { by, text, tie: handedBy } })
    const data = { letterId: letter.id, route: letter.route, handedBy, handedOn }
    return done(result, event('LetterHandedOver', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ concernId: demoIds.enquiryConcern, letterId: demoIds.letter, version: 1, handedBy: 'council' },
      words: 'She said: that is what I said, yes.',
    },
  },
})

export const stopLetter = command({
  name: 'safeguarding.stopLetter',
  does: 'Stops a letter or sheet before it was handed over. What it said is kept.',
  api: 'POST /safeguarding/concerns/{concernId}/letters/{letterId}/stop',
  input: StopLetter,
  output: LetterStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { words: text, because, ...asked }, { row }) {
    const letter = await letterOf(ctx, row, asked)
    const events = await stopRow(ctx, letter, because, { text })
    return done({ id: letter.id, version: letter.version + 1, state: 'stopped' as const }, ...events)
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { concernId: demoIds.enquiryConcern, letterId: demoIds.letter, version: 1, because: 'wrong' },
  },
})
