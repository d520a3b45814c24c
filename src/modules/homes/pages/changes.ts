import { page } from '#platform/http/page/page.ts'
import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import {
  KEY_QUESTION_LABELS,
  KEY_QUESTIONS,
  type KeyQuestion,
  RATING_LABELS,
  type RatingCode,
} from '../cqc/rating-codes.ts'
import { exportChanges, type ListedChange, listChanges } from '../registry/changes-queries.ts'
import { kindInWords, shownKinds, whenOf } from '../view/changes.ts'
import { listHomeRatings } from './page-queries.ts'

export const homesChanges = page.list<typeof listChanges>({
  path: '/homes/changes',
  query: listChanges,
  page: ({ total }, ctx) => ({
    title: total > 0 ? 'What has changed' : 'Nothing has changed',
    lede: `In the care homes of ${ctx.councilName}, as Lantern noticed it.`,
    back: { text: 'All homes', href: '/homes' },
    width: 'wide',
  }),
  noun: { one: 'change', many: 'changes' },
  filters: [
    {
      kind: 'select',
      name: 'kind',
      label: 'What changed',
      options: [
        { value: '', text: 'Anything' },
        ...shownKinds.map(kind => ({ value: kind, text: kindInWords[kind] })),
      ],
    },
    {
      kind: 'select',
      name: 'days',
      label: 'Noticed',
      options: [7, 30, 90].map(days => ({ value: String(days), text: `In the last ${days} days` })),
    },
  ],
  defaults: { days: '30' },
  columns: [
    { label: 'Home', cell: row => ({ text: row.home.name, href: `/homes/${row.home.id}` }) },
    { label: 'What changed', cell: row => ({ text: row.sentence }) },
    { label: 'When', cell: (row, ctx) => ({ text: whenOf(row, ctx.today) }) },
  ],
  empty: () => ({
    heading: 'The register says what it said before',
    text: 'That is about the register. People in a home may still have a story to tell.',
  }),
  export: {
    query: exportChanges,
    fileName: 'changes',
    columns: [
      { header: 'Home', value: (row: ListedChange) => row.home.name },
      { header: 'What changed', value: (row: ListedChange) => row.sentence },
      { header: 'On', value: (row: ListedChange) => row.onDate },
      { header: 'Noticed', value: (row: ListedChange) => civilDateOf(row.noticedAt).toString() },
    ],
  },
})

const words = (code: string | null): string =>
  code ? (RATING_LABELS[code as RatingCode] ?? code) : 'Not rated'

type Rated = Readonly<Record<KeyQuestion, string | null>>

export const homeRatings = page.list<typeof listHomeRatings>({
  path: '/homes/{homeId}/ratings',
  query: listHomeRatings,
  page: answer => ({
    title: 'Every published rating',
    caption: answer.home.name,
    back: { text: answer.home.name, href: `/homes/${answer.home.id}` },
  }),
  noun: { one: 'rating', many: 'ratings' },
  columns: [
    {
      label: 'Published',
      cell: row => ({ text: row.publishedOn ? formatCivilDate(row.publishedOn) : 'CQC gives no date' }),
    },
    {
      label: 'Overall',
      cell: row => ({
        text: words(row.overall),
        ...(row.inherited ? { note: 'from the registration before' } : {}),
      }),
    },
    ...KEY_QUESTIONS.map(name => ({
      label: KEY_QUESTION_LABELS[name],
      cell: (row: Rated) => ({ text: words(row[name]) }),
    })),
    { label: 'Run by', cell: row => ({ text: row.provider ?? 'Not known', note: row.cqcLocationId }) },
  ],
  empty: () => ({ heading: 'Not rated yet', text: 'CQC has published no rating of this home.' }),
  export: {
    query: listHomeRatings,
    fileName: 'ratings',
    columns: [
      { header: 'Published', value: row => row.publishedOn },
      { header: 'Overall', value: row => words(row.overall) },
      ...KEY_QUESTIONS.map(name => ({
        header: KEY_QUESTION_LABELS[name],
        value: (row: Rated) => words(row[name]),
      })),
      { header: 'From an earlier registration', value: row => row.inherited },
      { header: 'CQC location number', value: row => row.cqcLocationId },
      { header: 'Run by', value: row => row.provider },
    ],
  },
})
