import type { Policy } from '#platform/access/policy.ts'
import { councilOfficers } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'trust.list': true
    'trust.raise': true
    'trust.read': true
    'trust.work': true
  }
}

const refusal = 'Only a safeguarding manager, and those assigned, work on positions of trust.'
const manager = ['safeguarding-manager'] as const

const held = (what: string) => ({
  grants: [
    { roles: manager, relation: 'open' as const, because: `Safeguarding managers ${what}` },
    { roles: councilOfficers, relation: 'assigned' as const, because: `Those assigned ${what}` },
  ],
  refusal,
})

/** The tightest of all: no team, no search, no break-glass. To everyone else it is not there. */
export const trustPolicy: Policy = {
  'trust.list': {
    grants: [
      {
        roles: councilOfficers,
        relation: 'council',
        because: 'A manager sees all of them; anyone else those they are assigned to, most often none',
      },
    ],
    refusal,
  },
  'trust.raise': {
    grants: [
      {
        roles: ['safeguarding-practitioner', ...manager],
        relation: 'council',
        because: 'Whoever looks at concerns brings a person in a position of trust to a manager',
      },
    ],
    refusal: 'Tell a safeguarding manager: they open it.',
  },
  'trust.read': held('read it'),
  'trust.work': held('work on it'),
}
