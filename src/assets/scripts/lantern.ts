/**
 * The browser's part. Every page works without it: this only makes pages kinder (a menu that folds, a
 * count of characters left, focus on the error summary, a quick way out).
 */
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend'
import { announceResults } from './announce.ts'
import { openFiltersOnWideScreens } from './filters.ts'
import { startMaps } from './map.ts'
import { offerPrinting } from './print.ts'
import { followProgress } from './progress.ts'
import { warnBeforeLosingWords } from './unsaved.ts'

createAll(Button, { preventDoubleClick: true })
createAll(CharacterCount)
createAll(Checkboxes)
createAll(ErrorSummary)
createAll(ExitThisPage)
createAll(NotificationBanner)
createAll(Radios)
createAll(ServiceNavigation)
createAll(SkipLink)

announceResults(document)
openFiltersOnWideScreens(document)
followProgress(document)
offerPrinting(document)
startMaps(document)
warnBeforeLosingWords(document)
