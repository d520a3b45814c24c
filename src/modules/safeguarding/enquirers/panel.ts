import type { Panel } from '#platform/http/page/panel.ts'
import type { TodayRows } from '#platform/today/index.ts'
import { civilDateOf, formatCivilDate, formatShortDate } from '#platform/view/dates.ts'
import { listAsked } from './asked-units.ts'
import { askedRoles } from './workflow.ts'

/** On the first page of those outside the council: what waits for their answer. */
export const askedPanel: Panel = {
  place: 'today.needs',
  order: 1,
  async show(_subject, ctx) {
    if (!askedRoles.includes(ctx.role)) return undefined
    const { items } = await ctx.ask(listAsked, { perPage: 25 })
    const waiting = items.filter(row => row.waiting)
    if (waiting.length === 0) return undefined
    const model: TodayRows = {
      heading: 'The council waits for your answer',
      count: waiting.length,
      tone: waiting.some(row => row.overdue) ? 'clay' : 'lamp',
      rows: waiting.map(row => ({
        date: row.askedAt ? formatShortDate(civilDateOf(row.askedAt)) : '',
        text: row.kind === 'enquire' ? 'To find something out' : 'To keep somebody safe',
        href: `/safeguarding/asked/${row.id}`,
        note: row.dueOn ? `By ${formatCivilDate(row.dueOn)}, a local target` : 'No day is set',
        ...(row.overdue ? { tag: { text: 'Past local target', tone: 'clay' as const } } : {}),
      })),
    }
    return { template: 'today/rows.njk', model }
  },
}
