import type { Policy } from '#platform/access/policy.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import { gatherers } from './latency-workflow.ts'
import { invitable, organisers } from './workflow.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'sharing.list': true
    'sharing.read': true
    'sharing.work': true
    'sharing-pack.read': true
    'sharing-decision.list': true
    'sharing-decision.read': true
    'sharing-decision.finish': true
    'latency.list': true
    'latency.read': true
    'latency.work': true
  }
}

/** Those who learn from serious cases: the partnership is looked at, and nobody is ranked. */
export const learners: readonly PersonRole[] = [
  'quality-officer',
  'commissioner',
  'safeguarding-manager',
  'board-member',
]

const organise = 'Ask a quality officer, a commissioner or a safeguarding manager.'
const serious = 'This is for those who learn from serious cases. Ask the safeguarding manager.'

export const sharingPolicy: Policy = {
  'sharing.list': {
    grants: [
      {
        roles: invitable,
        relation: 'council',
        because: 'Each sees in the list the meetings that they may open',
      },
    ],
    refusal: 'This list is for those who are invited to information sharing meetings.',
  },
  'sharing.read': {
    grants: [
      {
        roles: organisers,
        relation: 'council',
        because:
          'Quality officers, commissioners and safeguarding managers hold information sharing meetings',
      },
      {
        roles: invitable,
        relation: 'assigned',
        because: 'Whoever is invited to a meeting reads what it may know',
      },
    ],
    refusal: `You can open a meeting that you are invited to. ${organise}`,
  },
  'sharing.work': {
    grants: [
      {
        roles: organisers,
        relation: 'council',
        because:
          'Quality officers, commissioners and safeguarding managers plan meetings and write down what comes of them',
      },
    ],
    refusal: `Only those who hold these meetings do this. ${organise}`,
  },
  'sharing-pack.read': {
    grants: [
      {
        roles: organisers,
        relation: 'open',
        because:
          'Those who hold the meeting read its pack; what is of every case only those who may know of it',
      },
      {
        roles: invitable,
        relation: 'assigned',
        because: 'Whoever is invited reads the edition that was made for them',
      },
    ],
    refusal: 'You can read the edition that was made for you, once you are invited to the meeting.',
  },
  'sharing-decision.list': {
    grants: [
      {
        roles: invitable,
        relation: 'council',
        because: 'Each sees in the list the decisions that they may open',
      },
    ],
    refusal: 'This list is for those who were given something to do.',
  },
  'sharing-decision.read': {
    grants: [
      {
        roles: organisers,
        relation: 'open',
        because: 'Those who hold the meetings see what was decided and whether it is done',
      },
      { roles: invitable, relation: 'assigned', because: 'Whoever is to do it reads what was decided' },
    ],
    refusal: `You can read a decision that is yours to carry out. ${organise}`,
  },
  'sharing-decision.finish': {
    grants: [
      {
        roles: organisers,
        relation: 'open',
        because: 'Those who hold the meetings write down what came of a decision',
      },
      { roles: invitable, relation: 'assigned', because: 'Whoever was to do it says what came of it' },
    ],
    refusal: `Only whoever is to do it, or those who hold the meetings, says this. ${organise}`,
  },
  'latency.list': {
    grants: [
      {
        roles: learners,
        relation: 'council',
        because: 'Those who answer for homes and for the partnership learn from serious cases',
      },
    ],
    refusal: serious,
  },
  'latency.read': {
    grants: [
      {
        roles: learners,
        relation: 'open',
        because:
          'Those who answer for homes and for the partnership learn from serious cases, unless a case is kept to those who work on it',
      },
    ],
    refusal: serious,
  },
  'latency.work': {
    grants: [
      {
        roles: gatherers,
        relation: 'open',
        because:
          'Quality officers and safeguarding managers gather the days of a serious case, each with its source, and say what was learned',
      },
    ],
    refusal: 'Only a quality officer or a safeguarding manager gathers these days. Ask one of them.',
  },
}
