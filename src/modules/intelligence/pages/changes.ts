import { page } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import type { TodaySubject } from '#platform/today/index.ts'
import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import { exportChanges, listChanges } from '../changes/queries.ts'
import {
  changeColumns,
  changedCell,
  changedHomeCell,
  changesToday,
  movedBy,
  reasonsInWords,
} from '../view/changes.ts'

export const changesPage = page.list<typeof listChanges>({
  path: '/intelligence/changes',
  query: listChanges,
  page: ({ total, since }) => ({
    title:
      total === 0
        ? `Nothing changed since ${formatCivilDate(since)}`
        : `${plural(total, 'home')} changed since ${formatCivilDate(since)}`,
    lede: 'Whose level or reasons are others than before that day, those that ask for more attention first, and what became known meanwhile.',
    back: { text: 'Homes by attention', href: '/intelligence' },
    width: 'wide',
  }),
  noun: { one: 'home', many: 'homes' },
  filters: [
    {
      ...{ kind: 'date', name: 'since', label: 'Since' },
      hint: 'Left empty: since Monday of this week, on a Monday of the last.',
    },
    {
      ...{ kind: 'select', name: 'direction', label: 'How it changed' },
      options: [
        { value: '', text: 'Any' },
        { value: 'up', text: 'More attention' },
        { value: 'reasons', text: 'Other reasons' },
        { value: 'down', text: 'Less attention' },
      ],
    },
  ],
  columns: [
    { label: 'Home', cell: changedHomeCell },
    { label: 'Level', cell: changedCell },
    { label: 'Reasons', cell: row => ({ text: reasonsInWords(row) || 'The same as before' }) },
    { label: 'What moved it', cell: row => ({ text: movedBy(row) }) },
  ],
  empty: () => ({
    heading: 'No level and no reason is another than before',
    text: 'That is about what was told. It does not say that all is well: see who has not been heard.',
    link: { text: 'Homes where few could notice', href: '/intelligence?quiet=true' },
  }),
  export: { query: exportChanges, fileName: 'changes-of-attention', columns: changeColumns },
})

const SHOWN = 5

/** Among what changed: since the reader last looked, else since Monday. */
export const changesOnToday: Panel = {
  place: 'today.changed',
  order: 8,
  async show(subject, ctx) {
    if (!ctx.mayEver(listChanges)) return undefined
    const { since } = subject as TodaySubject
    const asked = since ? { since: civilDateOf(since).toString() } : {}
    const model = changesToday(await ctx.ask(listChanges, { ...asked, perPage: SHOWN }))
    return model && { template: 'today/rows.njk', model }
  },
}
