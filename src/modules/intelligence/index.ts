import type { Module } from '#platform/module.ts'
import { recompute } from './pictures/recompute.ts'
import { policy } from './policy.ts'
import { work, workSweep } from './reading/work.ts'

/** What it adds up to, and why. */
export const intelligence: Module = {
  name: 'intelligence',
  policy,
  commands: [work, recompute],
  sweeps: [workSweep],
  queries: [],
  pages: [],
}

export type { Analysis, AnalysisKind } from './analyst/analysis.ts'
export { cusumAnalysis, cusumKinds } from './analyst/cusum-analysis.ts'
export { funnelAnalysis, funnelKinds } from './analyst/funnel-analysis.ts'
export { readTable } from './analyst/table.ts'
export { uChartAnalysis } from './analyst/u-chart-analysis.ts'
export { xmrAnalysis } from './analyst/xmr-analysis.ts'
export { type Telling, type Told, tellSignals } from './tellings/tell.ts'
