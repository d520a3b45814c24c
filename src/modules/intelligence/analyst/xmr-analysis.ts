import { rulesMet } from '../method/chart-rules.ts'
import { type Xmr, xmr } from '../method/xmr.ts'
import { type Analysis, type AnalysisKind, labelsOf, numbersOf } from './analysis.ts'
import { type Phase, phasesOf } from './phases.ts'
import type { Table } from './table.ts'

/** Single values over time and their moving ranges, each phase by itself. */
export const xmrAnalysis: AnalysisKind<undefined> = {
  columns: [{ name: 'period' }, { name: 'value', rule: {} }, { name: 'phase', optional: true }],
  hint: () => 'An XmR chart needs period and value, and takes phase.',
  analyse,
}

/** Below this a chart's limits say little. */
const FEWEST_VALUES = 12

interface Charted extends Phase {
  readonly values: readonly number[]
  readonly chart: Xmr
}

function analyse(table: Table): Analysis {
  const values = numbersOf(table, 'value')
  const charts = phasesOf(table).map(phase => {
    const own = values.slice(phase.from, phase.until)
    return { ...phase, values: own, chart: xmr(own) }
  })
  // Of counts, and of what is never below nothing, no limit below nothing is shown.
  const floor = values.every(value => value >= 0) ? 0 : -Infinity
  const short = charts.filter(one => one.values.length < FEWEST_VALUES).length
  return {
    head: { kind: 'xmr', phases: charts.map(one => headOf(one, floor)) },
    list: 'points',
    *items() {
      for (const chart of charts) yield* pointsOf(chart, labelsOf(table, 'period'))
    },
    notes: short > 0 ? [`Fewer than ${FEWEST_VALUES} values in a phase: its limits are rough.`] : [],
  }
}

function headOf({ phase, values, chart }: Charted, floor: number) {
  const { mean, meanMovingRange, lower, upper, upperMovingRange } = chart
  const lowerShown = Math.max(floor, lower)
  return { phase, n: values.length, mean, meanMovingRange, lower, lowerShown, upper, upperMovingRange }
}

function* pointsOf({ phase, from, values, chart }: Charted, periods: readonly string[]) {
  const { mean: centre, sigma, movingRanges } = chart
  const rules = rulesMet(values.map(value => ({ value, centre, sigma })))
  for (const [i, value] of values.entries()) {
    const movingRange = movingRanges[i - 1] ?? null
    const rangeBeyond = movingRange !== null && movingRange > chart.upperMovingRange
    yield { period: periods[from + i], phase, value, movingRange, rangeBeyond, rules: rules[i] ?? [] }
  }
}
