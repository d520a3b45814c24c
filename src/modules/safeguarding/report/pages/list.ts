import { page } from '#platform/http/page/page.ts'
import { civilDateOf, formatAgo, formatCivilDate } from '#platform/view/dates.ts'
import type { CellModel, TagModel } from '#platform/view/models.ts'
import { doorWords, kindWords, namingWords, whenWords } from '../../view/words.ts'
import { listReportsIn } from '../incoming/queries.ts'
import type { ReportInRow } from '../incoming/schema.ts'

export const reportInHref = (id: string): string => `/safeguarding/reports-in/${id}`

/** How a report stands, in words. */
export function reportTag({ state, danger, unread, kinds }: ReportInRow): TagModel {
  if (state === 'new' && danger === 'now') return { text: 'Danger now, nobody has sorted it', tone: 'clay' }
  if (state === 'new') return { text: 'Nobody has sorted it yet', tone: 'lamp' }
  if (unread > 0)
    return { text: unread === 1 ? 'A message to read' : `${unread} messages to read`, tone: 'lamp' }
  return { text: kinds.map(kind => kindWords[kind]).join(', ') || 'Sorted' }
}

function toldCell(row: ReportInRow): CellModel {
  return {
    text: row.start,
    href: reportInHref(row.id),
    note: [row.reference, row.home?.name ?? 'No home named'].join(', '),
  }
}

export const reportsInList = page.list<typeof listReportsIn>({
  path: '/safeguarding/reports-in',
  query: listReportsIn,
  page: ({ total }, _ctx, _helper, asked) => ({
    title: asked.list === 'waiting' || !asked.list ? waiting(total) : 'Reports that came in',
    lede: 'From the public page, from homes, partners and the telephone. Of anonymous people only the half day is known.',
  }),
  noun: { one: 'report', many: 'reports' },
  input: ctx => ({ list: ctx.role === 'quality-officer' ? 'worries' : 'waiting' }),
  filters: [
    {
      kind: 'select',
      name: 'list',
      label: 'Which',
      options: [
        { value: 'waiting', text: 'Waiting for somebody' },
        { value: 'worries', text: 'Worries about quality, and complaints' },
        { value: 'all', text: 'All' },
      ],
    },
  ],
  columns: [
    { label: 'What was told', cell: toldCell },
    {
      label: 'Came in',
      cell: (row, { today }) => ({
        text: whenWords(row.received, row.halfDay),
        note: formatAgo(civilDateOf(row.received), today),
      }),
    },
    {
      label: 'From',
      cell: row => ({
        text: row.relation ?? 'Not said',
        note: [doorWords[row.door], namingWords[row.naming]].filter(Boolean).join('. '),
      }),
    },
    { label: 'How it stands', cell: row => ({ text: '', tag: reportTag(row) }) },
    {
      label: 'Local target',
      cell: row => ({ text: row.state === 'new' ? formatCivilDate(row.sortBy) : 'Sorted' }),
    },
  ],
  empty: () => ({
    heading: 'Nothing waits here',
    text: 'That nothing came in does not say that nobody is worried. New reports and messages appear here at once.',
  }),
})

const waiting = (total: number): string => {
  if (total === 0) return 'No report waits for you'
  return total === 1 ? '1 report waits for somebody' : `${total} reports wait for somebody`
}
