import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { editionOf } from '../attention/edition.ts'
import type { Whose } from '../attention/list-store.ts'
import type { KeptPicture } from '../pictures/make.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import { bedsOf, type ComparedRow, comparedHomes, concernsByMonth } from './chart-store.ts'
import { type Counted, curveOf, funnelHome, monthsOf } from './reckon.ts'
import { type ChartCode, CouncilCharts, chartCodes } from './schema.ts'

/** As far back as nothing that was told has grown too old to count. */
export const MONTHS = 18

export const council = ({ actor }: Context) => wholeCouncil(actor.councilId)
export const whoseOf = async (ctx: Context): Promise<Whose> => ({
  councilId: ctx.actor.councilId,
  edition: await editionOf(ctx),
})

export const getCharts = query({
  name: 'intelligence.getCharts',
  does: 'Gives how much is told of each home beside homes like it, and how much goes wrong, each from both ends with limits; and the same over the months for all homes.',
  api: 'GET /intelligence/charts',
  input: z.object({}),
  output: CouncilCharts,
  can: 'intelligence.read',
  subject: council,
  async run(ctx) {
    const whose = await whoseOf(ctx)
    const rows = await comparedHomes(ctx.tx, whose)
    return {
      funnels: chartCodes.map(code => funnelOf(code, rows)),
      months: await monthsFor(ctx, whose),
    }
  },
  trace: 'nothing',
  example: { role: 'quality-officer', input: {} },
})

export function funnelOf(code: ChartCode, rows: readonly ComparedRow[]): CouncilCharts['funnels'][number] {
  const counted = rows.flatMap(row => countedOf(code, row))
  return {
    code,
    homes: counted.map(funnelHome),
    curve: curveOf(counted),
    left: rows.length - counted.length,
  }
}

/** None where nothing can be expected of the home. */
function countedOf(code: ChartCode, { homeId, name, body }: ComparedRow): Counted[] {
  const { beside } = JSON.parse(body) as KeptPicture
  if (code === 'told') {
    const { counts = [], expected = 0, spread = 0 } = beside?.heard ?? {}
    const observed = counts.reduce((sum, one) => sum + one, 0)
    return expected > 0 ? [{ homeId, name, observed, expected, spread }] : []
  }
  const { all: expected = 0, spread = 0 } = beside?.alike ?? {}
  return expected > 0 ? [{ homeId, name, observed: beside?.events.all ?? 0, expected, spread }] : []
}

export async function monthsFor(ctx: Context, whose: Whose): Promise<CouncilCharts['months']> {
  const until = ctx.today.with({ day: 1 })
  const from = until.subtract({ months: MONTHS })
  const { seriousFrom } = rulesInUse
  const rows = await concernsByMonth(ctx.tx, whose, {
    ...{ from: from.toString(), until: until.toString(), seriousFrom },
  })
  const beds = await bedsOf(ctx.tx, whose)
  // Before the first that anybody told there was nobody to tell: those months are no zeros.
  const first = rows[0]?.month
  const all = Array.from({ length: MONTHS }, (_, at) => from.add({ months: at }).toString().slice(0, 7))
  const known = all.filter(month => first !== undefined && month >= first)
  const counts = (of: 'told' | 'serious') =>
    known.map(month => ({ month, count: rows.find(row => row.month === month)?.[of] ?? 0 }))
  return [
    { code: 'told', months: monthsOf(counts('told'), beds) },
    { code: 'harm', months: monthsOf(counts('serious'), beds) },
  ]
}
