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
  }
}

const PUBLISHED = 'The register of care homes is published by the Care Quality Commission'

/** A home's own people see and raise challenges for their home only; a registered manager speaks for it. */
const challengers: readonly PersonRole[] = [...councilOfficers]

export const policy: Policy = {
  'home.read': {
    grants: [{ roles: [...personRoles, 'system'], relation: 'anyone', because: PUBLISHED }],
  },
  'home.search': {
    grants: [{ roles: [...personRoles, 'system'], relation: 'anyone', because: PUBLISHED }],
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
        roles: ['provider-manager', 'provider-staff'],
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
}
