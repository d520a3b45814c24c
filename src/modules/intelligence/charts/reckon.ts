import { bothTails } from '../method/both-tails.ts'
import { rulesMet } from '../method/chart-rules.ts'
import { funnelLimits, Z_95, Z_998 } from '../method/limits.ts'
import { scales } from '../method/transform.ts'
import { uChart } from '../method/u-chart.ts'
import type { CouncilCharts, FunnelHome, Month } from './schema.ts'

export interface Counted {
  readonly homeId: string
  readonly name: string
  readonly observed: number
  readonly expected: number
  /** By how much homes that are all in order differ beyond chance. */
  readonly spread: number
}

/** Each home from both ends, by the same exact z as its level: the chart says nothing that a reason would not. Pure. */
export function funnelHome({ homeId, name, observed, expected, spread }: Counted): FunnelHome {
  const [lower, upper] = exactLimits(expected, spread)
  const z = bothTails(observed, expected, spread)?.z ?? 0
  return {
    ...{ homeId, name, observed, expected, ratio: observed / expected, beyond: beyondOf(z) },
    ...{ lower: lower / expected, upper: upper / expected },
  }
}

function beyondOf(z: number): FunnelHome['beyond'] {
  if (Math.abs(z) <= Z_95) return 'within'
  if (Math.abs(z) <= Z_998) return z > 0 ? 'above' : 'below'
  return z > 0 ? 'far-above' : 'far-below'
}

/** The least and the greatest count that lie within: of few, limits are steps and no curve. */
function exactLimits(expected: number, spread: number): readonly [number, number] {
  const isWithin = (count: number) => Math.abs(bothTails(count, expected, spread)?.z ?? 0) <= Z_95
  let lower = Math.floor(expected)
  while (lower > 0 && isWithin(lower - 1)) lower--
  let upper = Math.ceil(expected)
  while (isWithin(upper + 1)) upper++
  return [lower, upper]
}

const STEPS = 40

/** The limits as they are drawn, by size; homes differ beyond chance as `spread` says. Pure. */
export function curveOf(homes: readonly Counted[]): CouncilCharts['funnels'][number]['curve'] {
  const largest = Math.max(...homes.map(one => one.expected))
  const tau2 = (homes[0]?.spread ?? 0) / 4
  if (homes.length === 0) return []
  return Array.from({ length: STEPS }, (_, at) => {
    const size = (largest * 1.04 * (at + 1)) / STEPS
    const s = scales.ratio.s({ numerator: 0, denominator: size })
    const limits = (z: number) => funnelLimits(scales.ratio, { target: 1, s, tau2, z })
    const [inner, outer] = [limits(Z_95), limits(Z_998)]
    return {
      ...{ size, lower95: inner.lower, upper95: inner.upper },
      ...{ lower998: outer.lower, upper998: outer.upper },
    }
  })
}

/** Counts of months for each 100 beds, with limits. Pure. */
export function monthsOf(
  counts: readonly { readonly month: string; readonly count: number }[],
  beds: number,
) {
  if (counts.length === 0 || beds === 0) return []
  const { centre, points } = uChart(
    counts.map(({ count }) => ({ count, exposure: beds })),
    100,
  )
  const rules = rulesMet(points.map(({ value, sigma }) => ({ value, centre, sigma })))
  return counts.map(({ month, count }, at): Month => {
    const { value = 0, lower = 0, upper = 0 } = points[at] ?? {}
    return { month, count, value, centre, lower, upper, rules: rules[at] ?? [] }
  })
}
