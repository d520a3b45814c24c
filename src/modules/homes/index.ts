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
import { exportChallenges, getChallenge, listChallenges } from './challenge/queries.ts'
import { challengeReminders } from './challenge/reminders.ts'
import { challengeWorkflow } from './challenge/workflow.ts'
import { compareHomes } from './compare/queries.ts'
import { digestSchedule, sendDigest, sendDigests } from './digest/sending.ts'
import { chooseDigest, getDigest } from './digest/units.ts'
import { deleteFilter, renameFilter, saveFilter } from './filters/commands.ts'
import { filterSweep, noteFilters } from './filters/noting.ts'
import { getFilter, listFilters } from './filters/queries.ts'
import { recordHealth, tellIcbOfGaps } from './health/commands.ts'
import { exportHealthGaps, getHealth, listHealthGaps, whoToTell } from './health/queries.ts'
import { applyImport, giveUpImport, openImport, requestImport, retryImport } from './import/commands.ts'
import { runImportJob } from './import/job.ts'
import { importNightly, nightlySchedule } from './import/nightly.ts'
import { exportImports, getImport, listImports } from './import/queries.ts'
import { undoImport } from './import/undo-command.ts'
import { recordLocalFacts, withdrawLocalFact } from './local-facts/commands.ts'
import { importCapacityTracker, undoLocalImport } from './local-facts/import-commands.ts'
import {
  exportTrackerImports,
  getLocalFact,
  getLocalFacts,
  getTrackerImport,
  listTrackerImports,
} from './local-facts/queries.ts'
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
import { homeNames } from './reading/home-names.ts'
import { importReference, undoReference } from './reference/commands.ts'
import {
  exportReferenceImports,
  exportReferenceNotes,
  getReferenceReport,
  listReferenceImports,
} from './reference/queries.ts'
import { exportChanges, listChanges } from './registry/changes-queries.ts'
import { getHome, getRecord } from './registry/home-queries.ts'
import { joinRegistrations, keepApart, undoJoin } from './registry/join-commands.ts'
import { openJoinCandidates } from './registry/join-queries.ts'
import { exportHomes, homeFilters, searchHomes } from './registry/search-queries.ts'
import { getBrand, getProvider } from './running/queries.ts'
import { challengeMismatches, mismatchSweep } from './sources/raise.ts'
import { listWatches, stopWatching, watch } from './watches/units.ts'
import { whatChanged } from './watches/what-changed.ts'

/** The register of care homes: where its facts come from, and how they are challenged. */
export const homes: Module = {
  name: 'homes',
  policy,
  commands: [
    requestImport,
    retryImport,
    giveUpImport,
    undoImport,
    openImport,
    runImportJob,
    applyImport,
    importNightly,
    joinRegistrations,
    keepApart,
    undoJoin,
    raiseChallenge,
    sendChallengeToCqc,
    upholdChallenge,
    refuseChallenge,
    withdrawChallenge,
    challengeReminders.command,
    challengeMismatches,
    uploadImport,
    uploadList,
    recordLocalFacts,
    withdrawLocalFact,
    recordHealth,
    tellIcbOfGaps,
    importCapacityTracker,
    undoLocalImport,
    watch,
    stopWatching,
    saveFilter,
    renameFilter,
    deleteFilter,
    noteFilters,
    chooseDigest,
    sendDigests,
    sendDigest,
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
    exportImports,
    listChanges,
    exportChanges,
    keptBoundaries,
    listReferenceImports,
    exportReferenceImports,
    exportReferenceNotes,
    getReferenceReport,
    listChallenges,
    exportChallenges,
    getChallenge,
    getLocalFacts,
    getLocalFact,
    getHealth,
    listHealthGaps,
    exportHealthGaps,
    whoToTell,
    listTrackerImports,
    exportTrackerImports,
    getTrackerImport,
    getMarket,
    listWatches,
    listFilters,
    getFilter,
    getDigest,
    realChoices,
    exportChoices,
    listMarketTable,
    exportMarketTable,
    homeNames,
    ...pageQueries,
  ],
  pages,
  navigation,
  panels,
  views,
  workflows: [challengeWorkflow],
  schedules: [challengeReminders.schedule, nightlySchedule, digestSchedule],
  sweeps: [mismatchSweep, filterSweep],
}

export { importBoundaries } from './boundaries/commands.ts'
export { raiseChallenge } from './challenge/commands.ts'
export {
  type ChallengeOfHome,
  challengesOfHomes,
  upheldLast,
  upheldSince,
} from './challenge/of-homes-store.ts'
export { arrangeHomesDemo, type HomesDemo } from './demo.ts'
export { demoIds } from './demo-ids.ts'
export type { LocalSaying } from './demo-local-facts.ts'
export type { HomeEvent, HomeEventType, KeyRatings, ToldFact, ToldValue } from './events.ts'
export { importerOf, openSource } from './import/importer.ts'
export { provideImporter } from './import/job.ts'
export { provideNightly } from './import/nightly.ts'
export { type ImportProgress, type ImportResult, runImport } from './import/run-import.ts'
export type { ImportReport } from './import/schema.ts'
export { NamedFile } from './import/sent-file.ts'
export type { Source } from './import/source.ts'
export { undoImport } from './import/undo-command.ts'
export { nameCore, normaliseName, normalisePostcode } from './joining/names.ts'
export { dayOf as dayOfList } from './lists/dates.ts'
export { type ListKind, openList } from './lists/index.ts'
export { importCapacityTracker } from './local-facts/import-commands.ts'
export { homesByLocation } from './local-facts/import-store.ts'
export { MapOfHomes, MappedHome } from './map/schema.ts'
export { mapOfThese } from './map/these-homes.ts'
export { provideUploads } from './pages/index.ts'
export { type Comparable, comparable } from './reading/comparable-store.ts'
export { deprivationOf } from './reading/deprivation-store.ts'
export { type Elsewhere, homesElsewhere } from './reading/elsewhere-store.ts'
export {
  type FeedCursor,
  FROM_THE_BEGINNING,
  type HomeEvents,
  homeEventsAfter,
  homeEventsEnd,
} from './reading/feed-store.ts'
export type { HomeInBrief } from './reading/home-in-brief.ts'
export { homeNames } from './reading/home-names.ts'
export {
  type Area,
  type HomesInArea,
  homeById,
  homesById,
  homesInArea,
  homesOfCouncil,
  type SomeHomes,
} from './reading/homes-store.ts'
export { type LocalSaid, localSayingsOf, localValuesOf } from './reading/local-values-store.ts'
export { type HomePast, homeOn, knownFrom, type PastsRead, pastsFrom } from './reading/past.ts'
export { pastsOfCouncil } from './reading/past-store.ts'
export { type HomeHappening, homeEventsSince, homeStory } from './reading/story-store.ts'
export { type Comparison, type Stratum, strataOf, stratumKey, stratumOf } from './reading/strata.ts'
export { importReference } from './reference/commands.ts'
export { FileOnDisk } from './reference/file.ts'
export type { FileKind } from './reference/schema.ts'
export { homeIdFor } from './registry/home-ids.ts'
export { signalsOfEvent, signalsOfHome } from './signals.ts'
export { reportInWords as boundariesInWords } from './view/boundaries.ts'
export type { Legend, MapOf } from './view/map/legend.ts'
export { mapPanel } from './view/map/map-panel.ts'
export { referenceInWords } from './view/reference.ts'
