/** A point of a chart over time: its value, where the middle is, and one standard deviation there. */
export interface Plotted {
  readonly value: number
  readonly centre: number
  readonly sigma: number
}

export const chartRules = ['beyond-limits', 'one-side', 'trend', 'two-of-three'] as const
export type ChartRule = (typeof chartRules)[number]

/** So many points in a row, on one side or in one direction, are seldom chance. */
const RUN = 7

/**
 * What each point completes: beyond three standard deviations; the seventh or a later one in a row on one side of the
 * middle; likewise rising or falling; the second of three in the outer third on one side. A point on the middle ends a
 * run, and one that is like the last ends a trend.
 * Source: after the rules of W. A. Shewhart and of Western Electric (1956); the numbers of points are those commonly
 * used in the NHS, not checked against a published standard.
 */
export function rulesMet(points: readonly Plotted[]): ChartRule[][] {
  const sides = points.map(({ value, centre }) => Math.sign(value - centre))
  const steps = points.map((point, i) => Math.sign(point.value - (points[i - 1]?.value ?? point.value)))
  return points.map((point, i) => {
    const met: Record<ChartRule, boolean> = {
      'beyond-limits': Math.abs(point.value - point.centre) > 3 * point.sigma,
      'one-side': runEnding(sides, i) >= RUN,
      // Seven points are six steps.
      trend: runEnding(steps, i) >= RUN - 1,
      'two-of-three': inOuterThird(point) && [i - 1, i - 2].some(j => outerAlike(points[j], point)),
    }
    return chartRules.filter(rule => met[rule])
  })
}

function runEnding(signs: readonly number[], at: number): number {
  if (signs[at] === 0) return 0
  const before = signs.slice(0, at + 1).findLastIndex(sign => sign !== signs[at])
  return at - before
}

function inOuterThird({ value, centre, sigma }: Plotted): boolean {
  return Math.abs(value - centre) > 2 * sigma
}

function outerAlike(other: Plotted | undefined, point: Plotted): boolean {
  if (other === undefined || !inOuterThird(other)) return false
  return Math.sign(other.value - other.centre) === Math.sign(point.value - point.centre)
}
