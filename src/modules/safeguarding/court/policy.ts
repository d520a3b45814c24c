import type { Policy } from '#platform/access/policy.ts'
import type { PersonRole } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'court.list': true
    'court.export': true
  }
}

export const takers: readonly PersonRole[] = ['information-governance', 'safeguarding-manager']

export const courtPolicy: Policy = {
  'court.list': {
    grants: [
      {
        roles: takers,
        relation: 'council',
        because: 'Information governance and managers see which cases are before a court, as far as they may',
      },
    ],
    refusal: 'Which cases are before a court is for information governance and safeguarding managers.',
  },
  'court.export': {
    grants: [
      {
        roles: ['information-governance'],
        relation: 'council',
        because: 'Information governance takes out what a court ordered, and it is logged',
      },
      {
        roles: ['safeguarding-manager'],
        relation: 'open',
        because: 'A safeguarding manager takes a case out for a court, and it is logged',
      },
      {
        roles: ['safeguarding-manager'],
        relation: 'assigned',
        because: 'A manager who works on a case takes it out for a court, and it is logged',
      },
    ],
    refusal:
      'Only information governance, or a safeguarding manager who may see the case, takes it out for a court. Ask one of them.',
  },
}
