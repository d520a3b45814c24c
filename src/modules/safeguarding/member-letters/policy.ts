import type { Policy } from '#platform/access/policy.ts'
import { councilOfficers, type PersonRole } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'member-letter.list': true
    'member-letter.log': true
    'member-letter.work': true
    'member-letter.sign': true
  }
}

const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const refusal =
  'Letters from councillors and members of Parliament are answered by the safeguarding team, as far as each may see the case. Give it to them.'

/** Elected members have no role here: none of these is theirs, and none opens a case to them. */
export const memberLettersPolicy: Policy = {
  'member-letter.list': {
    grants: [
      {
        roles: team,
        relation: 'council',
        because: 'The safeguarding team sees the letters about cases that each may see',
      },
    ],
    refusal,
  },
  'member-letter.log': {
    grants: [
      { roles: team, relation: 'council', because: 'The safeguarding team writes down what members write' },
    ],
    refusal,
  },
  'member-letter.work': {
    grants: [
      { roles: team, relation: 'open', because: 'The safeguarding team answers letters about its cases' },
      {
        roles: councilOfficers,
        relation: 'assigned',
        because: 'Those who have a part in a case answer letters about it',
      },
    ],
    refusal,
  },
  'member-letter.sign': {
    grants: [
      {
        roles: ['safeguarding-manager'],
        relation: 'open',
        because: 'A safeguarding manager signs what goes to a member',
      },
      {
        roles: ['safeguarding-manager'],
        relation: 'assigned',
        because: 'A manager who works on a case signs what goes to a member',
      },
    ],
    refusal: 'Only a safeguarding manager signs what goes to an elected member. Ask one of them.',
  },
}
