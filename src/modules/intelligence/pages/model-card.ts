import { page } from '#platform/http/page/page.ts'
import { getModelCard } from '../backtest/card/query.ts'
import { modelCardPage } from '../view/model-card.ts'

export const modelCard = page.show<typeof getModelCard>({
  path: '/intelligence/model-card',
  query: getModelCard,
  template: 'intelligence/model-card.njk',
  model: async (view, ctx) => ({ ...modelCardPage(view, ctx.councilName) }),
})
