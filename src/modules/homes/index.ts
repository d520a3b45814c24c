import type { Module } from '#platform/module.ts'
import { importBoundaries } from './boundaries/commands.ts'
import { keptBoundaries } from './boundaries/queries.ts'
import {
  raiseChallenge,
  refuseChallenge,
  sendChallengeToCqc,
  upholdChallenge,
  withdrawChallenge,
} from './challenge/commands.ts'
import { getChallenge, listChallenges } from './challenge/queries.ts'
import { challengeReminders } from './challenge/reminders.ts'
import { challengeWorkflow } from './challenge/workflow.ts'
import { compareHomes } from './compare/queries.ts'
import { applyImport, giveUpImport, openImport, requestImport, retryImport } from './import/commands.ts'
import { runImportJob } from './import/job.ts'
import { getImport, listImports } from './import/queries.ts'
import { recordLocalFacts, withdrawLocalFact } from './local-facts/commands.ts'
import { importCapacityTracker, undoLocalImport } from './local-facts/import-commands.ts'
import { getLocalFact, getLocalFacts, getTrackerImport, listTrackerImports } from './local-facts/queries.ts'
import { mapOfHomes } from './map/queries.ts'
import { exportChoices, realChoices } from './market/choices-query.ts'
import { getMarket } from './market/queries.ts'
import {
  exportMarketTable,
  listMarketTable,
  navigation,
  pageQueries,
  pages,
  panels,
  uploadImport,
  uploadList,
  views,
} from './pages/index.ts'
import { policy } from './policy.ts'
import { importReference, undoReference } from './reference/commands.ts'
import { getReferenceReport, listReferenceImports } from './reference/queries.ts'
import { getHome, getRecord, whatChanged } from './registry/home-queries.ts'
import { joinRegistrations, keepApart, undoJoin } from './registry/join-commands.ts'
import { openJoinCandidates } from './registry/join-queries.ts'
import { exportHomes, homeFilters, searchHomes } from './registry/search-queries.ts'
import { getBrand, getProvider } from './running/queries.ts'
import { listWatches, stopWatching, watch } from './watches/units.ts'

/** The register of care homes: where its facts come from, and how they are challenged. */
export const homes: Module = {
  name: 'homes',
  policy,
  commands: [
    requestImport,
    retryImport,
    giveUpImport,
    openImport,
    runImportJob,
    applyImport,
    joinRegistrations,
    keepApart,
    undoJoin,
    raiseChallenge,
    sendChallengeToCqc,
    upholdChallenge,
    refuseChallenge,
    withdrawChallenge,
    challengeReminders.command,
    uploadImport,
    uploadList,
    recordLocalFacts,
    withdrawLocalFact,
    importCapacityTracker,
    undoLocalImport,
    watch,
    stopWatching,
    importBoundaries,
    importReference,
    undoReference,
  ],
  queries: [
    searchHomes,
    exportHomes,
    homeFilters,
    mapOfHomes,
    whatChanged,
    getHome,
    getRecord,
    compareHomes,
    getProvider,
    getBrand,
    openJoinCandidates,
    listImports,
    getImport,
    keptBoundaries,
    listReferenceImports,
    getReferenceReport,
    listChallenges,
    getChallenge,
    getLocalFacts,
    getLocalFact,
    listTrackerImports,
    getTrackerImport,
    getMarket,
    listWatches,
    realChoices,
    exportChoices,
    listMarketTable,
    exportMarketTable,
    ...pageQueries,
  ],
  pages,
  navigation,
  panels,
  views,
  workflows: [challengeWorkflow],
  schedules: [challengeReminders.schedule],
}

export { importBoundaries } from './boundaries/commands.ts'
export { arrangeHomesDemo, type HomesDemo } from './demo.ts'
export { demoIds } from './demo-ids.ts'
export type { LocalSaying } from './demo-local-facts.ts'
export { importerOf, openSource } from './import/importer.ts'
export { provideImporter } from './import/job.ts'
export { type ImportProgress, type ImportResult, runImport } from './import/run-import.ts'
export type { ImportReport } from './import/schema.ts'
export type { Source } from './import/source.ts'
export { type ListKind, openList } from './lists/index.ts'
export { importCapacityTracker } from './local-facts/import-commands.ts'
export { provideUploads } from './pages/index.ts'
export { importReference } from './reference/commands.ts'
export { FileOnDisk } from './reference/file.ts'
export type { FileKind } from './reference/schema.ts'
export { homeIdFor } from './registry/home-ids.ts'
export { reportInWords as boundariesInWords } from './view/boundaries.ts'
export { referenceInWords } from './view/reference.ts'
