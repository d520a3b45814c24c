import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import { Conflict } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { linkPair } from '../case/store.ts'
import { demoIds } from '../demo-ids.ts'
import { raise } from './raise.ts'
import { giveRole } from './roles-store.ts'
import { dangers, someWords, words } from './schema.ts'
import { lockedConcern } from './subject.ts'
import { tellOfDanger } from './tell.ts'

export const TakeUpAgain = z.object({
  concernId: z.uuid(),
  danger: z.enum(dangers, 'Say whether anyone is in danger now').describe('Is anyone in danger now?'),
  words: words('Say what is new, or what was not known then'),
  adultWants: someWords(4_000).optional().describe('What the adult wants to happen, in their own words'),
})

/**
 * A closed case is never opened again: its dates, its words and its decision stay. What is taken up is a new concern
 * about the same adult, that says of itself which one it takes up; a restricted case gives a restricted one.
 */
export const takeUpAgain = command({
  name: 'safeguarding.takeUpAgain',
  does: 'Takes up a closed case again: opens a new concern about the same adult, linked to it. The closed one stays as it is.',
  api: 'POST /safeguarding/concerns/{concernId}/taken-up-again',
  status: 201,
  input: TakeUpAgain,
  output: z.object({ id: z.uuid(), reference: z.string() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { danger, words: account, adultWants }, { row }) {
    if (row.state !== 'closed') {
      throw new Conflict('This case is open. Write what is new into it, or decide it anew.')
    }
    const { councilId, id: reopens, restricted } = row
    const adult = { personId: row.personId }
    const input = { adult, danger, words: account, adultWants, homeId: row.homeId ?? undefined }
    const source = { door: 'officer', naming: 'named', relation: 'council' } as const
    const { raised, events } = await raise(ctx, input, source, { reopens, restricted })
    const [made] = raised
    if (!made) throw new Conflict('It could not be taken up. Raise a new concern instead.')
    const { id, reference } = made
    const by = ctx.actor.id ?? null
    await linkPair(ctx.tx, councilId, [id, reopens], { kind: 'reopens', at: ctx.now, by })
    if (by) {
      const giving = { councilId, concernId: id, accountId: by, role: 'co-worker' }
      await giveRole(ctx.tx, { ...giving, id: ctx.ids.next(), at: ctx.now, by }, false)
    }
    if (danger === 'now') await tellOfDanger(ctx, made)
    return done({ id, reference }, event('ConcernTakenUpAgain', { newId: id }), ...events)
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { concernId: demoIds.notSaferConcern, danger: 'no', words: 'It has happened again, on a Sunday.' },
  },
})
