import { page } from '#platform/http/page/page.ts'
import { nextVisits } from '../attention/queries.ts'
import { levelCell, nameCell, unheardCell } from '../view/attention-rows.ts'

export const visitsPage = page.show<typeof nextVisits>({
  path: '/intelligence/next-visits',
  query: nextVisits,
  template: 'platform/page.njk',
  model: ({ how, items }) => ({
    page: {
      title: `Next ${items.length === 1 ? 'visit' : `${items.length} visits`}`,
      lede: 'A proposal for when time is short. It caps no level.',
      back: { text: 'Homes by attention', href: '/intelligence' },
      width: 'wide',
    },
    paragraphs: [how],
    table: {
      caption: 'Homes to visit next',
      columns: [{ label: 'Home' }, { label: 'Why it is here' }, { label: 'Level' }, { label: 'Heard' }],
      rows: items.map(row => [nameCell(row), { text: row.why }, levelCell(row), unheardCell(row)]),
    },
  }),
})
