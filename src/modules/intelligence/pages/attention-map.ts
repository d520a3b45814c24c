import type { ListTwin } from '#platform/http/page/page.ts'
import { mapPanel } from '#src/modules/homes/index.ts'
import { mapAttention } from '../attention/map-query.ts'
import type { listAttention } from '../attention/queries.ts'
import { byLevel } from '../view/attention-map.ts'

/** So that a browser without script comes back to the map, and a phone opens it. */
const HERE = '#map'

/** The homes of the list on a map: `view=map` shows it, `at` says where it looks. */
export const attentionMap: ListTwin<typeof listAttention> = {
  names: ['view', 'at'],
  columns: ['Home', 'Level', 'Why'],
  async show({ ctx, answer, input, values, to }) {
    if (values.view !== 'map')
      return { link: { text: 'Show the map', href: to({ view: 'map', at: undefined }) + HERE } }
    const { page: _, perPage: __, sort: ___, direction: ____, ...filter } = input
    const asked = {
      at: values.at,
      listed: new Set(answer.items.map(home => home.homeId)),
      to: (at: string | undefined) => to({ at }) + HERE,
    }
    return {
      link: { text: 'Show the list only', href: to({ view: undefined, at: undefined }) },
      panel: {
        template: 'homes/map.njk',
        model: mapPanel(await ctx.ask(mapAttention, filter), asked, byLevel),
      },
    }
  },
}
