import { join } from 'node:path'
import { personRoles } from '#platform/access/roles.ts'
import type { Page } from '#platform/http/page/page.ts'
import type { NavigationItem } from '#platform/module.ts'
import { boundariesForm, boundariesShown } from './boundaries.ts'
import { challengeActions } from './challenge-actions.ts'
import { challengeAnyFact, challengeOneFact } from './challenge-form.ts'
import { challengeStory, challengesList } from './challenges.ts'
import { homeRatings, homesChanges } from './changes.ts'
import { homesCompared } from './compare.ts'
import { homeRecord, homeStory } from './homes.ts'
import { homesList } from './homes-list.ts'
import { importGiveUp, importList, importNew, importRetry, importUpload } from './import-forms.ts'
import { importChanges, importFaults, importReport, importsList } from './imports.ts'
import { joinForm, joinsToReview, keepApartForm, undoForm } from './joins.ts'
import { brandStory, providerStory } from './running.ts'

export { pageQueries } from './page-queries.ts'
export { panels } from './panels.ts'
export { provideUploads, uploadImport, uploadList } from './upload.ts'

/** Every page of the module, by its address. */
export const pages: readonly Page[] = [
  homesList,
  homesChanges,
  homesCompared,
  homeStory,
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
  importReport,
  importFaults,
  importChanges,
  importRetry,
  importGiveUp,
]

export const navigation: readonly NavigationItem[] = [
  { label: 'Homes', href: '/homes', roles: personRoles, order: 10 },
  {
    label: 'Challenges',
    href: '/challenges',
    roles: ['quality-officer', 'provider-manager', 'provider-staff'],
    order: 90,
  },
  { label: 'Imports', href: '/imports', roles: ['administrator'], order: 95 },
]

export const views = join(import.meta.dirname, '../views')
