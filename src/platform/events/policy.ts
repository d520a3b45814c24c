import type { Policy } from '../access/policy.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'event.read': true
    'event.export': true
    'event.verify': true
    'event.seal': true
  }
}

/** Who may read the event log. It tells who looked at whom, so it is kept to those who guard information. */
export const eventsPolicy: Policy = {
  'event.read': {
    grants: [
      {
        roles: ['information-governance'],
        relation: 'council',
        because: 'Information governance officers review who saw and did what in their council',
      },
    ],
    refusal: 'Only information governance officers may read the event log. Ask yours what you need to know',
  },
  'event.export': {
    grants: [
      {
        roles: ['information-governance'],
        relation: 'council',
        because: 'Information governance officers answer requests for the whole log of one record',
      },
    ],
    refusal:
      'Only information governance officers may take the event log out of Lantern. Ask yours for a copy',
  },
  'event.verify': {
    grants: [
      {
        roles: ['information-governance', 'system'],
        relation: 'council',
        because: 'Information governance officers and Lantern itself check that the event log is whole',
      },
    ],
    refusal: 'Only information governance officers may check the event log. Ask yours to run the check',
  },
  'event.seal': {
    grants: [{ roles: ['system'], relation: 'council', because: 'Lantern itself seals the event log' }],
    refusal:
      'Only Lantern itself seals the event log. It does so all the time; there is nothing you need to do',
  },
}
