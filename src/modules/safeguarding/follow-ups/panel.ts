import type { Panel } from '#platform/http/page/panel.ts'
import type { TodayRows } from '#platform/today/index.ts'
import { formatShortDate } from '#platform/view/dates.ts'
import { owedHref } from './list-page.ts'
import { listFollowUps } from './queries.ts'

const SHOWN = 5

/** On the first page: what is somebody's own to do in cases, open or closed. */
export const owedPanel: Panel = {
  place: 'today.needs',
  order: 3,
  async show(_subject, ctx) {
    if (!ctx.mayEver(listFollowUps)) return undefined
    const { items, total } = await ctx.ask(listFollowUps, { list: 'mine', perPage: SHOWN })
    if (total === 0) return undefined
    const model: TodayRows = {
      heading: 'What you follow up',
      count: total,
      ...(items.some(row => row.overdue) ? { tone: 'clay' as const } : {}),
      rows: items.map(row => ({
        date: formatShortDate(row.dueOn),
        text: row.adult.name,
        href: owedHref(row),
        note: row.label,
        ...(row.overdue ? { tag: { text: 'Past its day', tone: 'clay' as const } } : {}),
      })),
      ...(total > SHOWN ? { more: { text: `All ${total}`, href: '/safeguarding/follow-ups' } } : {}),
    }
    return { template: 'today/rows.njk', model }
  },
}
