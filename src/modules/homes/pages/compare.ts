import { type PageContext, page } from '#platform/http/page/page.ts'
import { compareHomes, MOST_COMPARED } from '../compare/queries.ts'
import { searchHomes } from '../registry/search-queries.ts'
import { comparePage } from '../view/compare.ts'
import type { Home } from '../view/shapes.ts'

/** Homes of the same kind, the nearest first: what a person would look at instead. */
async function nearbyOf(home: Home | undefined, ctx: PageContext) {
  if (!home?.postcode) return []
  const input = { near: home.postcode, within: 25, registered: true, nursing: home.nursing, perPage: 10 }
  return (await ctx.ask(searchHomes, input)).items
}

export const homesCompared = page.show<typeof compareHomes>({
  path: '/homes/compare',
  query: compareHomes,
  input: ctx => ({ ids: ctx.queryString.ids }),
  template: 'homes/compare.njk',
  async model({ items }, ctx) {
    const nearby = await nearbyOf(items[0], ctx)
    return { ...comparePage(items, nearby, { today: ctx.today, most: MOST_COMPARED }) }
  },
})
