import type { NavigationItem } from '#platform/module.ts'

export const governingNavigation: readonly NavigationItem[] = [
  { label: 'How the work goes', href: '/safeguarding/quality', roles: ['safeguarding-manager'], order: 16 },
  {
    label: 'The yearly return',
    href: '/safeguarding/data-quality',
    roles: ['safeguarding-manager', 'analyst'],
    order: 17,
  },
  { label: 'Requests for records', href: '/access-requests', roles: ['information-governance'], order: 44 },
  { label: 'Kept long enough', href: '/retention', roles: ['information-governance'], order: 45 },
  { label: 'Case system', href: '/safeguarding/exchange', roles: ['administrator'], order: 46 },
  {
    label: 'On the wrong person',
    href: '/safeguarding/breaches',
    roles: ['information-governance'],
    order: 46,
  },
]
