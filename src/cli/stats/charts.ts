import { uChartAnalysis, xmrAnalysis } from '../../modules/intelligence/index.ts'
import type { LoneVerb } from '../verb.ts'
import { numberOf } from './options.ts'
import { runAnalysis } from './run-analysis.ts'

const rules =
  'rules: beyond-limits, one-side (7), trend (7), two-of-three (outer third): what a point completes.'
const phase = 'A column phase is optional: each change of it starts afresh, and the old phase stays in sight.'

export const statsXmr: LoneVerb = {
  alone: true,
  name: 'stats xmr',
  takes: '--in FILE [--json]',
  does: 'Charts single values over time with their moving ranges and limits',
  options: { in: 'text', json: 'flag' },
  more: [
    `Columns: period,value. ${phase}`,
    rules,
    '--json: {kind, phases: [{phase, n, mean, meanMovingRange, lower, lowerShown, upper, upperMovingRange}],',
    '         points: [{period, phase, value, movingRange, rangeBeyond, rules}]}',
  ],
  run: context => runAnalysis(context, xmrAnalysis, undefined),
}

export const statsUChart: LoneVerb = {
  alone: true,
  name: 'stats u-chart',
  takes: '--in FILE [--per 1000] [--json]',
  does: 'Charts a rate over time whose exposure changes, such as falls per 1,000 occupied bed days',
  options: { in: 'text', per: 'text', json: 'flag' },
  more: [
    `Columns: period,count,exposure. ${phase}`,
    rules,
    '--json: {kind, per, phases: [{phase, n, centre}],',
    '         points: [{period, phase, value, centre, lower, upper, rules}]}',
  ],
  run(context) {
    const per = numberOf(context, 'per', number => number > 0, 'a number above 0') ?? 1000
    return runAnalysis(context, uChartAnalysis, { per })
  },
}
