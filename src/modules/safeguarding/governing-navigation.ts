import type { NavigationItem } from '#platform/module.ts'

export const governingNavigation: readonly NavigationItem[] = [
  { label: 'How the work goes', href: '/safeguarding/quality', roles: ['safeguarding-manager'], order: 16 },
  {
    label: 'On the wrong person',
    href: '/safeguarding/breaches',
    roles: ['information-governance'],
    order: 46,
  },
]
