import type { Policy } from '#platform/access/policy.ts'
import { councilOfficers } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'dispute.review': true
  }
}

export const disputesPolicy: Policy = {
  'dispute.review': {
    grants: [
      {
        roles: councilOfficers,
        relation: 'assigned',
        because: 'Whoever was named reviews the dispute, and took no part in the case',
      },
    ],
    refusal:
      'Only whoever was named to review this, and took no part in the case, says how it came out. Ask the safeguarding manager.',
  },
}
