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
    'request.sign': true
    'request.read': true
    'request.answer': true
    'report.tell': true
    'report.list': true
    'report.read': true
    'report.sort': true
    'team.manage': true
    'feedback.plan': true
    'feedback.ask': true
    'feedback.list': true
    'theme.read': true
    'theme.answer': true
    'residents.read': true
    'residents.work': true
    'source.read': true
    'source.record': true
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
const ofTheHome: readonly PersonRole[] = ['provider-manager', 'provider-nominated', 'provider-staff']

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

const SOURCES =
  'Who the source of risk is stays with those who have a part in this case. Ask whoever leads it, or the safeguarding manager. Who must not be told: see the contact card.'

/** Tighter than the case: not the team, not the duty worker, but in an emergency with a reason. */
const onSources = (does: string) => ({
  grants: [
    {
      roles: ['safeguarding-manager'] as const,
      relation: 'open' as const,
      because: `Safeguarding managers ${does} sources of risk unless a case is restricted`,
    },
    {
      roles: councilOfficers,
      relation: 'assigned' as const,
      because: `Those who have a part in a case ${does} its sources of risk`,
    },
  ],
  breakGlass: team,
  refusal: SOURCES,
})

export const policy: Policy = {
  'source.read': onSources('read'),
  'source.record': onSources('record'),
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
  'request.sign': {
    grants: [
      {
        roles: ['safeguarding-manager'],
        relation: 'open',
        because: 'A safeguarding manager signs why a home may enquire all the same',
      },
      {
        roles: ['safeguarding-manager'],
        relation: 'assigned',
        because: 'A manager who works on a case signs why a home may enquire',
      },
    ],
    refusal: 'Only a safeguarding manager signs why a home may enquire. Ask one of them.',
  },
  'request.read': {
    grants: [
      {
        roles: [...ofTheHome, 'partner'],
        relation: 'assigned',
        because: 'Whoever was asked by name reads what they were asked',
      },
    ],
    refusal: 'You can read what you were asked by name.',
  },
  'request.answer': {
    grants: [
      {
        roles: [...ofTheHome, 'partner'],
        relation: 'assigned',
        because: 'Whoever was asked by name answers',
      },
    ],
    refusal: 'You can answer what you were asked by name.',
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
  'residents.read': {
    grants: [
      {
        roles: team,
        relation: 'council',
        because: 'The safeguarding team sees what happens between residents',
      },
    ],
    refusal: 'What happens between residents is for the safeguarding team.',
  },
  'residents.work': {
    grants: [
      { roles: team, relation: 'council', because: 'The safeguarding team plans support between residents' },
    ],
    refusal: 'What happens between residents is for the safeguarding team.',
  },
  'feedback.plan': {
    grants: [
      {
        roles: deciders,
        relation: 'open',
        because: 'Practitioners and managers see to it that people are asked afterwards',
      },
      { roles: deciders, relation: 'assigned', because: 'Those who work on a case see to it' },
    ],
    refusal: 'Only a safeguarding practitioner or manager of the case plans this. Ask one of them.',
  },
  'feedback.ask': {
    grants: [
      {
        roles: [...councilOfficers, 'advocate'],
        relation: 'assigned',
        because: 'Whoever was chosen asks, and sees no more than that',
      },
    ],
    refusal: 'Somebody else was chosen to ask.',
  },
  'feedback.list': {
    grants: [
      {
        roles: [...councilOfficers, 'advocate'],
        relation: 'council',
        because: 'Everyone sees what they are to ask; those on a case whether its adult was asked',
      },
    ],
  },
  'theme.read': {
    grants: [
      {
        roles: [...councilOfficers, 'board-member', 'advocate', 'system'],
        relation: 'council',
        because: 'What people say afterwards is for everyone who can change something',
      },
    ],
  },
  'theme.answer': {
    grants: [
      {
        roles: ['safeguarding-manager', 'commissioner'],
        relation: 'council',
        because: 'Managers and commissioners say what changes, or why not',
      },
    ],
    refusal: 'Only a safeguarding manager or a commissioner answers for this. Ask one of them.',
  },
  'report.tell': {
    grants: [
      {
        roles: ['public'],
        relation: 'council',
        because: 'Anyone may tell us what worries them, and come back with their code',
      },
    ],
  },
  'report.list': {
    grants: [
      {
        roles: [...team, 'quality-officer'],
        relation: 'council',
        because: 'The safeguarding team sees what came in; the quality team what was sorted for it',
      },
    ],
    refusal: 'The list of what came in is for the safeguarding and the quality team.',
  },
  'report.read': {
    grants: [
      { roles: team, relation: 'open', because: 'The safeguarding team reads what comes in' },
      {
        roles: ['quality-officer'],
        relation: 'open',
        because: 'The quality team reads what was sorted as a worry about quality, or a complaint',
      },
      {
        roles: councilOfficers,
        relation: 'assigned',
        because: 'Those who work on a case read the report it came from',
      },
    ],
    refusal: RESTRICTED,
  },
  'report.sort': {
    grants: [
      { roles: team, relation: 'open', because: 'The safeguarding team sorts what comes in, and answers' },
      {
        roles: team,
        relation: 'assigned',
        because: 'Those who work on a case sort and answer the report it came from',
      },
    ],
    refusal: RESTRICTED,
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
