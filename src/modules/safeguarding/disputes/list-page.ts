import { page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import { answeredFilter } from '../pages/answered-filter.ts'
import { concernHref } from '../view/words.ts'
import { listDisputes } from './queries.ts'

export const disputesList = page.list<typeof listDisputes>({
  path: '/safeguarding/disputes',
  query: listDisputes,
  page: ({ total, items }, _ctx, _helper, { open }) => {
    const late = items.filter(item => item.overdue).length
    const none = 'Nobody disputes a decision that you may see'
    return {
      title:
        open !== 'true'
          ? 'Disputes of decisions'
          : total === 0
            ? none
            : `${plural(total, 'decision is', 'decisions are')} disputed`,
      lede:
        late > 0
          ? `${late} of those shown ${late === 1 ? 'is' : 'are'} past the local target.`
          : 'Each is looked at again by somebody who took no part in the case.',
    }
  },
  noun: { one: 'dispute', many: 'disputes' },
  filters: [answeredFilter],
  defaults: { open: 'true' },
  columns: [
    {
      label: 'About',
      cell: row => ({ text: row.adult, href: concernHref(row.concernId), note: row.reference }),
    },
    { label: 'What is disputed', cell: row => ({ text: row.aboutLabel, note: row.sideLabel }) },
    {
      label: 'How it stands',
      cell: row => ({
        text: row.stateLabel,
        ...(row.mine ? { tag: { text: 'Yours to review', tone: 'lamp' as const } } : {}),
        ...(row.reviewer ? { note: row.reviewer } : {}),
      }),
    },
    {
      label: 'Local target',
      cell: row => ({
        text: row.dueOn ? formatCivilDate(row.dueOn) : 'None',
        ...(row.overdue ? { tag: { text: 'Past it', tone: 'clay' as const } } : {}),
      }),
    },
  ],
  empty: () => ({
    heading: 'None that you may see',
    text: 'Disputes of restricted cases are listed for those who work on them alone, and for their reviewer.',
  }),
})
