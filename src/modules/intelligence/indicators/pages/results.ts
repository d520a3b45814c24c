import { page } from '#platform/http/page/page.ts'
import type { CellModel } from '#platform/view/models.ts'
import { noNumber } from '../kinds.ts'
import { exportIndicatorResults, getIndicator, listIndicatorResults } from '../queries.ts'
import type { Indicator, ResultRow } from '../schema.ts'
import { likeWords, PROMPT, rounded } from '../words.ts'
import { homeHref, INDICATORS, indicatorHref } from './addresses.ts'

const whyOf = ({ why }: ResultRow): string | null => why && noNumber[why]

const observedCell = (row: ResultRow): CellModel =>
  row.observed === null
    ? { text: 'No number', note: whyOf(row) ?? '' }
    : {
        text: String(row.observed),
        ...(row.observedNow === row.observed ? {} : { note: `${row.observedNow} as it is known now` }),
      }

const expectedCell = ({ expected, comparedWith, homes, fromBeds, why }: ResultRow): CellModel => {
  if (why !== null) return { text: 'None' }
  const beds = fromBeds ? '; by registered beds' : ''
  return expected === null || comparedWith === null
    ? { text: 'None', note: `Nobody to compare with${beds}` }
    : { text: rounded(expected), note: `From ${homes} homes: ${likeWords[comparedWith]}${beds}` }
}

const shown = (helper: unknown): Indicator => helper as Indicator

export const resultList = page.list<typeof listIndicatorResults>({
  path: `${INDICATORS}/{indicatorId}/results`,
  query: listIndicatorResults,
  helper: ctx => ctx.ask(getIndicator, { indicatorId: ctx.params.indicatorId ?? '' }),
  page: (_answer, _ctx, helper) => ({
    title: 'Every home and period',
    caption: shown(helper).name,
    lede: 'By what was known two weeks after each period ended. Where there is no number, that is no nought.',
    back: { text: shown(helper).name, href: indicatorHref(shown(helper).id) },
    width: 'wide',
  }),
  noun: { one: 'result', many: 'results' },
  filters: [
    (_ctx, helper) => ({
      ...{ kind: 'select', name: 'period', label: 'Period' },
      options: [
        { value: '', text: 'All' },
        ...shown(helper)
          .periods.toReversed()
          .map(one => ({ value: one.from, text: one.label })),
      ],
    }),
    {
      ...{ kind: 'select', name: 'only', label: 'Show' },
      options: [
        { value: '', text: 'All' },
        { value: 'flagged', text: 'What it flagged' },
        { value: 'missing', text: 'Where there is no number' },
      ],
    },
  ],
  columns: [
    {
      label: 'Home',
      cell: (row, ctx) => ({ text: row.home, href: homeHref(ctx.params.indicatorId ?? '', row.homeId) }),
    },
    { label: 'Period', cell: row => ({ text: row.period }) },
    { label: 'Counted', numeric: true, cell: observedCell },
    { label: 'Expected', numeric: true, cell: expectedCell },
    { label: 'z', numeric: true, cell: row => ({ text: row.z === null ? 'None' : row.z.toFixed(1) }) },
    { label: 'Flagged', cell: row => ({ text: row.flagged ? 'Yes' : 'No' }) },
  ],
  export: {
    query: exportIndicatorResults,
    fileName: 'indicator-results',
    columns: [
      { header: 'Home', value: (row: ResultRow) => row.home },
      { header: 'Home id', value: (row: ResultRow) => row.homeId },
      { header: 'From', value: (row: ResultRow) => row.from },
      { header: 'To', value: (row: ResultRow) => row.to },
      { header: 'As known on', value: (row: ResultRow) => row.knownOn },
      { header: 'Version of the definition', value: (row: ResultRow) => row.definition },
      { header: 'Counted', value: (row: ResultRow) => row.observed },
      { header: 'Counted, as known now', value: (row: ResultRow) => row.observedNow },
      { header: 'Exposure', value: (row: ResultRow) => row.exposure },
      { header: 'Exposure by registered beds', value: (row: ResultRow) => (row.fromBeds ? 'yes' : 'no') },
      { header: 'Expected', value: (row: ResultRow) => row.expected },
      { header: 'Compared with', value: (row: ResultRow) => row.comparedWith && likeWords[row.comparedWith] },
      { header: 'Homes compared with', value: (row: ResultRow) => row.homes },
      { header: 'z', value: (row: ResultRow) => row.z },
      { header: 'Flagged', value: (row: ResultRow) => (row.flagged ? 'yes' : 'no') },
      { header: 'Why there is no number', value: whyOf },
      { header: 'What this is', value: () => PROMPT },
    ],
  },
  empty: ctx => ({
    heading: 'Nothing that fits',
    text: 'It was not tried yet, or nothing fits the filter. That says nothing about the homes.',
    link: { text: 'The indicator', href: indicatorHref(ctx.params.indicatorId ?? '') },
  }),
})
