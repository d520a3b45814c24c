import { demand, demandFinite } from './demand.ts'

/** What was said of a home beforehand, and what came of it. Homes that nobody looked at since are left out. */
export interface Foretold {
  /** Higher where worse was expected. */
  readonly score: number
  readonly happened: boolean
}

export interface Area {
  readonly area: number
  readonly lower95: number
  readonly upper95: number
  readonly happened: number
  readonly not: number
}

const Z = 1.959963984540054

/**
 * The chance that of two homes, one where it happened and one where it did not, the first was scored higher; ties are
 * a half. 0.5 is no better than a coin.
 * Source: J. A. Hanley and B. J. McNeil, The meaning and use of the area under a receiver operating characteristic
 * (ROC) curve, Radiology, 1982, the interval included.
 * @returns undefined where it happened everywhere or nowhere: then nothing can be told apart.
 */
export function areaUnderCurve(homes: readonly Foretold[]): Area | undefined {
  for (const { score } of homes) demandFinite({ score })
  const happened = homes.filter(home => home.happened).length
  const not = homes.length - happened
  if (happened === 0 || not === 0) return undefined
  const area = (rankSum(homes) - (happened * (happened + 1)) / 2) / (happened * not)
  const error = standardError(area, happened, not)
  const [lower95, upper95] = [Math.max(0, area - Z * error), Math.min(1, area + Z * error)]
  return { area, lower95, upper95, happened, not }
}

/** The ranks of those where it happened, added up; those with one score share their mean rank. */
function rankSum(homes: readonly Foretold[]): number {
  const groups = [...Map.groupBy(homes, home => home.score)].sort(([a], [b]) => a - b)
  let [sum, before] = [0, 0]
  for (const [, group] of groups) {
    const rank = before + (group.length + 1) / 2
    sum += rank * group.filter(home => home.happened).length
    before += group.length
  }
  return sum
}

function standardError(area: number, happened: number, not: number): number {
  demand(area >= 0 && area <= 1, `An area is from 0 to 1, and not ${area}`)
  const q1 = area / (2 - area)
  const q2 = (2 * area ** 2) / (1 + area)
  const variance = area * (1 - area) + (happened - 1) * (q1 - area ** 2) + (not - 1) * (q2 - area ** 2)
  return Math.sqrt(Math.max(0, variance) / (happened * not))
}
