import { page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CellModel } from '#platform/view/models.ts'
import { nextVisits } from '../attention/queries.ts'
import type { NextVisit } from '../attention/schema.ts'
import { levelCell, nameCell, unheardCell } from '../view/attention-rows.ts'

/** Two officers do not go to one home: who goes, and by when. */
function goesCell({ decided }: NextVisit): CellModel {
  if (!decided) return { text: 'Nobody yet' }
  const { who, dueOn, on, what } = decided
  return {
    text: who ?? 'Somebody whose name is not known',
    note: `${what}${dueOn ? `, by ${formatCivilDate(dueOn)}` : ''}. Decided ${formatCivilDate(on)}`,
    tag: { text: 'Decided', tone: 'moss' },
  }
}

function decidedWords(items: readonly NextVisit[]): string[] {
  const decided = items.filter(one => one.decided).length
  if (decided === 0) return []
  return [
    `At ${decided} of them somebody has decided to go already: they stay here, marked, until a visit is written down.`,
  ]
}

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
    paragraphs: [how, ...decidedWords(items)],
    table: {
      caption: 'Homes to visit next',
      narrow: 'cards',
      columns: [
        { label: 'Home' },
        { label: 'Why it is here' },
        { label: 'Who goes' },
        { label: 'Level' },
        { label: 'Heard' },
      ],
      rows: items.map(row => [
        nameCell(row),
        { text: row.why },
        goesCell(row),
        levelCell(row),
        unheardCell(row),
      ]),
    },
  }),
})
