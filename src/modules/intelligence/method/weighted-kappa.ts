import { demand } from './demand.ts'

/**
 * How far two gradings of the same homes agree beyond chance, where far apart counts more: 1 agreement, 0 chance.
 * Source: J. Cohen, Weighted kappa, Psychological Bulletin, 1968; weights linear or quadratic in the distance.
 * @param pairs two grades each, whole numbers from 0 to grades - 1.
 * @returns undefined where both graded all alike: then chance itself agrees, and nothing is shown.
 */
export function weightedKappa(
  pairs: readonly (readonly [number, number])[],
  grades: number,
  weights: 'linear' | 'quadratic' = 'quadratic',
): number | undefined {
  const valid = (grade: number) => Number.isInteger(grade) && grade >= 0 && grade < grades
  demand(
    pairs.every(pair => pair.every(valid)),
    `Grades are whole numbers from 0 to ${grades - 1}`,
  )
  const apart = (a: number, b: number) => (weights === 'linear' ? Math.abs(a - b) : (a - b) ** 2)
  const seen = pairs.reduce((sum, [a, b]) => sum + apart(a, b), 0)
  const counts = (place: 0 | 1) =>
    Array.from({ length: grades }, (_, grade) => pairs.filter(pair => pair[place] === grade).length)
  const [first, second] = [counts(0), counts(1)]
  let byChance = 0
  for (const [a, ofFirst] of first.entries())
    for (const [b, ofSecond] of second.entries()) byChance += ofFirst * ofSecond * apart(a, b)
  return byChance === 0 ? undefined : 1 - (seen * pairs.length) / byChance
}
