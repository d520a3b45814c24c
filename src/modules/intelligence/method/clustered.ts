import { demand, demandFinite } from './demand.ts'
import { type Share, shareOf } from './wilson.ts'

/**
 * Was it right, where one home is asked about on many days: what is said of it on two days is not two homes, so that
 * intervals that count rows are too narrow. These count homes.
 */

export interface Ranked {
  /** Rows of one home share it. */
  readonly cluster: string
  readonly happened: boolean
}

export interface ClusteredArea {
  readonly area: number
  readonly lower95: number
  readonly upper95: number
  readonly happened: number
  readonly not: number
  readonly clusters: number
}

const Z = 1.959963984540054

/** Of each row, the share of the rows of the other outcome that it is on the right side of; ties are a half. */
function placements(rows: readonly Ranked[], scores: readonly number[]): Float64Array {
  const order = rows.map((_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0))
  const happened = rows.reduce((sum, row) => sum + Number(row.happened), 0)
  const not = rows.length - happened
  const placed = new Float64Array(rows.length)
  let [seenHappened, seenNot] = [0, 0]
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) to++
    const tied = order.slice(from, to)
    const tiedHappened = tied.filter(i => rows[i]?.happened).length
    const tiedNot = tied.length - tiedHappened
    for (const i of tied)
      placed[i] = rows[i]?.happened
        ? (seenNot + tiedNot / 2) / not
        : (happened - seenHappened - tiedHappened / 2) / happened
    seenHappened += tiedHappened
    seenNot += tiedNot
    from = to
  }
  return placed
}

interface Sums {
  happened: number
  not: number
  ofHappened: number
  ofNot: number
}

function byCluster(rows: readonly Ranked[], placed: Float64Array): readonly Sums[] {
  const clusters = new Map<string, Sums>()
  for (const [i, { cluster, happened }] of rows.entries()) {
    const sums = clusters.get(cluster) ?? { happened: 0, not: 0, ofHappened: 0, ofNot: 0 }
    clusters.set(cluster, sums)
    sums[happened ? 'happened' : 'not']++
    sums[happened ? 'ofHappened' : 'ofNot'] += placed[i] ?? 0
  }
  return [...clusters.values()]
}

/** With a single cluster on one side nothing is known of how clusters differ. */
function varianceOf(clusters: readonly Sums[], area: number): number {
  const total = (name: keyof Sums) => clusters.reduce((sum, one) => sum + one[name], 0)
  const [happened, not] = [total('happened'), total('not')]
  const [withHappened, withNot] = (['happened', 'not'] as const).map(
    name => clusters.filter(one => one[name] > 0).length,
  ) as [number, number]
  if (withHappened < 2 || withNot < 2) return Infinity
  const left = clusters.map(one => one.ofHappened - one.happened * area)
  const right = clusters.map(one => one.ofNot - one.not * area)
  const sumOf = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0)
  const of10 = (withHappened / ((withHappened - 1) * happened)) * sumOf(left, left)
  const of01 = (withNot / ((withNot - 1) * not)) * sumOf(right, right)
  const of11 = (clusters.length / (clusters.length - 1)) * sumOf(left, right)
  return Math.max(0, of10 / happened + of01 / not + (2 * of11) / (happened * not))
}

/**
 * As `areaUnderCurve`, with the interval of homes that are asked about more than once.
 * Source: N. A. Obuchowski, Nonparametric analysis of clustered ROC curve data, Biometrics, 1997.
 * @returns undefined where it happened everywhere or nowhere.
 */
export function clusteredArea(rows: readonly Ranked[], scores: readonly number[]): ClusteredArea | undefined {
  const found = estimate(rows, placementsOf(rows, scores))
  return found && { ...within(found, 0, 1), ...found.counts }
}

export interface AreaDifference {
  readonly difference: number
  readonly lower95: number
  readonly upper95: number
}

/** By how much one order of the same rows does better than another, as the same source has it; below 0: worse. */
export function areaDifference(
  rows: readonly Ranked[],
  scores: readonly number[],
  others: readonly number[],
): AreaDifference | undefined {
  const [one, other] = [placementsOf(rows, scores), placementsOf(rows, others)]
  const found = estimate(rows, one && other && one.map((placed, i) => placed - (other[i] ?? 0)))
  if (!found) return undefined
  const { area: difference, lower95, upper95 } = within(found, -1, 1)
  return { difference, lower95, upper95 }
}

function placementsOf(rows: readonly Ranked[], scores: readonly number[]): Float64Array | undefined {
  demand(rows.length === scores.length, 'Each row has one score')
  for (const score of scores) demandFinite({ score })
  const happened = rows.filter(row => row.happened).length
  return happened === 0 || happened === rows.length ? undefined : placements(rows, scores)
}

function estimate(rows: readonly Ranked[], placed: Float64Array | undefined) {
  if (!placed) return undefined
  const clusters = byCluster(rows, placed)
  const happened = clusters.reduce((sum, one) => sum + one.happened, 0)
  const area = clusters.reduce((sum, one) => sum + one.ofHappened, 0) / happened
  const counts = { happened, not: rows.length - happened, clusters: clusters.length }
  return { area, error: Math.sqrt(varianceOf(clusters, area)), counts }
}

function within({ area, error }: { area: number; error: number }, least: number, most: number) {
  return { area, lower95: Math.max(least, area - Z * error), upper95: Math.min(most, area + Z * error) }
}

export interface Weighed {
  readonly cluster: string
  /** How much of the row counts, and how much of that happened. */
  readonly weight: number
  readonly happened: number
}

/**
 * A share of rows of which several are of one home: Wilson's interval on as many rows as would say as much if each
 * were of a home of its own. Source: E. L. Korn and B. I. Graubard, Confidence intervals for proportions with small
 * expected number of positive counts estimated from survey data, Survey Methodology, 1998.
 * @returns undefined for no weight. `of` is the number that counts so.
 */
export function clusteredShare(rows: readonly Weighed[]): Share | undefined {
  const clusters = [...Map.groupBy(rows, row => row.cluster).values()]
    .map(group => ({
      weight: group.reduce((sum, row) => sum + row.weight, 0),
      happened: group.reduce((sum, row) => sum + row.happened, 0),
    }))
    .filter(one => one.weight > 0)
  const weight = clusters.reduce((sum, one) => sum + one.weight, 0)
  if (weight === 0) return undefined
  const share = clusters.reduce((sum, one) => sum + one.happened, 0) / weight
  const count = clusters.length
  const squares = clusters.reduce((sum, one) => sum + (one.happened - share * one.weight) ** 2, 0)
  const variance = count < 2 ? Infinity : ((count / (count - 1)) * squares) / weight ** 2
  // Where all or none happened there is no spread to see: then each home counts once.
  const worth = variance > 0 ? Math.min(weight, (share * (1 - share)) / variance) : Math.min(weight, count)
  const of = Math.max(1, worth)
  const interval = shareOf(Math.min(share * of, of), of)
  return interval && { ...interval, share }
}
