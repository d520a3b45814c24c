import { join } from 'node:path'
import type { Module } from '#platform/module.ts'
import { attentionFacets, exportAttention, listAttention, nextVisits } from './attention.ts'
import { decideNext, listDeciders } from './decisions/units.ts'
import { getFirstLook, listFirstLooks, recordFirstLook } from './first-looks/units.ts'
import { attentionList, visitsPage } from './pages/attention.ts'
import { lookPages, lookPanels } from './pages/first-looks.ts'
import { picturePages, picturePanels } from './pages/picture.ts'
import { getHomeEdition, getPicture } from './pictures/queries.ts'
import { recompute } from './pictures/recompute.ts'
import { lookers, policy, readers } from './policy.ts'
import { work, workSweep } from './reading/work.ts'

/** What it adds up to, and why: what everybody tells of a home, put together by fixed rules, with its reasons. */
export const intelligence: Module = {
  name: 'intelligence',
  policy,
  commands: [work, recompute, recordFirstLook, decideNext],
  queries: [
    listAttention,
    exportAttention,
    attentionFacets,
    nextVisits,
    getPicture,
    getHomeEdition,
    listFirstLooks,
    getFirstLook,
    listDeciders,
  ],
  pages: [attentionList, visitsPage, ...lookPages, ...picturePages],
  panels: [...picturePanels, ...lookPanels],
  navigation: [
    { label: 'Attention', href: '/intelligence', roles: readers, order: 8 },
    { label: 'First looks', href: '/intelligence/first-looks', roles: lookers, order: 13 },
  ],
  records: {
    'home-picture': id => `/intelligence/homes/${id}`,
    'first-look': id => `/intelligence/first-looks/${id}`,
  },
  sweeps: [workSweep],
  views: join(import.meta.dirname, 'views'),
}

export type { Analysis, AnalysisKind } from './analyst/analysis.ts'
export { cusumAnalysis, cusumKinds } from './analyst/cusum-analysis.ts'
export { funnelAnalysis, funnelKinds } from './analyst/funnel-analysis.ts'
export { readTable } from './analyst/table.ts'
export { uChartAnalysis } from './analyst/u-chart-analysis.ts'
export { xmrAnalysis } from './analyst/xmr-analysis.ts'
export { arrangeIntelligenceDemo } from './demo.ts'
export { demoFirstLookId } from './demo-ids.ts'
export { recompute as recomputePictures } from './pictures/recompute.ts'
export type { Telling, Told } from './tellings/tell.ts'
/** @public For every module that has something to tell of a home. */
export { tellSignals } from './tellings/tell.ts'
