import { type PageContext, page } from '#platform/http/page/page.ts'
import type { ChartModel, FieldModel } from '#platform/view/models.ts'
import type { HomeMonth } from '../charts/home-months.ts'
import { exportHomeMonths, getHomeMonths } from '../charts/home-queries.ts'
import { getIndicatorHome, listIndicators } from '../indicators/queries.ts'
import { rateChart } from '../indicators/view/home.ts'
import { PROMPT } from '../view/attention-rows.ts'
import {
  homeMonthsChart,
  homeMonthsPath,
  homeMonthsTitle,
  type MonthsChosen,
  monthInWords,
  monthsFields,
} from '../view/home-months.ts'
import { picturePath } from '../view/picture.ts'

function asked({ queryString }: PageContext, name: string): string {
  const value = queryString[name]
  return typeof value === 'string' ? value : ''
}

const chosenIn = (ctx: PageContext): MonthsChosen => ({
  theme: asked(ctx, 'theme'),
  source: asked(ctx, 'source'),
})

interface Limited {
  readonly fields: readonly FieldModel[]
  readonly chart: ChartModel | undefined
}

/** An indicator in use says what is usual here, with limits: the one that is asked for, or the first. */
async function limitedAt(homeId: string, ctx: PageContext): Promise<Limited> {
  if (!ctx.mayEver(getIndicatorHome)) return { fields: [], chart: undefined }
  const { items } = await ctx.ask(listIndicators, { state: 'in-use', perPage: 100 })
  const one = items.find(({ id }) => id === asked(ctx, 'indicator')) ?? items[0]
  if (!one) return { fields: [], chart: undefined }
  const options = items.map(({ id, name }) => ({ value: id, text: name }))
  const field: FieldModel = {
    ...{ kind: 'select', name: 'indicator', label: 'Indicator', value: one.id, options },
  }
  const shown = await ctx.ask(getIndicatorHome, { indicatorId: one.id, homeId })
  return { fields: [field], chart: await rateChart(shown, one.name) }
}

const monthsPage = page.show<typeof getHomeMonths>({
  path: '/intelligence/homes/{homeId}/months',
  query: getHomeMonths,
  template: 'intelligence/home-months.njk',
  input: chosenIn,
  async model(answer, ctx) {
    const { id, name } = answer.home
    const chosen = chosenIn(ctx)
    const chart = await homeMonthsChart(answer, chosen)
    const limited = await limitedAt(id, ctx)
    return {
      page: {
        title: `${name}, month by month`,
        lede: 'What was told that worries, and what indicators in use make of it. Much told may be openness; little told is no sign that all is well.',
        back: { text: 'The picture', href: picturePath(id) },
        width: 'wide',
      },
      action: homeMonthsPath(id),
      fields: [...monthsFields(answer, chosen), ...limited.fields],
      charts: [chart, limited.chart].filter(one => one !== undefined),
      nothing: chart
        ? undefined
        : {
            heading: homeMonthsTitle(answer, chosen),
            text: 'A chart needs two whole months since anything was first told. That says nothing about the home: go and listen.',
          },
      noLimits: limited.chart
        ? undefined
        : {
            heading: 'No limits to show',
            text: 'Limits come from an indicator in use. None is, or it is not for you to read.',
          },
    }
  },
})

const numbersPage = page.list<typeof getHomeMonths>({
  path: '/intelligence/homes/{homeId}/months/numbers',
  query: getHomeMonths,
  page: (answer, ctx) => ({
    title: homeMonthsTitle(answer, chosenIn(ctx)),
    lede: 'Of what counts now, each event once in the month in which it was first told.',
    back: { text: `${answer.home.name}, month by month`, href: homeMonthsPath(answer.home.id) },
  }),
  noun: { one: 'month', many: 'months' },
  columns: [
    { label: 'Month', cell: row => ({ text: monthInWords(row) }) },
    { label: 'Events that worry', numeric: true, cell: row => ({ text: String(row.count) }) },
  ],
  empty: () => ({ heading: 'Nothing was told', text: 'That is no sign that all is well: go and listen.' }),
  export: {
    query: exportHomeMonths,
    fileName: 'home-month-by-month',
    columns: [
      { header: 'Month', value: (row: HomeMonth) => row.month },
      { header: 'Events that worry', value: (row: HomeMonth) => row.count },
      { header: 'What this is', value: () => PROMPT },
    ],
  },
})

export const homeMonthsPages = [monthsPage, numbersPage]
