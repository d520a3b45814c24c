import { page } from '#platform/http/page/page.ts'
import { getOwnTen, listOwnTens } from '../units.ts'
import { ownTenModel } from '../view.ts'
import { OWN_TEN } from './addresses.ts'

export const ownTenPage = page.show<typeof getOwnTen>({
  path: OWN_TEN,
  query: getOwnTen,
  template: 'platform/page.njk',
  model: async (own, ctx) => ({ ...ownTenModel(own, (await ctx.ask(listOwnTens, {})).items) }),
})
