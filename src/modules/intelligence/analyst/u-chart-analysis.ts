import { rulesMet } from '../method/chart-rules.ts'
import { uChart } from '../method/u-chart.ts'
import { type Analysis, type AnalysisKind, labelsOf, numbersOf } from './analysis.ts'
import { type Phase, phasesOf } from './phases.ts'
import type { Table } from './table.ts'

/** A rate over time whose exposure changes, each phase by itself. */
export const uChartAnalysis: AnalysisKind<{ readonly per: number }> = {
  columns: [
    { name: 'period' },
    { name: 'count', rule: { least: 0 } },
    {
      name: 'exposure',
      rule: {
        least: 0,
        notZero: 'It must be more than 0: with no bed days there is no rate. Take the row away.',
      },
    },
    { name: 'phase', optional: true },
  ],
  hint: () => 'A u-chart needs period, count and exposure (occupied bed days, say), and takes phase.',
  analyse,
}

function analyse(table: Table, { per }: { readonly per: number }): Analysis {
  const exposures = numbersOf(table, 'exposure')
  const given = numbersOf(table, 'count').map((count, i) => ({ count, exposure: exposures[i] ?? Number.NaN }))
  const charts = phasesOf(table).map(phase => ({
    ...phase,
    ...uChart(given.slice(phase.from, phase.until), per),
  }))
  const phases = charts.map(({ phase, centre, points }) => ({ phase, n: points.length, centre }))
  return {
    head: { kind: 'u-chart', per, phases },
    list: 'points',
    *items() {
      for (const chart of charts) yield* pointsOf(chart, labelsOf(table, 'period'))
    },
    notes: [],
  }
}

type Charted = Phase & ReturnType<typeof uChart>

function* pointsOf({ phase, from, centre, points }: Charted, periods: readonly string[]) {
  const rules = rulesMet(points.map(({ value, sigma }) => ({ value, centre, sigma })))
  for (const [i, { value, lower, upper }] of points.entries())
    yield { period: periods[from + i], phase, value, centre, lower, upper, rules: rules[i] ?? [] }
}
