import { page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { RATING_LABELS, type RatingCode } from '../cqc/rating-codes.ts'
import { whatChanged } from '../registry/home-queries.ts'
import { changesTable } from '../view/changes.ts'
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
    { label: 'Safe', cell: row => ({ text: words(row.safe) }) },
    { label: 'Effective', cell: row => ({ text: words(row.effective) }) },
    { label: 'Caring', cell: row => ({ text: words(row.caring) }) },
    { label: 'Responsive', cell: row => ({ text: words(row.responsive) }) },
    { label: 'Well-led', cell: row => ({ text: words(row.wellLed) }) },
    { label: 'Run by', cell: row => ({ text: row.provider ?? 'Not known', note: row.cqcLocationId }) },
  ],
  empty: () => ({ heading: 'Not rated yet', text: 'CQC has published no rating of this home.' }),
  export: {
    query: listHomeRatings,
    fileName: 'ratings',
    columns: [
      { header: 'Published', value: row => row.publishedOn },
      ...(['overall', 'safe', 'effective', 'caring', 'responsive', 'wellLed'] as const).map(key => ({
        header: key === 'wellLed' ? 'Well-led' : key.charAt(0).toUpperCase() + key.slice(1),
        value: (row: Readonly<Record<typeof key, string | null>>) => words(row[key]),
      })),
      { header: 'From an earlier registration', value: row => row.inherited },
      { header: 'CQC location number', value: row => row.cqcLocationId },
      { header: 'Run by', value: row => row.provider },
    ],
  },
})
