import { page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import {
  KEY_QUESTION_LABELS,
  KEY_QUESTIONS,
  type KeyQuestion,
  RATING_LABELS,
  type RatingCode,
} from '../cqc/rating-codes.ts'
import { changesTable } from '../view/changes.ts'
import { whatChanged } from '../watches/what-changed.ts'
import { listHomeRatings } from './page-queries.ts'

export const homesChanges = page.show<typeof whatChanged>({
  path: '/homes/changes',
  query: whatChanged,
  input: () => ({ limit: 200 }),
  template: 'homes/changes.njk',
  model: ({ items }, ctx) => ({
    page: {
      title: items.length > 0 ? 'What has changed' : 'Nothing has changed',
      lede: `In the care homes of ${ctx.councilName}, as Lantern noticed it in the last 30 days.`,
      back: { text: 'All homes', href: '/homes' },
      width: 'wide',
    },
    ...(items.length > 0 ? { table: changesTable(items, ctx.today) } : {}),
  }),
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
