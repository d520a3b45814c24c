import { datesFor } from './dates.ts'
import { groupResults } from './groups.ts'
import { isRaised, leadOf } from './lead.ts'
import { FEWEST_FOR_A_CURVE, forecastOf, kappas, levelResults } from './levels.ts'
import { outcomeResults } from './predictors.ts'
import type { OutcomeResult, PredictorResult, RealResult } from './result.ts'
import { type Row, type RowsAsked, rowsOf } from './rows.ts'

export type BacktestAsked = Omit<RowsAsked, 'dates' | 'days'> & Partial<Pick<RowsAsked, 'dates' | 'days'>>

/** Two years: most homes that CQC looks at again in a hurry are looked at by then. */
export const FOLLOWED_DAYS = 730

/** Judges the rules on histories: on each date by what was known then, against what came of the homes afterwards. */
export function backtest(asked: BacktestAsked): RealResult {
  const days = asked.days ?? FOLLOWED_DAYS
  const dates = asked.dates ?? datesFor(asked.pasts, days)
  return resultOf(rowsOf({ ...asked, dates, days }), { ...asked, dates, days })
}

export function resultOf(rows: readonly Row[], { dates, days, rules, topTens }: RowsAsked): RealResult {
  const outcomes = outcomeResults(rows, new Set(topTens?.keys()))
  const forecast = forecastOf(rows)
  const result = {
    ...{ measures: 'Agreement with inspection, not safety', rules: rules.version, dates, days },
    ...{ rows: rows.length, homes: new Set(rows.map(row => row.home)).size, outcomes, forecast },
    ...{ levels: levelResults(rows), kappa: kappas(rows), lead: leadOf(rows), groups: groupResults(rows) },
  }
  return { ...result, plainly: plainly(rows, outcomes, result) }
}

function plainly(
  rows: readonly Row[],
  outcomes: readonly OutcomeResult[],
  { forecast, lead }: Pick<RealResult, 'forecast' | 'lead'>,
): string[] {
  if (rows.length === 0)
    return ['There is nothing to judge: fewer than ten homes were rated early enough to be followed.']
  const raised = rows.filter(isRaised).length
  return [
    'It asks whether CQC later agreed. It does not ask whether people were safe, and CQC does not look everywhere alike.',
    `${raised} of ${rows.length} were at “look” or above.`,
    ...outcomes.flatMap(aboutOutcome),
    ...(lead ? [aboutLead(lead)] : []),
    ...(forecast && !forecast.curve
      ? [
          `No curve is drawn: it wants ${FEWEST_FOR_A_CURVE} ratings below Good and ${FEWEST_FOR_A_CURVE} others at least.`,
        ]
      : []),
    ...(rows.some(row => row.scores['officers-top-ten'] > 0)
      ? []
      : [
          'Officers’ own blind top ten was not recorded, or not long enough ago: there is nothing to compare with it.',
        ]),
  ]
}

function aboutOutcome({ code, says, known, happened, notKnown, predictors }: OutcomeResult): string[] {
  const what = says.split('.')[0] ?? says
  const counts = `${what}: it happened in ${happened} of ${known} that are known; of ${notKnown} nobody knows, and they count for neither.`
  if (happened === 0 || happened === known)
    return [`${counts} Where it happened nowhere, or everywhere, nothing can be told apart.`]
  const others = predictors.filter(one => one.code !== 'lantern')
  return [counts, ...others.map(one => comparison(code, one))]
}

const says: Readonly<Record<PredictorResult['lantern'], string>> = {
  better: 'Lantern’s order is better than',
  worse: 'Lantern’s order is worse than',
  'no-better': 'Lantern’s order is no better that could be told than',
  'not-known': 'It cannot be told whether Lantern’s order is better than',
}

function comparison(code: string, { lantern, says: what }: PredictorResult): string {
  const name = `${what[0]?.toLowerCase() ?? ''}${what.slice(1)}`.replace(/^lantern/, 'Lantern')
  return `${code}: ${says[lantern]} this: ${name}.`
}

function aboutLead({ happened, raised }: NonNullable<RealResult['lead']>): string {
  const times = Math.round((raised?.share ?? 0) * happened)
  return `Of ${happened} later ratings below Good, ${times} were of homes at “look” or above beforehand: the others were missed.`
}
