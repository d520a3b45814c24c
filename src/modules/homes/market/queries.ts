import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/database.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { boxAround, isPlaced, positionOf, widened } from '../geography.ts'
import { FIRST_YEAR, ratingsOverTime } from '../running/store.ts'
import { deprivationFor, outcomesFor } from './beside-england.ts'
import { gapsOf, REACH } from './gaps.ts'
import { needs } from './needs.ts'
import { othersOf, yearsOf } from './others.ts'
import { bedsOf, byArea, byProvider, careOf, placesOf, ratingsOf } from './reckon.ts'
import { Market, type MarketHome } from './schema.ts'
import {
  changesByYear,
  codeOf,
  councilsWithHomes,
  inCouncil,
  openHomesIn,
  openHomesOf,
  placesThen,
} from './store.ts'

export const MILES = ['1', '3', '5', '10', '15'] as const

export const MarketInput = z.object({
  council: z.string().max(20).optional().describe('GSS code of the council. Default: your own'),
  miles: z.enum(MILES).default('10').describe('How far is too far, in a straight line'),
})

export const getMarket = query({
  name: 'homes.getMarket',
  does: 'Gives the local market: homes, beds, places, prices, ratings, who runs them, what opened and closed, and gaps.',
  api: 'GET /market',
  input: MarketInput,
  output: Market,
  can: 'market.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: (ctx, input) => marketOf(ctx, input),
  trace: 'nothing',
  example: { role: 'commissioner', input: { miles: '10' } },
})

/** @throws NotFound for a council that has no homes in the register. */
export async function marketOf(
  ctx: Context,
  { council, miles }: z.output<typeof MarketInput>,
): Promise<Market> {
  const { tx } = ctx
  const councils = await councilsWithHomes(tx)
  const code = council ?? (await codeOf(tx, ctx.actor.councilId))
  const own = councils.find(one => one.code === code)
  if (!own) {
    throw new NotFound('No open home of that council is in the register. Import CQC’s records of it first.')
  }
  const others = othersOf(councils, code)
  const [homes, history, changes, placesBefore, outcomes, deprivation] = await gathered(ctx, code, others)
  const far = Number(miles)
  return {
    council: { code, name: own.name },
    homes: homes.length,
    beds: bedsOf(homes),
    noBeds: homes.filter(({ beds }) => beds === null).length,
    ratings: ratingsOf(homes),
    care: careOf(homes),
    history,
    years: yearsOf(history, changes),
    areas: byArea(homes),
    providers: byProvider(homes),
    places: { ...placesOf(homes), history: placesBefore },
    others,
    outcomes,
    deprivation,
    gaps: await gapsAround(tx, homes, far),
  }
}

/** Only for what is lacking within reach is looked further out, to name the nearest there is. */
async function gapsAround(tx: Tx, homes: readonly MarketHome[], far: number): Promise<Market['gaps']> {
  const around = boxAround(homes.filter(isPlaced).map(positionOf))
  if (!around) return gapsOf(homes, [], far)
  const gaps = gapsOf(homes, await openHomesIn(tx, widened(around, far), needs), far)
  const lacking = needs.filter(need => gaps.found.some(gap => gap.need === need.key))
  if (lacking.length === 0) return gaps
  const further = await openHomesIn(tx, widened(around, far * REACH), lacking)
  return gapsOf(homes, further, far, lacking)
}

/** Asked for in one go: none of them needs another's answer. */
function gathered({ tx, actor: { councilId }, today }: Context, code: string, others: Market['others']) {
  return Promise.all([
    openHomesOf(tx, councilId, code),
    ratingsOverTime(tx, inCouncil(code), today),
    changesByYear(tx, code, FIRST_YEAR),
    placesThen(tx, councilId, code),
    outcomesFor(tx, others),
    deprivationFor(tx, code),
  ])
}
