import type { Policy } from '#platform/access/policy.ts'
import type { PersonRole } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'person.search': true
    'person.read': true
    'person.record': true
    'person.change': true
  }
}

/** Those who keep adults safe: they meet people they have no record of yet. */
const safeguarding: readonly PersonRole[] = [
  'safeguarding-practitioner',
  'safeguarding-manager',
  'duty-worker',
]

const refusal =
  'This record is for those who work with the adult. Ask the safeguarding team if you need to know something.'

export const policy: Policy = {
  'person.search': {
    grants: [
      {
        roles: safeguarding,
        relation: 'council',
        because: 'The safeguarding team looks up the adults it is told about',
      },
    ],
    refusal,
  },
  'person.read': {
    grants: [
      {
        roles: safeguarding,
        relation: 'open',
        because: 'The safeguarding team reads the records of adults, unless one is restricted',
      },
    ],
    breakGlass: safeguarding,
    refusal,
  },
  'person.record': {
    grants: [
      {
        roles: [...safeguarding, 'system'],
        relation: 'council',
        because: 'The safeguarding team writes down whom a concern is about',
      },
    ],
    refusal,
  },
  'person.change': {
    grants: [
      {
        roles: safeguarding,
        relation: 'open',
        because: 'The safeguarding team keeps the records of adults right, unless one is restricted',
      },
    ],
    breakGlass: safeguarding,
    refusal,
  },
}
