import type { Page } from '#platform/http/page/page.ts'
import { homeEyesPage, monthForm, sightingForm } from './home.ts'
import { eyesList } from './list.ts'
import { placingPages } from './placing.ts'
import { remedyPages } from './remedies.ts'
import { residentPages } from './resident.ts'

export const isolationPages: readonly Page[] = [
  eyesList,
  homeEyesPage,
  monthForm,
  sightingForm,
  ...remedyPages,
  ...placingPages,
  ...residentPages,
]
