import { definers } from '../indicators/workflow.ts'
import { SOURCES } from './addresses.ts'
import { sourceList } from './pages.ts'
import { sourcePanels } from './panels.ts'
import { exportSources, listSources } from './queries.ts'

/** How well each source tells of homes. */
export const sources = {
  queries: [listSources, exportSources],
  pages: [sourceList],
  panels: sourcePanels,
  navigation: [{ label: 'Sources', href: SOURCES, roles: definers, order: 29 }],
}
