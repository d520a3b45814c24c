import { page } from '#platform/http/page/page.ts'
import { civilDateOf, formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { FollowedReport } from '../report/schema.ts'
import { followReport, listMyReports, writeMore } from '../report/units.ts'
import { namingWords, paragraphsOf } from '../view/words.ts'

export const myReports = page.list<typeof listMyReports>({
  path: '/safeguarding/reports',
  query: listMyReports,
  page: () => ({
    title: 'What you reported',
    lede: 'Only you and the council’s safeguarding team see this. You can add to each report, and read what the council wrote back.',
  }),
  noun: { one: 'report', many: 'reports' },
  columns: [
    {
      label: 'What you told us',
      cell: row => ({
        text: row.start,
        href: `/safeguarding/reports/${row.id}`,
        note: [row.reference, row.home?.name].filter(Boolean).join(', '),
      }),
    },
    { label: 'Sent', cell: row => ({ text: formatCivilDate(civilDateOf(row.receivedAt)) }) },
    {
      label: 'Answer',
      cell: row => ({
        text: '',
        tag: row.unanswered
          ? { text: 'Received' }
          : { text: 'The council wrote back', tone: 'moss' as const },
      }),
    },
  ],
  links: () => [{ text: 'Raise a concern', href: '/safeguarding/concerns/new' }],
  empty: () => ({
    heading: 'You have reported nothing here',
    text: 'If something worries you, tell us. You need no proof.',
    link: { text: 'Raise a concern', href: '/safeguarding/concerns/new' },
  }),
})

const NEXT =
  'Somebody in the safeguarding team looks at what comes in by the end of the next working day; at once if there is danger now. You are told that it was received and considered. How much more you can be told depends on the adult’s wishes and safety. If things get worse, ring 999 or add to this report.'

export const oneReport = page.show<typeof followReport>({
  path: '/safeguarding/reports/{reportId}',
  query: followReport,
  template: 'safeguarding/case.njk',
  model: report => ({
    page: {
      title: `Your report ${report.reference}`,
      caption: report.home?.name ?? 'What you reported',
      back: { text: 'What you reported', href: '/safeguarding/reports' },
      width: 'wide',
    },
    first: [],
    story: [
      ...report.messages.toReversed().map(({ side, at, words }) => ({
        said: {
          heading: side === 'council' ? 'The council wrote' : 'You wrote',
          paragraphs: paragraphsOf(words ?? 'These words were removed.'),
          note: formatDateTime(at),
        },
      })),
      {
        said: {
          heading: 'What you told us',
          paragraphs: paragraphsOf(report.account ?? 'These words were removed.'),
          note: `${formatDateTime(report.receivedAt)}. ${namingWords[report.naming] ?? ''}.`,
        },
      },
    ],
    facts: [
      {
        card: {
          heading: 'What happens next',
          text: NEXT,
          button: { text: 'Add to it', href: `/safeguarding/reports/${report.id}/more` },
        },
      },
    ],
  }),
})

export const addToReport = page.form<typeof writeMore>({
  path: '/safeguarding/reports/{reportId}/more',
  command: writeMore,
  helper: ctx => ctx.ask(followReport, { reportId: ctx.params.reportId ?? '' }),
  neverLimited: true,
  steps: [
    {
      slug: 'more',
      page: (helper, ctx) => ({
        title: 'What do you want to add?',
        caption: (helper as FollowedReport).reference,
        lede: 'It is read on the next working day. If somebody is in danger now, ring 999.',
        back: { text: 'Your report', href: `/safeguarding/reports/${ctx.params.reportId}` },
      }),
      fields: [
        {
          kind: 'textarea',
          name: 'words',
          label: 'What do you want to add?',
          isHeading: true,
          rows: 8,
          maxLength: 20_000,
        },
      ],
      whoSees: 'The council’s safeguarding team. Not the care home.',
    },
  ],
  button: 'Send it',
  done: (_result, ctx) => ({
    href: `/safeguarding/reports/${ctx.params.reportId}`,
    notice: { kind: 'done', heading: 'Sent' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: `/safeguarding/reports/${ctx.params.reportId}` }),
})
