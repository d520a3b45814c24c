import type { Panel } from '#platform/http/page/panel.ts'
import type { TodayRows } from '#platform/today/index.ts'
import { formatShortDate } from '#platform/view/dates.ts'
import { isReminded, quarterName } from '../quarter.ts'
import { getOwnTen } from '../units.ts'
import { OWN_TEN } from './addresses.ts'

/** In the first two weeks of a quarter, while it is not written. */
export const ownTenOnToday: Panel = {
  place: 'today.needs',
  order: 40,
  async show(_subject, ctx) {
    if (!ctx.mayEver(getOwnTen) || !isReminded(ctx.today)) return undefined
    const { quarter, written } = await ctx.ask(getOwnTen, {})
    if (written) return undefined
    const model: TodayRows = {
      ...{ heading: 'Your own ten for this quarter', count: 1 },
      rows: [
        {
          ...{
            date: formatShortDate(quarter.from),
            text: 'Which homes would you visit next?',
            href: OWN_TEN,
          },
          note: `${quarterName(quarter)}: before you look at Lantern’s list`,
        },
      ],
    }
    return { template: 'today/rows.njk', model }
  },
}
