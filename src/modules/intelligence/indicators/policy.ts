import type { Policy } from '#platform/access/policy.ts'
import { councilOfficers, type PersonRole } from '#platform/access/roles.ts'
import { definers, users } from './workflow.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'indicator.read': true
    'indicator.define': true
    'indicator.use': true
    'indicator.retire': true
    'source-quality.read': true
  }
}

export const indicatorReaders: readonly PersonRole[] = [...definers, ...users, 'board-member']

export const indicatorPolicy: Policy = {
  'indicator.read': {
    grants: [
      {
        roles: indicatorReaders,
        relation: 'council',
        because: 'Those who make indicators, use them or hold others to account see what they count and flag',
      },
    ],
    refusal:
      'Indicators are for analysts, quality officers, commissioners, safeguarding managers and the Board.',
  },
  'indicator.define': {
    grants: [
      { roles: definers, relation: 'council', because: 'Analysts define indicators and try them on history' },
    ],
    refusal: 'Only an analyst defines an indicator. Ask one of them.',
  },
  'indicator.use': {
    grants: [
      {
        roles: users,
        relation: 'council',
        because: 'A second person, who answers for what is made of it, takes an indicator into use',
      },
    ],
    refusal:
      'A quality officer, commissioner or safeguarding manager takes an indicator into use, never the one who made it.',
  },
  'indicator.retire': {
    grants: [
      {
        roles: [...definers, ...users],
        relation: 'council',
        because: 'Whoever may define or use an indicator may take it out of use',
      },
    ],
    refusal: 'An analyst, quality officer, commissioner or safeguarding manager retires an indicator.',
  },
  'source-quality.read': {
    grants: [
      {
        roles: [...councilOfficers, 'board-member'],
        relation: 'council',
        because: 'Anyone in the council may know how well each source tells, before they rely on it',
      },
    ],
    refusal: 'How well sources tell is for the council’s own people.',
  },
}
