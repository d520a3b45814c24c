import { join } from 'node:path'
import { personRoles } from '#platform/access/roles.ts'
import type { Page } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import type { NavigationItem } from '#platform/module.ts'
import { boundariesForm, boundariesShown } from './boundaries.ts'
import { trackerImports, trackerUndo, trackerUpload } from './capacity-tracker.ts'
import { challengeActions } from './challenge-actions.ts'
import { challengeAnyFact, challengeOneFact } from './challenge-form.ts'
import { challengeStory, challengesList } from './challenges.ts'
import { homeRatings, homesChanges } from './changes.ts'
import { choicesList } from './choices.ts'
import { homesCompared } from './compare.ts'
import { digestForm, watchedChanges } from './digest.ts'
import { filterPages } from './filters.ts'
import { healthPages, healthPanel } from './health.ts'
import { homeProfile, homeRecord, homeStory } from './homes.ts'
import { homesList } from './homes-list.ts'
import { importGiveUp, importRetry, importUndo } from './import-actions.ts'
import { importList, importNew, importUpload } from './import-forms.ts'
import { importChanges, importFaults, importReport, importsList } from './imports.ts'
import { joinForm, joinsToReview, keepApartForm, undoForm } from './joins.ts'
import { localFactsPanel, localFactsStory, recordForms, withdrawForm } from './local-facts.ts'
import { marketPages } from './market.ts'
import { panels as modulePanels } from './panels.ts'
import { referencePages } from './reference.ts'
import { brandStory, providerStory } from './running.ts'
import { watchPages, watchPanels } from './watches.ts'

export { exportMarketTable, listMarketTable } from './market-table.ts'
export { pageQueries } from './page-queries.ts'
export { provideUploads, uploadImport, uploadList } from './upload.ts'

/** Every page of the module, by its address. */
export const pages: readonly Page[] = [
  homesList,
  homesChanges,
  homesCompared,
  homeStory,
  homeProfile,
  homeRatings,
  homeRecord,
  providerStory,
  brandStory,
  challengeAnyFact,
  challengeOneFact,
  challengesList,
  challengeStory,
  ...challengeActions,
  joinsToReview,
  joinForm,
  keepApartForm,
  undoForm,
  importsList,
  importNew,
  importUpload,
  importList,
  boundariesShown,
  boundariesForm,
  ...referencePages,
  importReport,
  importFaults,
  importChanges,
  importRetry,
  importGiveUp,
  importUndo,
  localFactsStory,
  ...recordForms,
  withdrawForm,
  ...healthPages,
  ...marketPages,
  choicesList,
  ...watchPages,
  ...filterPages,
  digestForm,
  watchedChanges,
  trackerImports,
  trackerUpload,
  trackerUndo,
]

export const panels: readonly Panel[] = [...modulePanels, localFactsPanel, healthPanel, ...watchPanels]

export const navigation: readonly NavigationItem[] = [
  { label: 'Homes', href: '/homes', roles: personRoles, order: 10 },
  {
    label: 'Market',
    href: '/market',
    roles: ['commissioner', 'quality-officer', 'analyst', 'board-member'],
    order: 20,
  },
  { label: 'Health care', href: '/health-gaps', roles: ['partner'], order: 30 },
  {
    label: 'Challenges',
    href: '/challenges',
    roles: ['quality-officer', 'provider-manager', 'provider-nominated', 'provider-staff'],
    order: 90,
  },
  { label: 'Imports', href: '/imports', roles: ['administrator'], order: 95 },
]

export const views = join(import.meta.dirname, '../views')
