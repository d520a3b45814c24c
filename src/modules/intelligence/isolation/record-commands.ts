import { roles } from '#platform/access/roles.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { type FieldFault, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { demoIds as demoHomes } from '#src/modules/homes/index.ts'
import { FIVE, monthly, NUMBER_KEYS, type NumberKey } from './kinds.ts'
import { homeSubject } from './queries.ts'
import type { Numbers } from './reckon.ts'
import { GiveMonth, Given, Recorded, RecordSightings } from './schema.ts'
import { addMonth, addSightings } from './store.ts'
import { tellIsolationOf } from './telling.ts'

const isOfHome = ({ actor }: Context): boolean =>
  actor.role in roles && roles[actor.role as keyof typeof roles].scope === 'home'

export const giveMonth = command({
  name: 'intelligence.giveMonth',
  does: 'Gives the five monthly numbers of a home, and what it counts besides: by its registered manager, or by an officer. The last that was given of a month counts.',
  api: 'POST /homes/{homeId}/eyes/months',
  status: 201,
  input: GiveMonth,
  output: Given,
  can: 'eyes.record',
  subject: homeSubject,
  async run(ctx, { month, living, numbers }, { home }) {
    refuseNumbers(ctx, month, living, numbers)
    const { councilId, id: by = null } = ctx.actor
    const id = ctx.ids.next()
    const givenBy = isOfHome(ctx) ? 'home' : 'officer'
    const row = { homeId: home.id, month: `${month}-01`, givenBy, numbers: { living, ...numbers } } as const
    await addMonth(ctx.tx, { councilId, id, ...row, at: ctx.now, by })
    await tellIsolationOf(ctx, home.id)
    return done({ id, homeId: home.id, month }, event('EyesMonthGiven', { homeId: home.id, month, givenBy }))
  },
  example: {
    role: 'practice-officer',
    input: {
      ...{ homeId: demoHomes.home, month: '2026-10', living: 34 },
      numbers: { family: 6, health: 9, others: 0, out: 2, nobody: 19 },
    },
  },
})

/** @throws Invalid with every number that cannot be. */
function refuseNumbers(ctx: Context, month: string, living: number, numbers: Numbers): void {
  const faults: FieldFault[] = []
  const first = Temporal.PlainDate.from(`${month}-01`)
  if (Temporal.PlainDate.compare(first, ctx.today) > 0)
    faults.push({ field: 'month', message: 'Choose this month, or one before it' })
  else if (Temporal.PlainDate.compare(first, ctx.today.subtract({ months: 13 })) < 0)
    faults.push({ field: 'month', message: 'Choose a month of the last year' })
  if (NUMBER_KEYS.every(key => numbers[key] === undefined))
    faults.push({ field: 'numbers.family', message: 'Give at least one number. Leave the others empty.' })
  for (const key of FIVE)
    if ((numbers[key] ?? 0) > living) faults.push({ field: `numbers.${key}`, message: tooMany(key) })
  if (faults.length > 0) throw new Invalid(faults)
}

const tooMany = (key: NumberKey): string =>
  `${monthly[key].label}: no more than lived there. Count each resident once.`

export const recordSightings = command({
  name: 'intelligence.recordSightings',
  does: 'Writes down that people who could notice were at a home on a day: in what role, never who they are.',
  api: 'POST /homes/{homeId}/eyes/sightings',
  status: 201,
  input: RecordSightings,
  output: Recorded,
  can: 'eyes.record',
  subject: homeSubject,
  async run(ctx, { seenOn, source, roles: seen }, { home }) {
    const faults: FieldFault[] = daysFaults(ctx, seenOn)
    if (isOfHome(ctx) && source !== 'care-records')
      faults.push({ field: 'source', message: 'A home gives what its care records say: choose that' })
    if (faults.length > 0) throw new Invalid(faults)
    const { councilId, id: by = null } = ctx.actor
    const kinds = [...new Set(seen)]
    const recording = { councilId, homeId: home.id, personId: null, seenOn, source, at: ctx.now, by }
    const recorded = await addSightings(
      ctx.tx,
      recording,
      kinds.map(role => ({ id: ctx.ids.next(), role })),
    )
    if (recorded > 0) await tellIsolationOf(ctx, home.id)
    return done(
      { homeId: home.id, recorded },
      event('SightingsRecorded', { homeId: home.id, roles: kinds, source, recorded }),
    )
  },
  example: {
    role: 'practice-officer',
    input: { homeId: demoHomes.home, seenOn: '2026-11-12', source: 'visit', roles: ['nurse', 'officer'] },
  },
})

/** Not to come, and not so long ago that it says nothing any more. */
export function daysFaults({ today }: Pick<Context, 'today'>, seenOn: string): FieldFault[] {
  if (seenOn > today.toString()) return [{ field: 'seenOn', message: 'This day cannot be in the future' }]
  const earliest = today.subtract({ years: 1 }).toString()
  return seenOn < earliest ? [{ field: 'seenOn', message: 'Give a day of the last year' }] : []
}
