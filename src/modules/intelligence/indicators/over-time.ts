import { type ChartRule, rulesMet } from '../method/chart-rules.ts'
import { cumulate, USUAL_H, zSteps } from '../method/cusum.ts'
import { uChart } from '../method/u-chart.ts'
import { xmr } from '../method/xmr.ts'
import type { Definition } from './definition.ts'
import type { KeptHome, KeptPeriod } from './history.ts'
import { exposures, noNumber } from './kinds.ts'

export interface Point {
  readonly label: string
  readonly from: string
  /** Null: no number, and `why`. */
  readonly value: number | null
  readonly centre: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly rules: readonly ChartRule[]
  readonly why: string | null
  /** The version of the definition, where it is another than that of the period before. */
  readonly changedTo: number | null
}

export interface OverTime {
  /** The home's own rate by its own exposure: a u-chart, anew for each version of the definition. */
  readonly rate: readonly Point[]
  readonly perLabel: string
  /** What it had for each that was expected of it: single values and their moving ranges. */
  readonly ratio: readonly Point[]
  /** What adds up over time, both ways; null with fewer than two numbers. */
  readonly cusum: { readonly more: number; readonly less: number; readonly alarmsAt: number } | null
}

/** One home over time. What has no number is a gap. Pure. */
export function overTime(
  periods: readonly KeptPeriod[],
  versions: readonly Definition[],
  homeId: string,
): OverTime {
  const own = periods.map(period => ({ period, home: period.homes.find(one => one.id === homeId) }))
  const exposure = versions[0]?.exposure ?? 'bed-days'
  const rate = own.map(({ period, home }, at) => bare(period, home, homeId, periods[at - 1]))
  const ratio = rate.map(point => ({ ...point }))
  for (const phase of phasesOf(own)) {
    const some = phase.flatMap(({ home, at }) => (home ? [{ home, at }] : []))
    place(
      rate,
      some.map(one => one.at),
      rated(
        some.map(one => one.home),
        exposures[exposure].per,
      ),
    )
    const compared = some.filter(({ home }) => home.e !== null && home.e > 0)
    place(
      ratio,
      compared.map(one => one.at),
      singled(compared.map(one => one.home)),
    )
  }
  return {
    rate,
    perLabel: exposures[exposure].rate,
    ratio,
    cusum: cusumOf(own.flatMap(one => one.home?.z ?? [])),
  }
}

type Own = { readonly period: KeptPeriod; readonly home: KeptHome | undefined }

function phasesOf(own: readonly Own[]) {
  const placed = own.map((one, at) => ({ ...one, at }))
  return [...Map.groupBy(placed, one => one.period.definition).values()]
}

function bare(
  period: KeptPeriod,
  home: KeptHome | undefined,
  homeId: string,
  before: KeptPeriod | undefined,
): Point {
  const changed = before !== undefined && before.definition !== period.definition
  return {
    ...{
      label: period.label,
      from: period.from,
      value: null,
      centre: null,
      lower: null,
      upper: null,
      rules: [],
    },
    why: home ? null : whyNone(period, homeId),
    changedTo: changed ? period.definition : null,
  }
}

/** Why there is no number, in words. */
export function whyNone({ none, missing }: KeptPeriod, homeId: string): string {
  if (none === 'cut') return 'The definition changed within this time'
  if (none === 'no-definition') return 'It was not defined for this time'
  if (none === 'source-silent') return noNumber['source-silent']
  const why = missing.find(one => one.id === homeId)?.why
  return why ? noNumber[why] : 'Not among the homes then'
}

interface Placed {
  readonly value: number
  readonly centre: number
  readonly lower: number
  readonly upper: number
  readonly sigma: number
}

function rated(homes: readonly KeptHome[], per: number): Placed[] {
  if (homes.length === 0) return []
  const { centre, points } = uChart(
    homes.map(home => ({ count: home.o, exposure: home.x })),
    per,
  )
  return points.map(point => ({ ...point, centre }))
}

function singled(homes: readonly KeptHome[]): Placed[] {
  if (homes.length === 0) return []
  const values = homes.map(home => home.o / (home.e ?? 1))
  const { mean: centre, lower, upper, sigma } = xmr(values)
  return values.map(value => ({ value, centre, lower: Math.max(0, lower), upper, sigma }))
}

function place(points: Point[], at: readonly number[], placed: readonly Placed[]): void {
  const rules = rulesMet(placed)
  for (const [i, index] of at.entries()) {
    const [point, one] = [points[index], placed[i]]
    if (!point || !one) continue
    const { value, centre, lower, upper } = one
    points[index] = { ...point, value, centre, lower, upper, rules: rules[i] ?? [] }
  }
}

function cusumOf(z: readonly number[]): OverTime['cusum'] {
  if (z.length < 2) return null
  const last = (of: readonly number[]) => cumulate(zSteps(of)).at(-1) ?? 0
  return { more: last(z), less: last(z.map(one => -one)), alarmsAt: USUAL_H }
}
