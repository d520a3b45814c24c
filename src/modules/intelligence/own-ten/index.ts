import { ownTenOnToday } from './pages/panel.ts'
import { ownTenPage } from './pages/show.ts'
import { writeOwnTenForm } from './pages/write.ts'
import { ownTenPolicy } from './policy.ts'
import { getOwnTen, listOwnTens, writeOwnTen } from './units.ts'

/** Officers’ own blind top ten, each quarter: what Lantern’s order is held against besides what is simpler. */
export const ownTen = {
  policy: ownTenPolicy,
  commands: [writeOwnTen],
  queries: [getOwnTen, listOwnTens],
  pages: [ownTenPage, writeOwnTenForm],
  panels: [ownTenOnToday],
}
