import type { Policy } from '#platform/access/policy.ts'
import type { PersonRole } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'own-ten.write': true
  }
}

/** Those who choose where to go, or who goes. */
const writers: readonly PersonRole[] = [
  'quality-officer',
  'commissioner',
  'safeguarding-practitioner',
  'safeguarding-manager',
]

export const ownTenPolicy: Policy = {
  'own-ten.write': {
    grants: [
      {
        roles: writers,
        relation: 'council',
        because:
          'Those who choose which homes are visited write down where they would go, so that Lantern is held against them',
      },
    ],
    refusal:
      'A ten of their own is written by quality officers, commissioners and the safeguarding team: those who choose which homes are visited. Results are on the model card.',
  },
}
