import { page } from '#platform/http/page/page.ts'
import { getIndicator, getIndicatorHome } from '../queries.ts'
import { homeCharts } from '../view/home.ts'
import { indicatorView } from '../view/indicator.ts'
import { INDICATORS, indicatorHref } from './addresses.ts'

export const indicatorPage = page.show<typeof getIndicator>({
  path: `${INDICATORS}/{indicatorId}`,
  query: getIndicator,
  template: 'intelligence/indicator.njk',
  model: (indicator, ctx) => {
    const { period } = ctx.queryString
    return indicatorView(indicator, {
      ...{ role: ctx.role, today: ctx.today.toString() },
      period: typeof period === 'string' ? period : undefined,
    })
  },
})

export const homePage = page.show<typeof getIndicatorHome>({
  path: `${INDICATORS}/{indicatorId}/homes/{homeId}`,
  query: getIndicatorHome,
  template: 'intelligence/indicator.njk',
  model: async shown => ({
    page: {
      ...{ title: shown.home.name, caption: shown.name, width: 'wide' },
      lede: 'What it came to here over time. A prompt to look; unproven; not a finding.',
      back: { text: shown.name, href: indicatorHref(shown.id) },
    },
    ...(await homeCharts(shown)),
  }),
})
