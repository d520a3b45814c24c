import type { ListTwin } from '#platform/http/page/page.ts'
import { mapOfHomes } from '../map/queries.ts'
import type { searchHomes } from '../registry/search-queries.ts'
import { byRating } from '../view/map/by-rating.ts'
import { mapPanel } from '../view/map/map-panel.ts'

/** So that a browser without script comes back to the map, and a phone opens it. */
const HERE = '#map'

/** The homes of the list on a map: `view=map` shows it, `at` says where it looks. */
export const homesMap: ListTwin<typeof searchHomes> = {
  names: ['view', 'at'],
  columns: ['Home', 'CQC overall', 'Last inspected', 'Beds'],
  async show({ ctx, answer, input, values, to }) {
    if (values.view !== 'map') {
      return { link: { text: 'Show the map', href: to({ view: 'map', at: undefined }) + HERE } }
    }
    const map = await ctx.ask(mapOfHomes, input)
    const asked = {
      at: values.at,
      listed: new Set(answer.items.map(home => home.id)),
      to: (at: string | undefined) => to({ at }) + HERE,
    }
    const model = mapPanel(map, asked, byRating)
    return {
      link: { text: 'Show the list only', href: to({ view: undefined, at: undefined }) },
      panel: { template: 'homes/map.njk', model },
    }
  },
}
