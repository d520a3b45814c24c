import { cusumAnalysis, cusumKinds } from '../../modules/intelligence/index.ts'
import type { LoneVerb } from '../verb.ts'
import { kindOf, numberOf } from './options.ts'
import { runAnalysis } from './run-analysis.ts'

export const statsCusum: LoneVerb = {
  alone: true,
  name: 'stats cusum',
  takes: '--kind z|poisson|bernoulli --in FILE [--k N] [--ratio N] [--h N] [--bound N] [--json]',
  does: 'Adds up over time what is more than expected, so that a small lasting change shows',
  options: { kind: 'text', in: 'text', k: 'text', ratio: 'text', h: 'text', bound: 'text', json: 'flag' },
  more: [
    'Columns: period,z; period,observed,expected for poisson; period,outcome,risk (0 or 1; 0 to 1) for bernoulli.',
    '--k: of z, how far from expected is not worth a step (0.5). --ratio: of the others, the change looked for (2).',
    '--h: where an alarm sounds (5 for z; none for the others: simulate it). --bound: as high as it may climb.',
    '--json: {kind, k, ratio, h, bound, points: [{period, step, cusum, alarm}]}',
  ],
  run(context) {
    const positive = (option: string) => numberOf(context, option, number => number > 0, 'a number above 0')
    const options = {
      k: numberOf(context, 'k', number => number >= 0, 'a number of 0 or more') ?? 0.5,
      ratio:
        numberOf(context, 'ratio', number => number > 0 && number !== 1, 'a number above 0, and not 1') ?? 2,
      h: positive('h'),
      bound: positive('bound'),
    }
    return runAnalysis(context, cusumAnalysis(kindOf(context, cusumKinds)), options)
  },
}
