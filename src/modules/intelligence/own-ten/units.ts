import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, type FieldFault, Invalid, NotAllowed } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { demoIds, type HomeInBrief, homesById, pastsOfCouncil } from '#src/modules/homes/index.ts'
import { visitsForetold } from '../foretold/foretold-store.ts'
import { belowGoodAfter } from '../foretold/how-it-did.ts'
import { comparedWith } from './compare.ts'
import { quarterOf } from './quarter.ts'
import { inOrder, OwnTen, OwnTens, OwnTenWritten, places, WriteOwnTen } from './schema.ts'
import { addOwnTen, ownTensOf, type TenRow } from './store.ts'

const council = ({ actor }: Context) => wholeCouncil(actor.councilId)

/** Whoever writes is somebody by name: a list that belongs to nobody could be written twice. */
function askerOf({ actor, today }: Context) {
  if (!actor.id) throw new NotAllowed('Sign in to do this: a ten of one’s own belongs to a person')
  return { councilId: actor.councilId, accountId: actor.id, today }
}

export const writeOwnTen = command({
  name: 'intelligence.writeOwnTen',
  does: 'Writes down, once a quarter, the homes that you would visit next if you had only ten visits. It stays as it is, and nobody else sees it until the quarter is over.',
  api: 'POST /intelligence/own-tens',
  status: 201,
  input: WriteOwnTen,
  output: OwnTenWritten,
  can: 'own-ten.write',
  subject: council,
  async run(ctx, { homes: chosen, looked }) {
    const by = askerOf(ctx)
    const quarter = quarterOf(ctx.today)
    const homes = inOrder(chosen)
    const faults = notToVisit(chosen, await homesById(ctx.tx, homes), by.councilId)
    if (faults.length > 0) throw new Invalid(faults)
    const onDate = ctx.today.toString()
    const row = { quarter: quarter.from, onDate, looked: looked === 'yes', homes }
    if (!(await addOwnTen(ctx.tx, by, row))) throw await writtenAlready(ctx)
    // Sealed also here: which homes, how many, and whether they had looked, is told to nobody yet.
    return done({ quarter, onDate }, event('OwnTenWritten', { quarter: quarter.from }))
  },
  example: { role: 'quality-officer', input: { homes: { first: demoIds.home }, looked: 'no' } },
})

function notToVisit(
  chosen: z.output<typeof WriteOwnTen>['homes'],
  homes: ReadonlyMap<string, HomeInBrief>,
  councilId: string,
): FieldFault[] {
  return places.flatMap(place => {
    const id = chosen[place]
    const home = id ? homes.get(id) : undefined
    if (!id || (home?.councilId === councilId && home.registered)) return []
    const message =
      home?.councilId === councilId ? 'This home has closed' : 'This is no home in your council’s area'
    return [{ field: `homes.${place}`, message: `${message}. Choose one from the list` }]
  })
}

async function writtenAlready(ctx: Context): Promise<Conflict> {
  const written = await thisQuarters(ctx)
  return new Conflict(alreadyWritten(written?.onDate ?? ctx.today.toString()))
}

export const alreadyWritten = (onDate: string): string =>
  `You have written your ten down on ${formatCivilDate(onDate)}. It stays as it is, so that nobody can be wise after the event. You can write the next when the next quarter begins.`

async function thisQuarters(ctx: Context): Promise<TenRow | undefined> {
  const { from } = quarterOf(ctx.today)
  return (await ownTensOf(ctx.tx, askerOf(ctx))).find(one => one.quarter === from)
}

export const getOwnTen = query({
  name: 'intelligence.getOwnTen',
  does: 'Gives the ten homes that you wrote down in this quarter, if you have.',
  api: 'GET /intelligence/own-tens/this-quarter',
  input: z.object({}),
  output: OwnTen,
  can: 'own-ten.write',
  subject: council,
  async run(ctx) {
    const row = await thisQuarters(ctx)
    const named = row && (await withNames(ctx, [row]))[0]
    return { quarter: quarterOf(ctx.today), written: named ?? null }
  },
  trace: 'search',
  traced: ({ written }) => ({ count: written ? 1 : 0 }),
  example: { role: 'commissioner', input: {} },
})

export const listOwnTens = query({
  name: 'intelligence.listOwnTens',
  does: 'Lists the tens that you wrote in quarters that are over, and, once you have written this quarter’s, how each compares with Lantern’s own ten of that day by what is known since.',
  api: 'GET /intelligence/own-tens',
  input: z.object({}),
  output: OwnTens,
  can: 'own-ten.write',
  subject: council,
  async run(ctx) {
    const { tx, actor, today } = ctx
    const now = quarterOf(today).from
    const all = await ownTensOf(tx, askerOf(ctx))
    const earlier = all.filter(one => one.quarter < now)
    // What came of the last would colour the next: first it is written.
    const may = earlier.length > 0 && all.some(one => one.quarter === now)
    const belowGood = may ? belowGoodAfter(await pastsOfCouncil(tx, actor.councilId)) : undefined
    const days = earlier.map(one => one.onDate)
    const lanterns = may
      ? await visitsForetold(tx, actor.councilId, days)
      : new Map<string, readonly string[]>()
    const named = await withNames(ctx, earlier)
    return {
      items: earlier.flatMap((row, at) => {
        const own = named[at]
        const since = belowGood ? comparedWith(row, lanterns.get(row.onDate), belowGood) : null
        return own ? [{ ...own, since }] : []
      }),
    }
  },
  trace: 'search',
  traced: ({ items }) => ({ count: items.length }),
  example: { role: 'commissioner', input: {} },
})

async function withNames({ tx }: Context, rows: readonly TenRow[]) {
  const homes = await homesById(
    tx,
    rows.flatMap(row => row.homes),
  )
  return rows.map(({ quarter, onDate, looked, homes: ids }) => ({
    ...{ quarter: quarterOf(quarter), onDate, looked },
    homes: ids.map(id => ({ id, name: homes.get(id)?.name ?? 'A home that is no longer in the register' })),
  }))
}
