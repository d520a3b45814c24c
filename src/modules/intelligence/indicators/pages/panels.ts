import type { Panel } from '#platform/http/page/panel.ts'
import type { TodayRows } from '#platform/today/index.ts'
import { formatShortDate } from '#platform/view/dates.ts'
import { useIndicator } from '../commands.ts'
import { listIndicators } from '../queries.ts'
import { indicatorHref } from './addresses.ts'

const SHOWN = 5

/** Those who may take one into use are told that some wait for a second person. */
const waiting: Panel = {
  place: 'today.needs',
  order: 60,
  async show(_subject, ctx) {
    if (!ctx.mayEver(useIndicator)) return undefined
    const { items, total } = await ctx.ask(listIndicators, { state: 'trying', perPage: SHOWN })
    if (total === 0) return undefined
    const model: TodayRows = {
      heading: 'Indicators wait for a second person',
      count: total,
      rows: items.map(one => ({
        ...{ date: formatShortDate(one.madeOn), text: one.name, href: indicatorHref(one.id) },
        note: 'Tried on history; it counts for nothing until it is in use',
      })),
    }
    return { template: 'today/rows.njk', model }
  },
}

export const indicatorPanels: readonly Panel[] = [waiting]
