import type { Policy } from '#platform/access/policy.ts'
import { councilOfficers, type PersonRole, personRoles } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'home.read': true
    'home.search': true
    'home.export': true
    'import.run': true
    'import.read': true
    'join.decide': true
    'join.read': true
    'challenge.raise': true
    'challenge.read': true
    'challenge.settle': true
    'challenge.withdraw': true
    'local-fact.read': true
    'local-fact.record': true
    'local-fact.import': true
    'local-fact.withdraw': true
    'health.read': true
    'health.record': true
    'health.tell': true
    'market.read': true
    'mismatch.challenge': true
    'watch.own': true
    'filter.keep': true
    'filter.own': true
    'filter.note': true
  }
}

const PUBLISHED = 'The register of care homes is published by the Care Quality Commission'

const homePeople: readonly PersonRole[] = ['provider-manager', 'provider-nominated', 'provider-staff']

/** A home's own people see and raise challenges for their home only; a registered manager speaks for it. */
const challengers: readonly PersonRole[] = [...councilOfficers]

export const policy: Policy = {
  'home.read': {
    grants: [{ roles: [...personRoles, 'system'], relation: 'anyone', because: PUBLISHED }],
  },
  'home.search': {
    // The public too: whoever tells of a worry without an account chooses the home from the published register.
    grants: [{ roles: [...personRoles, 'system', 'public'], relation: 'anyone', because: PUBLISHED }],
  },
  'home.export': {
    grants: [{ roles: [...personRoles, 'system'], relation: 'anyone', because: PUBLISHED }],
  },
  'import.run': {
    grants: [
      {
        roles: ['administrator', 'system'],
        relation: 'council',
        because: 'Administrators keep the register up to date',
      },
    ],
    refusal: 'Only an administrator of your council can import records. Ask yours to do it.',
  },
  'import.read': {
    grants: [
      {
        roles: [...councilOfficers, 'system'],
        relation: 'council',
        because: 'Council officers see where facts come from',
      },
    ],
  },
  'join.read': {
    grants: [
      {
        roles: [...councilOfficers, 'system'],
        relation: 'anyone',
        because: 'Council officers see which registrations may be one home',
      },
    ],
  },
  'join.decide': {
    grants: [
      {
        roles: ['quality-officer', 'administrator'],
        relation: 'council',
        because: 'Quality officers decide which registrations in their council are one home',
      },
    ],
    refusal:
      'Only a quality officer or an administrator of the council where the home is can decide this. Ask one of them.',
  },
  'challenge.raise': {
    grants: [
      {
        roles: challengers,
        relation: 'council',
        because: 'Any council officer may challenge a fact about a home',
      },
      {
        roles: ['provider-manager'],
        relation: 'home',
        because: 'A registered manager may challenge a fact about their own home',
      },
    ],
    refusal: 'You can challenge facts about your own home only.',
  },
  'challenge.read': {
    grants: [
      { roles: challengers, relation: 'council', because: 'Council officers see challenges to facts' },
      {
        roles: homePeople,
        relation: 'home',
        because: 'A home sees challenges to facts about it',
      },
    ],
  },
  'challenge.settle': {
    grants: [
      {
        roles: ['quality-officer'],
        relation: 'council',
        because: 'Quality officers settle challenges to facts',
      },
    ],
    refusal: 'Only a quality officer can settle a challenge. Ask one of them.',
  },
  'challenge.withdraw': {
    grants: [
      {
        roles: [...councilOfficers, 'provider-manager'],
        relation: 'owner',
        because: 'Whoever raised a challenge may withdraw it',
      },
    ],
    refusal: 'Only the person who raised a challenge can withdraw it.',
  },
  'local-fact.read': {
    grants: [
      {
        roles: [...councilOfficers, 'system'],
        relation: 'council',
        because: 'Council officers see what their council knows of homes',
      },
      {
        roles: homePeople,
        relation: 'home',
        because: 'A home sees what the council holds about it',
      },
    ],
    refusal: 'You can see what the council knows of your own home only.',
  },
  'local-fact.record': {
    grants: [
      {
        roles: ['quality-officer', 'commissioner', 'administrator'],
        relation: 'council',
        because: 'Quality officers and commissioners write down what the council knows of homes',
      },
    ],
    refusal: 'Only a quality officer or a commissioner can record this. Tell one of them what you know.',
  },
  'local-fact.withdraw': {
    grants: [
      {
        roles: ['quality-officer', 'commissioner', 'administrator'],
        relation: 'council',
        because: 'Those who write down what the council knows take back what was a mistake',
      },
      {
        roles: ['partner'],
        relation: 'owner',
        because: 'A partner takes back what they wrote down themselves',
      },
    ],
    refusal: 'Only a quality officer, a commissioner, or the partner who wrote it down can withdraw this.',
  },
  'health.read': {
    grants: [
      {
        roles: [...councilOfficers, 'partner', 'system'],
        relation: 'council',
        because: 'Council and partners see health care around homes together',
      },
      {
        roles: homePeople,
        relation: 'home',
        because: 'A home sees what is held about it',
      },
    ],
    refusal: 'You can see health care around your own home only.',
  },
  'health.record': {
    grants: [
      {
        roles: ['quality-officer', 'commissioner', 'administrator', 'partner'],
        relation: 'council',
        because: 'The council and partners who provide health care write down what there is',
      },
    ],
    refusal:
      'Only a quality officer, a commissioner or a partner can record this. Tell one of them what you know.',
  },
  'health.tell': {
    grants: [
      {
        roles: ['quality-officer', 'commissioner'],
        relation: 'council',
        because: 'Quality officers and commissioners tell the integrated care board of gaps',
      },
    ],
    refusal: 'Only a quality officer or a commissioner can tell the integrated care board. Ask one of them.',
  },
  'local-fact.import': {
    grants: [
      {
        roles: ['administrator', 'commissioner', 'system'],
        relation: 'council',
        because: 'Administrators and commissioners bring in extracts of the Capacity Tracker',
      },
    ],
    refusal: 'Only an administrator or a commissioner of your council can do this. Ask one of them.',
  },
  'mismatch.challenge': {
    grants: [
      {
        roles: ['system'],
        relation: 'council',
        because: 'Lantern puts what CQC’s sources disagree on to the council of the home',
      },
    ],
  },
  'market.read': {
    grants: [
      {
        roles: [...councilOfficers, 'board-member', 'system'],
        relation: 'council',
        because: 'Council officers and the Board see whether the local area offers a choice of homes',
      },
    ],
    refusal:
      'The local market with its prices is for council officers. Ask a commissioner what you need to know.',
  },
  'watch.own': {
    grants: [
      { roles: personRoles, relation: 'council', because: 'Everyone may watch what the register publishes' },
    ],
  },
  'filter.keep': {
    grants: [
      { roles: personRoles, relation: 'council', because: 'Everyone may keep filters of the register' },
    ],
  },
  'filter.own': {
    grants: [{ roles: personRoles, relation: 'owner', because: 'A filter is for whoever saved it' }],
  },
  'filter.note': {
    grants: [{ roles: ['system'], relation: 'council', because: 'Lantern notes what watched filters match' }],
    refusal: 'Lantern notes what watched filters match by itself',
  },
}
