import type { Policy } from '#platform/access/policy.ts'
import { councilOfficers, type PersonRole } from '#platform/access/roles.ts'
import { remedyRoles } from './workflow.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'eyes.list': true
    'eyes.read': true
    'eyes.record': true
    'remedy.work': true
    'resident-eyes.read': true
    'resident-eyes.record': true
  }
}

/** Those who may open the record of an adult. */
export const team: readonly PersonRole[] = [
  'safeguarding-practitioner',
  'safeguarding-manager',
  'duty-worker',
]

const ofResident = (does: string) => ({
  grants: [
    {
      roles: team,
      relation: 'open' as const,
      because: `The safeguarding team ${does} who comes to an adult, with agreement, unless the record is restricted`,
    },
  ],
  refusal: 'Who comes to one resident is for those who work with them. Ask the safeguarding team.',
})

export const isolationPolicy: Policy = {
  'eyes.list': {
    grants: [
      {
        roles: councilOfficers,
        relation: 'council',
        because: 'Officers see at which homes few people could notice, so that somebody goes',
      },
    ],
    refusal: 'This list is for the council’s officers. Your own home’s numbers are on its page.',
  },
  'eyes.read': {
    grants: [
      {
        roles: councilOfficers,
        relation: 'council',
        because: 'Officers see who could notice at a home',
      },
      {
        roles: ['provider-manager', 'provider-nominated', 'provider-staff'],
        relation: 'home',
        because: 'A home sees the numbers it gave, and what can help',
      },
    ],
    refusal: 'You can see this of your own home.',
  },
  'eyes.record': {
    grants: [
      {
        roles: councilOfficers,
        relation: 'council',
        because: 'Officers write down who could notice, as they saw it or were told',
      },
      {
        roles: ['provider-manager'],
        relation: 'home',
        because: 'A registered manager gives the numbers of their own home',
      },
    ],
    refusal: 'You can give the numbers of your own home, if you are its registered manager.',
  },
  'remedy.work': {
    grants: [
      {
        roles: remedyRoles,
        relation: 'council',
        because:
          'Practice officers, quality officers and commissioners see to it that more people could notice',
      },
    ],
    refusal: 'Only a practice officer, quality officer or commissioner does this. Ask one of them.',
  },
  'resident-eyes.read': ofResident('reads'),
  'resident-eyes.record': ofResident('writes down'),
}
