import type { Policy } from '../access/policy.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'job.read': true
    'job.manage': true
    'job.housekeep': true
  }
}

const ownCouncil = {
  relation: 'council',
  because: 'Administrators look after the jobs of their own council',
} as const

export const jobsPolicy: Policy = {
  'job.read': { grants: [{ roles: ['administrator'], ...ownCouncil }] },
  'job.manage': { grants: [{ roles: ['administrator'], ...ownCouncil }] },
  'job.housekeep': {
    grants: [{ roles: ['system'], relation: 'council', because: 'Lantern tidies up after itself' }],
    refusal: 'Lantern does this by itself, at night',
  },
}
