import type { NavigationItem } from '#platform/module.ts'
import { setLocalTarget } from './commands.ts'
import { getLocalTarget, listLocalTargets } from './queries.ts'

export { pages } from './pages.ts'

export const commands = [setLocalTarget]
export const queries = [listLocalTargets, getLocalTarget]
export const navigation: readonly NavigationItem[] = [
  {
    label: 'Local targets',
    href: '/safeguarding/local-targets',
    roles: ['safeguarding-manager', 'administrator'],
    order: 17,
  },
]
