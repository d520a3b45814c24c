import { brier, calibration } from '../../method/calibration.ts'
import { clusteredShare } from '../../method/clustered.ts'
import { clusteredKappa } from '../../method/kappa-clustered.ts'
import { type Level, levels } from '../../triangulate/levels.ts'
import { predictorWords } from './predictors.ts'
import type { Forecast, LevelResult, RealResult } from './result.ts'
import type { Row } from './rows.ts'

const happened = (row: Row) => row.outcome.happened['below-good']

/** Of each level, how often the next rating was below Good. */
export function levelResults(rows: readonly Row[]): LevelResult[] {
  return levels.map(level => {
    const own = rows.filter(row => row.level === level)
    const known = own.filter(row => happened(row) !== null)
    const share = clusteredShare(
      known.map(row => ({ cluster: row.home, weight: 1, happened: happened(row) ? 1 : 0 })),
    )
    return {
      ...{ level, rows: own.length, homes: new Set(own.map(row => row.home)).size },
      belowGood: share ?? null,
    }
  })
}

/**
 * With fewer of either outcome than this no curve is drawn. Source: G. S. Collins, E. O. Ogundimu and D. G. Altman,
 * Sample size considerations for the external validation of a multivariable prognostic model, Statistics in Medicine,
 * 2016: a hundred events and a hundred others at least, better two hundred.
 */
export const FEWEST_FOR_A_CURVE = 100

/**
 * A level is no chance, and Lantern shows none. To ask whether levels are worth anything as chances, each is given the
 * share that had come of it before the date; beside it one chance for all.
 */
export function forecastOf(rows: readonly Row[]): Forecast | null {
  const known = rows.filter(row => happened(row) !== null)
  const came = known.toSorted((a, b) => compare(nextOn(a), nextOn(b)))
  const [all, byLevel] = [emptyCount(), new Map(levels.map(level => [level, emptyCount()]))]
  let at = 0
  const foretold = known
    .toSorted((a, b) => compare(a.on, b.on))
    .map(row => {
      for (let next = came[at]; next && nextOn(next) <= row.on; next = came[++at])
        for (const count of [all, byLevel.get(next.level)]) add(count, happened(next) === true)
      const own = byLevel.get(row.level) ?? all
      return { chance: chanceFrom(own), oneChance: chanceFrom(all), happened: happened(row) === true }
    })
  const told = brier(foretold)
  const one = brier(foretold.map(({ oneChance, happened: did }) => ({ chance: oneChance, happened: did })))
  if (told === undefined || one === undefined) return null
  const bins = calibration(foretold).map(bin => ({ foretold: bin.foretold, happened: bin.happened }))
  return { rows: known.length, brier: told, brierOfOneChance: one, bins, curve: isEnough(known) }
}

interface Count {
  rows: number
  happened: number
}
const emptyCount = (): Count => ({ rows: 0, happened: 0 })

function add(count: Count | undefined, did: boolean): void {
  if (!count) return
  count.rows++
  if (did) count.happened++
}

const nextOn = (row: Row): string => row.outcome.next?.on ?? '9999-12-31'
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** P. S. Laplace's rule of succession: with nothing known, one in two. */
function chanceFrom({ rows, happened: did }: Count): number {
  return (did + 1) / (rows + 2)
}

/** Each later rating once, however many dates it was foretold from. */
function isEnough(known: readonly Row[]): boolean {
  const ratings = new Map(known.map(row => [`${row.home} ${row.outcome.next?.on}`, happened(row) === true]))
  const came = [...ratings.values()].filter(one => one).length
  return came >= FEWEST_FOR_A_CURVE && ratings.size - came >= FEWEST_FOR_A_CURVE
}

/** Which grade a level is taken for; a choice, for a level foretells no grade. */
const gradeOf: Readonly<Record<Level, number>> = { insufficient: 1, routine: 1, look: 2, 'act-now': 3 }
const GOOD = 1

/** How far each way of grading agrees with the next rating, beyond chance. */
export function kappas(rows: readonly Row[]): RealResult['kappa'] {
  const kappaOf = (grade: (row: Row) => number) =>
    clusteredKappa(
      rows.flatMap(row =>
        row.outcome.next ? [{ cluster: row.home, grades: [grade(row), row.outcome.next.rank] as const }] : [],
      ),
      4,
    ) ?? null
  return [
    {
      ...{
        code: 'lantern',
        says: 'Lantern’s level, look taken for Requires improvement and act now for Inadequate',
      },
      kappa: kappaOf(row => gradeOf[row.level]),
    },
    {
      ...{ code: 'last-rating', says: predictorWords['last-rating'] },
      kappa: kappaOf(row => row.rank ?? GOOD),
    },
    { code: 'always-good', says: '“Good”, whatever the home', kappa: kappaOf(() => GOOD) },
  ]
}
