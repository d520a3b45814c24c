import * as commands from './commands.ts'
import { INDICATORS, indicatorHref } from './pages/addresses.ts'
import { indicatorPages } from './pages/index.ts'
import { indicatorPanels } from './pages/panels.ts'
import { indicatorPolicy, indicatorReaders } from './policy.ts'
import * as queries from './queries.ts'
import { indicatorWorkflow } from './workflow.ts'

/** What analysts make of what is told: indicators as data, tried on history before they count. */
export const indicators = {
  policy: indicatorPolicy,
  commands: [
    commands.defineIndicator,
    commands.changeIndicator,
    commands.tryIndicator,
    commands.useIndicator,
    commands.retireIndicator,
  ],
  queries: [
    queries.indicatorChoices,
    queries.listIndicators,
    queries.exportIndicators,
    queries.getIndicator,
    queries.getIndicatorHome,
    queries.listIndicatorResults,
    queries.exportIndicatorResults,
  ],
  pages: indicatorPages,
  panels: indicatorPanels,
  records: { indicator: indicatorHref },
  navigation: [{ label: 'Indicators', href: INDICATORS, roles: indicatorReaders, order: 28 }],
  workflows: [indicatorWorkflow],
}
