/** What it adds up to, and why. So far: its method, and the door for analysts. */
export type { Analysis, AnalysisKind } from './analyst/analysis.ts'
export { cusumAnalysis, cusumKinds } from './analyst/cusum-analysis.ts'
export { funnelAnalysis, funnelKinds } from './analyst/funnel-analysis.ts'
export { readTable } from './analyst/table.ts'
export { uChartAnalysis } from './analyst/u-chart-analysis.ts'
export { xmrAnalysis } from './analyst/xmr-analysis.ts'
