import { page } from '#platform/http/page/page.ts'
import { formatAgo, formatCivilDate } from '#platform/view/dates.ts'
import { concernHref } from '../view/words.ts'
import { followUpHref } from './case-part.ts'
import { listFollowUps } from './queries.ts'
import type { OwedView } from './schema.ts'

export const owedHref = (row: OwedView): string => {
  if (row.kind === 'follow-up') return followUpHref(row.concernId, row.id)
  if (row.kind === 'plan-action') return `${concernHref(row.concernId)}/plan/actions/${row.id}`
  if (row.kind === 'next-step') return `${concernHref(row.concernId)}/measures/${row.id}`
  return `${concernHref(row.concernId)}/supporters/${row.id}/contact`
}

/** What somebody owes in cases, whatever kind it is and whether the case is open or closed. */
export const followUpsList = page.list<typeof listFollowUps>({
  path: '/safeguarding/follow-ups',
  query: listFollowUps,
  page: ({ total, items }, _ctx, _helper, asked) => {
    const whose = asked.list === 'all' ? 'owed in the cases you may see' : 'yours to do'
    const late = items.filter(one => one.overdue).length
    return {
      title:
        total === 0 ? `Nothing is ${whose}` : `${total} ${total === 1 ? 'thing is' : 'things are'} ${whose}`,
      lede:
        late > 0
          ? `${late} of those shown ${late === 1 ? 'is' : 'are'} past ${late === 1 ? 'its' : 'their'} day. They run on when a case is closed.`
          : 'They run on when a case is closed, and never hold it open.',
    }
  },
  noun: { one: 'thing', many: 'things' },
  filters: [
    {
      kind: 'select',
      name: 'list',
      label: 'Whose',
      options: [
        { value: 'mine', text: 'Yours' },
        { value: 'all', text: 'Everybody’s' },
      ],
    },
  ],
  defaults: { list: 'mine' },
  columns: [
    { label: 'What', cell: row => ({ text: row.label, href: owedHref(row) }) },
    { label: 'About', cell: row => ({ text: row.adult.name, note: row.reference }) },
    {
      label: 'By when',
      cell: (row, { today }) => ({
        text: formatCivilDate(row.dueOn),
        ...(row.overdue
          ? { note: formatAgo(row.dueOn, today), tag: { text: 'Past its day', tone: 'clay' } }
          : {}),
      }),
    },
    { label: 'Whose', cell: row => ({ text: row.owner ?? 'Somebody outside' }) },
  ],
  empty: () => ({
    heading: 'Nothing that you may see',
    text: 'Restricted cases are listed for those who work on them alone.',
  }),
})
