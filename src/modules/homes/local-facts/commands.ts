import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { demoIds } from '../demo-ids.ts'
import type { HomeNamed } from '../registry/home-named.ts'
import { type ItemKey, isItemKey } from './items.ts'
import { factSubject, homeOf } from './queries.ts'
import { RecordLocalFacts, WithdrawLocalFact } from './schema.ts'
import { addLocalFacts, withdraw } from './store.ts'
import type { LocalValue } from './values.ts'

export const Recorded = z.object({
  homeId: z.uuid(),
  recorded: z.array(z.string()).describe('Items that were new or had changed, by key'),
})

export const recordLocalFacts = command({
  name: 'homes.recordLocalFacts',
  does: 'Records what the council got to know of a home: places, price, staff, health around it, what choice means.',
  api: 'POST /homes/{homeId}/local-facts',
  status: 201,
  input: RecordLocalFacts,
  output: Recorded,
  can: 'local-fact.record',
  subject: (ctx, { homeId }) => homeOf(ctx, homeId),
  run: (ctx, input, { home }) => recordFacts(ctx, input, home),
  example: {
    role: 'commissioner',
    input: {
      homeId: demoIds.home,
      values: {
        maximumCapacity: 38,
        occupied: 35,
        vacantReserved: 1,
        vacantAccepting: 2,
        weeklyPriceCouncil: 812.5,
      },
      asOf: '2026-11-09',
      source: 'home',
    },
  },
})

/** Some facts of one home, as said by one source on one day. */
type Saying = Omit<z.output<typeof RecordLocalFacts>, 'homeId' | 'values'> & {
  readonly values: Readonly<Partial<Record<string, unknown>>>
}

/** Writes down each fact that was not known just so. */
export async function recordFacts(ctx: Context, { values, asOf, source, note }: Saying, home: HomeNamed) {
  if (asOf > ctx.today.toString()) {
    throw new Invalid([{ field: 'asOf', message: 'The day it was so must be today or before' }])
  }
  const given = Object.entries(values).filter((entry): entry is [ItemKey, LocalValue] => isGiven(entry))
  if (given.length === 0) {
    throw new Invalid([{ field: 'values', message: 'Give at least one fact. Leave the others empty.' }])
  }
  const said = { homeId: home.id, asOf, source, note: note ?? null }
  const facts = given.map(([key, value]) => ({ ...said, id: ctx.ids.next(), key, value }))
  const { councilId, id: recordedBy = null } = ctx.actor
  const recording = { councilId, recordedBy, recordedAt: ctx.now }
  const recorded = (await addLocalFacts(ctx.tx, recording, facts)).map(({ key }) => key)
  const events =
    recorded.length > 0 ? [event('FactChanged', { homeId: home.id, keys: recorded, source })] : []
  return done({ homeId: home.id, recorded }, ...events)
}

const isGiven = ([key, value]: [string, unknown]): boolean => value !== undefined && isItemKey(key)

/** A mistake is withdrawn, not erased: what was said before it counts again. */
export const withdrawLocalFact = command({
  name: 'homes.withdrawLocalFact',
  does: 'Withdraws a fact that was recorded by mistake. What was said before counts again.',
  api: 'POST /local-facts/{factId}/withdraw',
  input: WithdrawLocalFact,
  output: z.object({ homeId: z.uuid(), key: z.string() }),
  can: 'local-fact.withdraw',
  subject: factSubject,
  async run(ctx, { factId, reason }, { row }) {
    const { councilId, id = null } = ctx.actor
    const first = await withdraw(ctx.tx, { councilId, id: factId, by: id, at: ctx.now, reason })
    if (!first) throw new Conflict('This fact is withdrawn already. Look at the home again.')
    const { homeId, key } = row
    return done({ homeId, key }, event('FactWithdrawn', { homeId, key, factId }))
  },
  example: {
    role: 'commissioner',
    input: { factId: demoIds.localFact, reason: 'Typed for the wrong home.' },
  },
})
