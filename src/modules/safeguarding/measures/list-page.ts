import { page } from '#platform/http/page/page.ts'
import { formatAgo, formatCivilDate } from '#platform/view/dates.ts'
import { measureHref } from './case-part.ts'
import { listMeasures } from './queries.ts'

/** Live measures that nobody has looked at in time: what was put in place at night stays no longer than it must. */
export const measuresList = page.list<typeof listMeasures>({
  path: '/safeguarding/measures',
  query: listMeasures,
  page: ({ total }, _ctx, _helper, asked) => ({
    title:
      asked.list && asked.list !== 'past-review'
        ? 'Protective measures'
        : total === 0
          ? 'No measure is past its review'
          : total === 1
            ? 'One measure is past its review'
            : `${total} measures are past their review`,
    lede: 'Of the cases you may see. A measure that limits somebody lasts no longer than it must.',
  }),
  noun: { one: 'measure', many: 'measures' },
  filters: [
    {
      kind: 'select',
      name: 'list',
      label: 'Which',
      options: [
        { value: 'past-review', text: 'Past their review' },
        { value: 'to-weigh', text: 'Still to be weighed' },
        { value: 'live', text: 'All that are in place' },
      ],
    },
  ],
  defaults: { list: 'past-review' },
  columns: [
    {
      label: 'Adult',
      cell: row => ({ text: row.adult.name, href: measureHref(row.concernId, row.id), note: row.reference }),
    },
    {
      label: 'What is done',
      cell: row => ({
        text: row.label,
        note: row.limits ? 'Limits where they go or whom they see' : 'Does not limit them',
      }),
    },
    { label: 'Since', cell: row => ({ text: formatCivilDate(row.fromOn) }) },
    {
      label: 'Looked at again by',
      cell: (row, { today }) => ({
        text: formatCivilDate(row.reviewOn),
        ...(row.reviewOn < today.toString() ? { note: formatAgo(row.reviewOn, today) } : {}),
      }),
    },
    {
      label: 'How it stands',
      cell: row => ({
        text: '',
        tag: {
          text: row.overdue ? 'Past its review' : row.stateLabel,
          tone: row.overdue ? 'clay' : row.state === 'to-weigh' ? 'lamp' : 'soft',
        },
      }),
    },
  ],
  empty: () => ({
    heading: 'None that you may see',
    text: 'Restricted cases are listed for those who work on them alone.',
  }),
})
