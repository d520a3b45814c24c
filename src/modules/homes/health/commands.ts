import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { postMessage } from '#platform/notify/index.ts'
import { demoIds } from '../demo-ids.ts'
import { Recorded, recordFacts } from '../local-facts/commands.ts'
import { homeOf } from '../local-facts/queries.ts'
import { addLocalFacts } from '../local-facts/store.ts'
import { partnersOf } from './partners.ts'
import { RecordHealth, TellIcb } from './schema.ts'
import { allGaps } from './store.ts'

export const recordHealth = command({
  name: 'homes.recordHealth',
  does: 'Records what is known of health care around a home: by the council, or by a partner who provides it.',
  api: 'POST /homes/{homeId}/health',
  status: 201,
  input: RecordHealth,
  output: Recorded,
  can: 'health.record',
  subject: (ctx, { homeId }) => homeOf(ctx, homeId),
  run: (ctx, input, { home }) => recordFacts(ctx, input, home),
  example: {
    role: 'partner',
    input: {
      homeId: demoIds.home,
      values: { weeklyRound: true, dentist: false },
      asOf: '2026-11-09',
      source: 'nhs',
    },
  },
})

/** Of what is known not to be there: what nobody knows is for the council to find out first. */
export const tellIcbOfGaps = command({
  name: 'homes.tellIcbOfGaps',
  does: 'Tells partners of the gaps in health care around homes, and writes down at each home the day they were told.',
  api: 'POST /health-gaps/tell',
  input: TellIcb,
  output: z.object({
    homes: z.int().describe('Homes with a gap'),
    messages: z.int().describe('Messages sent'),
  }),
  can: 'health.tell',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { how, to }) {
    const { councilId, id = null } = ctx.actor
    const gaps = await allGaps(ctx.tx, { councilId, state: 'absent' })
    if (gaps.length === 0)
      throw new Invalid([{ field: 'how', message: 'No home has a known gap: there is nothing to tell' }])
    const messages = how === 'lantern' ? await writeTo(ctx, to) : 0
    const today = ctx.today.toString()
    const said = { key: 'gapsToldOn' as const, value: today, asOf: today, source: 'council' as const }
    const facts = gaps.map(({ homeId }) => ({ ...said, id: ctx.ids.next(), homeId, note: null }))
    await addLocalFacts(ctx.tx, { councilId, recordedBy: id, recordedAt: ctx.now }, facts)
    return done(
      { homes: gaps.length, messages },
      event('HealthGapsTold', { homes: gaps.length, messages, how }),
    )
  },
  example: { role: 'commissioner', input: { how: 'other' } },
})

/** A message says that something waits, and where: what it is is read after signing in. */
async function writeTo(ctx: Context, to: readonly string[]): Promise<number> {
  const known = new Set((await partnersOf(ctx)).map(person => person.accountId))
  const people = [...new Set(to)].filter(accountId => known.has(accountId))
  if (people.length === 0)
    throw new Invalid([
      { field: 'to', message: 'Choose at least one person of a partner, or tell them yourself' },
    ])
  let messages = 0
  for (const accountId of people) {
    const reference = `GAPS-${ctx.today}`
    const draft = { to: { accountId }, template: 'work-for-you' as const, reference, link: '/health-gaps' }
    if (await postMessage(ctx, draft)) messages += 1
  }
  return messages
}
