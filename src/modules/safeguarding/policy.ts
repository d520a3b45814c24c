import type { Policy } from '#platform/access/policy.ts'
import { councilOfficers, type PersonRole } from '#platform/access/roles.ts'
import { governingPolicy } from './governing-policy.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'concern.raise': true
    'concern.list': true
    'concern.read': true
    'concern.work': true
    'concern.decide': true
    'concern.allocate': true
    'concern.restrict': true
    'report.follow': true
    'team.manage': true
  }
}

/** Those who receive concerns, day and night. */
export const team: readonly PersonRole[] = [
  'safeguarding-practitioner',
  'safeguarding-manager',
  'duty-worker',
]
const deciders: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager']

/** Whoever meets people who live in care homes. Nobody is turned away for choosing wrongly. */
const outside: readonly PersonRole[] = ['partner', 'advocate', 'board-member']
const ofTheHome: readonly PersonRole[] = ['provider-manager', 'provider-staff']

const RESTRICTED =
  'You are not one of those who work on this. It is with another team, or it is restricted: ring the safeguarding manager. If somebody is in danger now and nobody answers, open it with a reason; that is reviewed the next morning.'

/** A case is for those who work on it, and for the team as long as it is nobody’s or not restricted. */
const onCase = (roles: readonly PersonRole[], what: string) => [
  {
    roles,
    relation: 'open' as const,
    because: `${what} unless a case is restricted or another team’s`,
  },
  {
    roles: councilOfficers,
    relation: 'assigned' as const,
    because: 'Those who were given a part in a case work on it',
  },
]

export const policy: Policy = {
  ...governingPolicy,
  'concern.raise': {
    grants: [
      {
        roles: [...councilOfficers, ...outside, 'system'],
        relation: 'council',
        because: 'Whoever works with people in care homes raises a concern',
      },
      { roles: ofTheHome, relation: 'home', because: 'A home raises concerns about those who live there' },
    ],
    refusal: 'From here you can raise concerns about your own home. For anyone else ring the council.',
  },
  'concern.list': {
    grants: [
      {
        roles: councilOfficers,
        relation: 'council',
        because:
          'The safeguarding team has a list of its work; other officers see what they were given a part in',
      },
    ],
    refusal: 'The list of concerns is for the safeguarding team.',
  },
  'concern.read': {
    grants: onCase(team, 'The safeguarding team reads concerns'),
    breakGlass: team,
    refusal: RESTRICTED,
  },
  'concern.work': {
    grants: onCase(team, 'The safeguarding team works on concerns'),
    breakGlass: team,
    refusal: RESTRICTED,
  },
  'concern.decide': {
    grants: [
      {
        roles: deciders,
        relation: 'open',
        because: 'Practitioners and managers decide whether the duty to enquire is met',
      },
      { roles: deciders, relation: 'assigned', because: 'Those who work on a case decide it' },
    ],
    refusal:
      'Only a safeguarding practitioner or manager who may work on this can decide it. Hand it to one of them.',
  },
  'concern.allocate': {
    grants: [
      {
        roles: ['safeguarding-manager'],
        relation: 'open',
        because: 'Safeguarding managers give cases to people',
      },
      {
        roles: ['safeguarding-manager'],
        relation: 'assigned',
        because: 'A manager gives on a case they were given',
      },
    ],
    refusal: 'Only a safeguarding manager gives cases to people. Ask one of them.',
  },
  'concern.restrict': {
    grants: [
      {
        roles: ['safeguarding-manager'],
        relation: 'open',
        because: 'Safeguarding managers restrict cases',
      },
      {
        roles: ['safeguarding-manager'],
        relation: 'assigned',
        because: 'A manager who works on a case restricts it, or opens it again',
      },
    ],
    refusal: 'Only a safeguarding manager can restrict a case. Ask one of them.',
  },
  'report.follow': {
    grants: [
      {
        roles: [...councilOfficers, ...outside, ...ofTheHome],
        relation: 'owner',
        because: 'Whoever told us may follow what they told',
      },
    ],
    refusal: 'You can follow what you reported yourself.',
  },
  'team.manage': {
    grants: [
      {
        roles: ['safeguarding-manager', 'system'],
        relation: 'council',
        because: 'Safeguarding managers say who is in which team',
      },
    ],
    refusal: 'Only a safeguarding manager can do this. Ask one of them.',
  },
}
