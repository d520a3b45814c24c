import {
  type AreaDifference,
  areaDifference,
  clusteredArea,
  clusteredShare,
  type Ranked,
  type Weighed,
} from '../../method/clustered.ts'
import { type OutcomeCode, outcomeCodes, outcomeWords } from './outcome.ts'
import type { OutcomeResult, PredictorResult, Verdict } from './result.ts'
import { type PredictorCode, predictorCodes, type Row } from './rows.ts'

export const predictorWords: Readonly<Record<PredictorCode, string>> = {
  lantern: 'Lantern’s order',
  'lantern-without-ratings': 'Lantern’s order, with no rating going in',
  'last-rating': 'The last rating alone',
  'time-since-inspection': 'The time since the last inspection',
  'providers-average': 'The mean rating of the provider’s other homes',
  'officers-top-ten': 'Officers’ own blind top ten',
}

const TEN = 10

/** How right each way of telling was about each outcome, on the same rows. */
export function outcomeResults(rows: readonly Row[], topTens: ReadonlySet<string>): OutcomeResult[] {
  return outcomeCodes.map(code => {
    const known = rows.filter(row => row.outcome.happened[code] !== null)
    return {
      ...{ code, says: outcomeWords[code], known: known.length },
      homes: new Set(known.map(row => row.home)).size,
      happened: known.filter(row => row.outcome.happened[code]).length,
      notKnown: rows.length - known.length,
      predictors: predictorCodes
        .filter(predictor => predictor !== 'officers-top-ten' || topTens.size > 0)
        .map(predictor => predictorResult(rows, code, predictor, topTens)),
    }
  })
}

function predictorResult(
  all: readonly Row[],
  outcome: OutcomeCode,
  predictor: PredictorCode,
  topTens: ReadonlySet<string>,
): PredictorResult {
  // Officers are asked on some days only: on those both are judged.
  const rows = predictor === 'officers-top-ten' ? all.filter(row => topTens.has(row.on)) : all
  const known = rows.filter(row => row.outcome.happened[outcome] !== null)
  const ranked = known.map(
    (row): Ranked => ({ cluster: row.home, happened: row.outcome.happened[outcome] === true }),
  )
  const scores = (of: PredictorCode) => known.map(row => row.scores[of])
  const isLantern = predictor === 'lantern'
  const lanternLess = isLantern
    ? null
    : (areaDifference(ranked, scores('lantern'), scores(predictor)) ?? null)
  const ten = firstTen(rows, outcome, predictor)
  return {
    ...{ code: predictor, says: predictorWords[predictor] },
    area: clusteredArea(ranked, scores(predictor)) ?? null,
    precisionAtTen: clusteredShare(ten.filter(one => one.known)) ?? null,
    tenNotKnown: clusteredShare(ten.map(one => ({ ...one, happened: one.known ? 0 : one.weight }))) ?? null,
    lanternLess,
    lantern: isLantern ? 'no-better' : verdictOf(lanternLess),
  }
}

function verdictOf(difference: AreaDifference | null): Verdict {
  if (!difference) return 'not-known'
  if (difference.lower95 > 0) return 'better'
  return difference.upper95 < 0 ? 'worse' : 'no-better'
}

/** The first ten of each date; where several share the score at the edge each counts for its chance to be among them. */
function firstTen(
  rows: readonly Row[],
  outcome: OutcomeCode,
  predictor: PredictorCode,
): (Weighed & { readonly known: boolean })[] {
  const dates = Map.groupBy(rows, row => row.on)
  return [...dates.values()].flatMap(group => {
    let left = TEN
    const byScore = [...Map.groupBy(group, row => row.scores[predictor])].sort(([a], [b]) => b - a)
    return byScore.flatMap(([, tied]) => {
      const taken = Math.min(left, tied.length)
      left -= taken
      const weight = taken / tied.length
      if (weight === 0) return []
      return tied.map(row => {
        const happened = row.outcome.happened[outcome]
        return { cluster: row.home, weight, happened: happened ? weight : 0, known: happened !== null }
      })
    })
  })
}
