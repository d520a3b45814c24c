import { join } from 'node:path'
import type { Module } from '#platform/module.ts'
import { isolation } from './isolation/index.ts'

/** What it adds up to, and why. */
export const intelligence: Module = {
  name: 'intelligence',
  policy: { ...isolation.policy },
  commands: [...isolation.commands],
  queries: [...isolation.queries],
  pages: [...isolation.pages],
  panels: [...isolation.panels],
  navigation: [...isolation.navigation],
  records: { ...isolation.records },
  workflows: [...isolation.workflows],
  views: join(import.meta.dirname, 'views'),
}

export type { Analysis, AnalysisKind } from './analyst/analysis.ts'
export { cusumAnalysis, cusumKinds } from './analyst/cusum-analysis.ts'
export { funnelAnalysis, funnelKinds } from './analyst/funnel-analysis.ts'
export { readTable } from './analyst/table.ts'
export { uChartAnalysis } from './analyst/u-chart-analysis.ts'
export { xmrAnalysis } from './analyst/xmr-analysis.ts'
export { arrangeIsolationDemo, type IsolationActor, type IsolationDemo } from './demo-isolation.ts'
export { demoIds as demoIsolationIds } from './isolation/demo-ids.ts'
