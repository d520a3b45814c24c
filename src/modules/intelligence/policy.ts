import type { Policy } from '#platform/access/policy.ts'
import { councilOfficers, type PersonRole } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'intelligence.read': true
    'intelligence.decide': true
    'intelligence.work': true
    'first-look.read': true
    'first-look.record': true
    'home-edition.read': true
    'model-card.read': true
  }
}

/** Those who visit, protect or buy, and the Board that holds them to it. Nobody who places people sees a level. */
export const readers: readonly PersonRole[] = [
  'quality-officer',
  'commissioner',
  'safeguarding-practitioner',
  'safeguarding-manager',
  'duty-worker',
  'board-member',
]

/** Those who may know of every case. */
export const cleared: readonly PersonRole[] = ['safeguarding-manager']

export const lookers: readonly PersonRole[] = [
  'quality-officer',
  'safeguarding-practitioner',
  'safeguarding-manager',
]

const refusal =
  'Attention levels are for those who visit homes, keep people safe or commission care. A home, and whoever places people, sees facts and decisions instead.'

export const policy: Policy = {
  'intelligence.read': {
    grants: [
      {
        roles: [...readers, 'system'],
        relation: 'council',
        because: 'Those who visit, protect or commission see why a home asks for attention',
      },
    ],
    refusal,
  },
  'intelligence.decide': {
    grants: [
      {
        roles: lookers,
        relation: 'council',
        because: 'Quality officers and the safeguarding team decide who does what next, with a reason',
      },
    ],
    refusal: 'Only a quality officer or the safeguarding team decides what is done next. Ask one of them.',
  },
  'intelligence.work': {
    grants: [{ roles: ['system'], relation: 'council', because: 'Lantern puts together what it was told' }],
    refusal: 'Lantern does this by itself.',
  },
  'first-look.read': {
    grants: [
      {
        roles: lookers,
        relation: 'open',
        because: 'Those who look the same day see what waits for a look',
      },
    ],
    refusal: 'First looks are for quality officers and the safeguarding team.',
  },
  'first-look.record': {
    grants: [
      {
        roles: lookers,
        relation: 'open',
        because: 'Those who look the same day record what they found, with a reason',
      },
    ],
    refusal: 'Only a quality officer or the safeguarding team records a first look. Ask one of them.',
  },
  'home-edition.read': {
    grants: [
      {
        roles: councilOfficers,
        relation: 'council',
        because: 'Officers see what a home is shown of itself',
      },
      {
        roles: ['provider-manager', 'provider-nominated', 'provider-staff'],
        relation: 'home',
        because: 'A home’s own people see the facts about it, without a level',
      },
    ],
    refusal: 'A home’s own edition is for that home and the council’s officers.',
  },
  'model-card.read': {
    grants: [
      {
        roles: [...councilOfficers, 'board-member', 'system'],
        relation: 'council',
        because: 'Anyone in the council may know how levels are made and how often they were right',
      },
    ],
    refusal: 'The model card with its results is for the council’s own people. Ask the council for a copy.',
  },
}
