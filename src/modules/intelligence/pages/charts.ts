import { page } from '#platform/http/page/page.ts'
import { formatMonth } from '#platform/view/dates.ts'
import { exportFunnel, exportMonths, listFunnel, listMonths } from '../charts/number-queries.ts'
import { getCharts } from '../charts/queries.ts'
import type { FunnelHome, Month } from '../charts/schema.ts'
import { PROMPT } from '../view/attention-rows.ts'
import {
  chartWords,
  funnelOf,
  funnelTitle,
  monthInWords,
  monthsChart,
  monthsTitle,
} from '../view/council-charts.ts'
import { picturePath } from '../view/picture.ts'

const chartsPage = page.show<typeof getCharts>({
  path: '/intelligence/charts',
  query: getCharts,
  template: 'intelligence/charts.njk',
  async model({ funnels, months }) {
    const drawn = await Promise.all([
      ...funnels.filter(one => one.homes.length > 0).map(funnelOf),
      ...months.map(monthsChart),
    ])
    return {
      page: {
        title: 'What is told of homes, and what goes wrong',
        lede: 'Too little is looked at as well as too much. Each chart is a prompt to look, and the table below it says the same.',
        back: { text: 'Homes by attention', href: '/intelligence' },
        width: 'wide',
      },
      charts: drawn.filter(one => one !== undefined),
      nothing: {
        heading: 'Nothing can be compared yet',
        text: 'Fewer than ten homes with beds are known, or nothing has been told of any. Charts appear by themselves once there is enough.',
      },
    }
  },
})

const say = (value: number): string => value.toFixed(1)

const numbersPage = page.list<typeof listFunnel>({
  path: '/intelligence/charts/{code}',
  query: listFunnel,
  page: ({ code, items }) => ({
    title: funnelTitle(code, items),
    lede: chartWords[code].about,
    back: { text: 'Charts', href: '/intelligence/charts' },
    width: 'wide',
  }),
  noun: { one: 'home', many: 'homes' },
  columns: [
    { label: 'Home', cell: row => ({ text: row.name, href: picturePath(row.homeId) }) },
    { label: 'Counted', numeric: true, cell: row => ({ text: String(row.observed) }) },
    { label: 'Expected', numeric: true, cell: row => ({ text: say(row.expected) }) },
    { label: 'Beside it', numeric: true, cell: row => ({ text: say(row.ratio) }) },
    { label: '95% limits', cell: row => ({ text: `${say(row.lower)} to ${say(row.upper)}` }) },
  ],
  empty: () => ({ heading: 'No home can be compared yet', text: 'Too few are known, or nothing was told.' }),
  export: {
    query: exportFunnel,
    fileName: 'homes-beside-homes-like-them',
    columns: [
      { header: 'Home', value: (row: FunnelHome) => row.name },
      { header: 'Counted', value: (row: FunnelHome) => row.observed },
      { header: 'Expected', value: (row: FunnelHome) => Number(row.expected.toFixed(3)) },
      { header: 'Counted by expected', value: (row: FunnelHome) => Number(row.ratio.toFixed(3)) },
      { header: 'Lower 95% limit', value: (row: FunnelHome) => Number(row.lower.toFixed(3)) },
      { header: 'Upper 95% limit', value: (row: FunnelHome) => Number(row.upper.toFixed(3)) },
      { header: 'Where it lies', value: (row: FunnelHome) => row.beyond },
      { header: 'What this is', value: () => PROMPT },
    ],
  },
})

const monthsPage = page.list<typeof listMonths>({
  path: '/intelligence/charts/{code}/months',
  query: listMonths,
  page: ({ code, items }) => ({
    title: monthsTitle(code, items.toReversed()),
    lede: 'All open homes together, for each 100 beds.',
    back: { text: 'Charts', href: '/intelligence/charts' },
    width: 'wide',
  }),
  noun: { one: 'month', many: 'months' },
  columns: [
    { label: 'Month', cell: row => ({ text: formatMonth(Temporal.PlainYearMonth.from(row.month)) }) },
    { label: 'Counted', numeric: true, cell: row => ({ text: String(row.count) }) },
    { label: 'For 100 beds', numeric: true, cell: row => ({ text: row.value.toFixed(2) }) },
    { label: 'Limits', cell: row => ({ text: `${row.lower.toFixed(2)} to ${row.upper.toFixed(2)}` }) },
    { label: 'What that says', cell: row => ({ text: monthInWords(row) }) },
  ],
  empty: () => ({
    heading: 'No month can be shown yet',
    text: 'Nothing has been told, or no beds are known.',
  }),
  export: {
    query: exportMonths,
    fileName: 'concerns-by-month',
    columns: [
      { header: 'Month', value: (row: Month) => row.month },
      { header: 'Counted', value: (row: Month) => row.count },
      { header: 'For 100 beds', value: (row: Month) => Number(row.value.toFixed(3)) },
      { header: 'Usual', value: (row: Month) => Number(row.centre.toFixed(3)) },
      { header: 'Lower limit', value: (row: Month) => Number(row.lower.toFixed(3)) },
      { header: 'Upper limit', value: (row: Month) => Number(row.upper.toFixed(3)) },
      { header: 'What that says', value: monthInWords },
    ],
  },
})

export const chartPages = [chartsPage, numbersPage, monthsPage]
