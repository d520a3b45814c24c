import { fsum } from 'd3-array'
import { demand, demandFinite } from './demand.ts'

export interface Period {
  /** How often it happened. */
  readonly count: number
  /** In what: occupied bed days, say. More than 0. */
  readonly exposure: number
}

export interface UPoint {
  readonly value: number
  readonly lower: number
  readonly upper: number
  readonly sigma: number
}

/**
 * A rate whose exposure changes: u-bar -/+ 3 sqrt(u-bar / n), u-bar = all counts over all exposure.
 * Source: D. C. Montgomery, Introduction to Statistical Quality Control; NHS England, Making Data Count.
 * @param per what the rate is told per: 1,000 for a rate per 1,000 occupied bed days. Counts stay counts.
 * @param known the centre, told per `per`, where it is not to be taken from these periods.
 */
export function uChart(
  periods: readonly Period[],
  per = 1000,
  known?: number,
): { centre: number; points: UPoint[] } {
  demand(periods.length > 0, 'A chart needs at least one period')
  demand(per > 0 && Number.isFinite(per), `A rate is told per more than 0, and not ${per}`)
  for (const { count, exposure } of periods) {
    demandFinite({ count, exposure })
    demand(count >= 0 && exposure > 0, 'A count is 0 or more and its exposure more than 0')
  }
  const centre = known ?? (per * fsum(periods.map(one => one.count))) / fsum(periods.map(one => one.exposure))
  demand(centre >= 0 && Number.isFinite(centre), `A centre is 0 or more, and not ${centre}`)
  return { centre, points: periods.map(period => pointOf(period, per, centre)) }
}

function pointOf({ count, exposure }: Period, per: number, centre: number): UPoint {
  const sigma = Math.sqrt((centre * per) / exposure)
  return {
    value: (per * count) / exposure,
    lower: Math.max(0, centre - 3 * sigma),
    upper: centre + 3 * sigma,
    sigma,
  }
}
