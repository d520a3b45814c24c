import type { Policy } from '../access/policy.ts'
import { councilOfficers, personRoles } from '../access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'account.read': true
    'account.manage': true
    'token.manage': true
    'session.own': true
    'glass.break': true
    'glass.read': true
    'glass.review': true
    'exclusion.manage': true
  }
}

const looksAfter = 'Administrators look after who may use Lantern in their council'

/** Who may say who signs in, and as what; and who watches over access that goes beyond a role. */
export const accountsPolicy: Policy = {
  'account.read': {
    grants: [
      { roles: ['administrator', 'system'], relation: 'council', because: looksAfter },
      {
        roles: ['information-governance'],
        relation: 'council',
        because: 'Information governance officers review who has access',
      },
    ],
    refusal: 'Only administrators and information governance officers see the list of accounts. Ask yours',
  },
  'account.manage': {
    grants: [{ roles: ['administrator', 'system'], relation: 'council', because: looksAfter }],
    refusal: 'Only an administrator of your council can change accounts and roles. Ask yours to do it',
  },
  'token.manage': {
    grants: [{ roles: ['administrator', 'system'], relation: 'council', because: looksAfter }],
    refusal: 'Only an administrator of your council can make or end tokens. Ask yours to do it',
  },
  'session.own': {
    grants: [
      { roles: personRoles, relation: 'owner', because: 'Everyone signs in and out for themselves' },
      { roles: ['system'], relation: 'council', because: 'Lantern itself checks who signs in' },
    ],
    refusal: 'You can sign in and out for yourself only',
  },
  'glass.break': {
    grants: [
      {
        roles: councilOfficers,
        relation: 'council',
        because: 'Council officers may open a record in an emergency, and answer for it afterwards',
      },
    ],
    refusal: 'Only council officers can open a record in an emergency. If someone is in danger, call 999',
  },
  'glass.read': {
    grants: [
      {
        roles: ['information-governance'],
        relation: 'council',
        because: 'Information governance officers review every emergency access',
      },
    ],
    refusal: 'Only information governance officers see the list of emergency access. Ask yours',
  },
  'glass.review': {
    grants: [
      {
        roles: ['information-governance'],
        relation: 'council',
        because: 'Information governance officers review every emergency access',
      },
    ],
    refusal: 'Only information governance officers review emergency access. Ask yours',
  },
  'exclusion.manage': {
    grants: [
      {
        roles: ['administrator', 'information-governance', 'safeguarding-manager', 'system'],
        relation: 'council',
        because: 'Those who guard records keep people with a conflict of interest away from them',
      },
    ],
    refusal:
      'Only an administrator, a safeguarding manager or an information governance officer can do this. Tell one of them about the conflict of interest',
  },
}
