import type { Policy } from '#platform/access/policy.ts'
import { councilOfficers, type PersonRole } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'review.refer': true
    'review.list': true
    'review.read': true
    'review.work': true
    'review.decide': true
  }
}

const board: readonly PersonRole[] = ['board-member', 'safeguarding-manager']
const refusal =
  'Reviews are the Board’s. Anyone may refer: what you referred is answered by the Board’s manager.'

const held = (what: string) => ({
  grants: [
    { roles: board, relation: 'council' as const, because: `The Board, and who manages for it, ${what}` },
  ],
  refusal,
})

export const reviewPolicy: Policy = {
  'review.refer': {
    grants: [
      {
        roles: [...councilOfficers, 'board-member', 'partner', 'advocate'],
        relation: 'council',
        because: 'Anyone may refer',
      },
      { roles: ['provider-manager'], relation: 'home', because: 'A home’s manager may refer for their home' },
    ],
    refusal: 'Ask your manager or the council: anyone may refer by telephone or letter.',
  },
  'review.list': held('see them listed'),
  'review.read': held('read reviews'),
  'review.work': held('carry a review on'),
  'review.decide': {
    grants: [
      {
        roles: ['board-member'],
        relation: 'council',
        because: 'The decision belongs to the Board, not to the council',
      },
    ],
    refusal: 'Only a Board member records the Board’s decision.',
  },
}
