import type { Policy } from '#platform/access/policy.ts'
import type { PersonRole } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'ombudsman.list': true
    'ombudsman.record': true
    'ombudsman.handle': true
  }
}

export const handlers: readonly PersonRole[] = ['information-governance', 'safeguarding-manager']
const refusal =
  'Complaints to the Ombudsman about our own safeguarding are for information governance, and for a safeguarding manager who took no part in the case.'

/** Apart from the case: nobody who took part in it sees the complaint, and there is no break-glass. */
export const ombudsmanPolicy: Policy = {
  'ombudsman.list': {
    grants: [
      {
        roles: handlers,
        relation: 'council',
        because: 'Information governance and managers see complaints about cases in which they took no part',
      },
    ],
    refusal,
  },
  'ombudsman.record': {
    grants: [
      {
        roles: handlers,
        relation: 'council',
        because: 'Information governance and managers receive what the Ombudsman sends',
      },
    ],
    refusal,
  },
  'ombudsman.handle': {
    grants: [
      {
        roles: handlers,
        relation: 'open',
        because: 'Information governance and managers who took no part in the case answer the Ombudsman',
      },
    ],
    refusal,
  },
}
