import { funnelAnalysis, funnelKinds } from '../../modules/intelligence/index.ts'
import type { LoneVerb } from '../verb.ts'
import { kindOf } from './options.ts'
import { runAnalysis } from './run-analysis.ts'

export const statsFunnel: LoneVerb = {
  alone: true,
  name: 'stats funnel',
  takes: '--kind ratio|proportion|ratio-of-counts --in FILE [--json]',
  does: 'Compares units with what is expected: z, allowed for over-dispersion, and limits of a funnel plot',
  options: { kind: 'text', in: 'text', json: 'flag' },
  more: [
    'Columns: unit,observed,expected for a ratio; unit,numerator,denominator for the others. CSV, ODS or XLSX.',
    'z is on the square-root scale of a ratio, the arcsine scale of a proportion, the log scale of a ratio of counts.',
    'phi, tau2: spread beyond chance, after 10% of z is winsorised at each side. target, limits: as in the file.',
    '--json: {kind, target, phi, tau2, units: [{unit, z, zWinsorised, zAdjusted, lower95, upper95, lower998, upper998}]}',
  ],
  run: context => runAnalysis(context, funnelAnalysis(kindOf(context, funnelKinds)), undefined),
}
