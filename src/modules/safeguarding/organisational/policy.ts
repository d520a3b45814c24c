import type { Policy } from '#platform/access/policy.ts'
import { councilOfficers, type PersonRole } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'organisational.list': true
    'organisational.start': true
    'organisational.read': true
    'organisational.residents': true
    'organisational.work': true
    'organisational.decide': true
  }
}

export const team: readonly PersonRole[] = [
  'safeguarding-practitioner',
  'safeguarding-manager',
  'duty-worker',
]
const starters: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager']

/** Those who watch quality and contracts may follow the process. Residents' own affairs are not theirs. */
const onlyReaders: readonly PersonRole[] = ['quality-officer', 'commissioner']
export const workers: readonly PersonRole[] = councilOfficers.filter(role => !onlyReaders.includes(role))

const refusal = 'You have no part in this organisational enquiry. Ask its lead, or the safeguarding manager.'

const working = (what: string) => [
  { roles: team, relation: 'open' as const, because: `The safeguarding team ${what}` },
  { roles: workers, relation: 'assigned' as const, because: `Those who work on the enquiry ${what}` },
]

export const organisationalPolicy: Policy = {
  'organisational.list': {
    grants: [
      {
        roles: councilOfficers,
        relation: 'council',
        because: 'The safeguarding team sees all of them; other officers those they have a part in',
      },
    ],
    refusal,
  },
  'organisational.start': {
    grants: [
      {
        roles: starters,
        relation: 'council',
        because: 'Practitioners and managers bring a home or provider to a decision',
      },
    ],
    refusal: 'Ask a safeguarding practitioner or manager to open it.',
  },
  'organisational.read': {
    grants: [
      {
        roles: team,
        relation: 'open',
        because: 'The safeguarding team reads organisational enquiries',
      },
      {
        roles: councilOfficers,
        relation: 'assigned',
        because: 'Those who were given a part read the page of the process',
      },
    ],
    refusal,
  },
  'organisational.residents': { grants: working('sees each resident’s row'), refusal },
  'organisational.work': { grants: working('works on it'), refusal },
  'organisational.decide': {
    grants: [
      {
        roles: ['safeguarding-manager'],
        relation: 'open',
        because: 'A safeguarding manager decides whether the threshold is met',
      },
    ],
    refusal: 'Only a safeguarding manager decides this. Ask one of them.',
  },
}
