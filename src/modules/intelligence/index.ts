import { join } from 'node:path'
import type { Module } from '#platform/module.ts'
import { attentionFacets } from './attention/facets.ts'
import { mapAttention } from './attention/map-query.ts'
import { exportAttention, listAttention, nextVisits } from './attention/queries.ts'
import { getModelCard } from './backtest/card/query.ts'
import { exportChanges, listChanges } from './changes/queries.ts'
import { exportHomeMonths, getHomeMonths } from './charts/home-queries.ts'
import { exportFunnel, exportMonths, listFunnel, listMonths } from './charts/number-queries.ts'
import { getCharts } from './charts/queries.ts'
import { decideNext, listDeciders } from './decisions/units.ts'
import { getFirstLook, listFirstLooks, recordFirstLook } from './first-looks/units.ts'
import { indicators } from './indicators/index.ts'
import { isolation } from './isolation/index.ts'
import { ownTen } from './own-ten/index.ts'
import { attentionList } from './pages/attention.ts'
import { changesOnToday, changesPage } from './pages/changes.ts'
import { chartPages } from './pages/charts.ts'
import { lookPages, lookPanels } from './pages/first-looks.ts'
import { homeMonthsPages } from './pages/home-months.ts'
import { modelCard } from './pages/model-card.ts'
import { picturePages, picturePanels } from './pages/picture.ts'
import { runnersPage } from './pages/runners.ts'
import { themesPage } from './pages/themes.ts'
import { visitsPage } from './pages/visits.ts'
import { getHomeEdition, getPicture } from './pictures/queries.ts'
import { recompute } from './pictures/recompute.ts'
import { lookers, policy, readers } from './policy.ts'
import { work, workSweep } from './reading/work.ts'
import { exportRunners, listRunners } from './runners/queries.ts'
import { sharing } from './sharing/index.ts'
import { sources } from './sources/index.ts'
import { submissions } from './submissions/index.ts'
import { exportThemes, listThemes } from './themes/queries.ts'

/** What it adds up to, and why: what everybody tells of a home, put together by fixed rules, with its reasons. */
export const intelligence: Module = {
  name: 'intelligence',
  policy: {
    ...policy,
    ...indicators.policy,
    ...isolation.policy,
    ...submissions.policy,
    ...sharing.policy,
    ...ownTen.policy,
  },
  commands: [
    work,
    recompute,
    recordFirstLook,
    decideNext,
    ...indicators.commands,
    ...isolation.commands,
    ...submissions.commands,
    ...sharing.commands,
    ...ownTen.commands,
  ],
  queries: [
    listAttention,
    exportAttention,
    attentionFacets,
    mapAttention,
    listChanges,
    exportChanges,
    listThemes,
    exportThemes,
    listRunners,
    getCharts,
    listFunnel,
    exportFunnel,
    listMonths,
    exportMonths,
    getHomeMonths,
    exportHomeMonths,
    exportRunners,
    nextVisits,
    getPicture,
    getHomeEdition,
    listFirstLooks,
    getFirstLook,
    listDeciders,
    ...indicators.queries,
    ...isolation.queries,
    ...sources.queries,
    ...submissions.queries,
    ...sharing.queries,
    ...ownTen.queries,
    getModelCard,
  ],
  pages: [
    attentionList,
    visitsPage,
    changesPage,
    themesPage,
    runnersPage,
    ...chartPages,
    ...homeMonthsPages,
    modelCard,
    ...lookPages,
    ...picturePages,
    ...indicators.pages,
    ...isolation.pages,
    ...sources.pages,
    ...submissions.pages,
    ...sharing.pages,
    ...ownTen.pages,
  ],
  panels: [
    ...picturePanels,
    changesOnToday,
    ...lookPanels,
    ...indicators.panels,
    ...isolation.panels,
    ...sources.panels,
    ...sharing.panels,
    ...ownTen.panels,
  ],
  navigation: [
    { label: 'Attention', href: '/intelligence', roles: readers, order: 8 },
    { label: 'First looks', href: '/intelligence/first-looks', roles: lookers, order: 13 },
    ...indicators.navigation,
    ...isolation.navigation,
    ...sources.navigation,
    ...submissions.navigation,
    ...sharing.navigation,
  ],
  records: {
    ...indicators.records,
    ...isolation.records,
    ...submissions.records,
    ...sharing.records,
    'home-picture': id => `/intelligence/homes/${id}`,
    'first-look': id => `/intelligence/first-looks/${id}`,
  },
  sweeps: [workSweep],
  workflows: [...indicators.workflows, ...isolation.workflows, ...sharing.workflows],
  views: join(import.meta.dirname, 'views'),
}

export type { Analysis, AnalysisKind } from './analyst/analysis.ts'
export { cusumAnalysis, cusumKinds } from './analyst/cusum-analysis.ts'
export { funnelAnalysis, funnelKinds } from './analyst/funnel-analysis.ts'
export { readTable } from './analyst/table.ts'
export { uChartAnalysis } from './analyst/u-chart-analysis.ts'
export { xmrAnalysis } from './analyst/xmr-analysis.ts'
export { type CardAsked, type ModelCard, modelCardOf } from './backtest/card/model-card.ts'
export { type BacktestAsked, backtest, FOLLOWED_DAYS } from './backtest/real/backtest.ts'
export { datesFor } from './backtest/real/dates.ts'
export { groupsOf } from './backtest/real/groups-of.ts'
export { recordedWorlds } from './backtest/recorded.ts'
export { type Block, textOf } from './backtest/words/block.ts'
export { realBlocks } from './backtest/words/real.ts'
export { worldsBlocks } from './backtest/words/worlds.ts'
export { runWorlds, type WorldsResult } from './backtest/worlds/run.ts'
export { arrangeIntelligenceDemo } from './demo.ts'
export { demoFirstLookId } from './demo-ids.ts'
export { arrangeIndicatorsDemo } from './demo-indicators.ts'
export { arrangeIsolationDemo, type IsolationActor, type IsolationDemo } from './demo-isolation.ts'
export { arrangeOwnTenDemo } from './demo-own-ten.ts'
export { arrangeSharingDemo, type SharingActor, type SharingDemo } from './demo-sharing.ts'
export { demoIds as demoIndicatorIds } from './indicators/demo-ids.ts'
export { demoIds as demoIsolationIds } from './isolation/demo-ids.ts'
export { judgedWith } from './own-ten/judged.ts'
export { endedTens, ownTensOf } from './own-ten/store.ts'
export { recompute as recomputePictures } from './pictures/recompute.ts'
export { demoIds as demoSharingIds } from './sharing/demo-ids.ts'
export { demoIds as demoSubmissionIds } from './submissions/demo-ids.ts'
export { importFoodHygiene, importPartnerSignals } from './submissions/file-commands.ts'
export type { Telling, Told } from './tellings/tell.ts'
/** @public For every module that has something to tell of a home. */
export { tellSignals } from './tellings/tell.ts'
export type { RuleSet } from './triangulate/rule-set.ts'
export { ruleSets, rulesInUse } from './triangulate/rule-sets.ts'
