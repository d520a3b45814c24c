import { page } from '#platform/http/page/page.ts'
import { getBrand, getProvider } from '../running/queries.ts'
import { runningPage } from '../view/running.ts'
import { watchLink } from './watches.ts'

export const providerStory = page.show<typeof getProvider>({
  path: '/providers/{providerId}',
  query: getProvider,
  template: 'homes/running.njk',
  model: async (running, ctx) => ({
    ...(await runningPage(running, ctx.councilName)),
    watch: await watchLink(ctx, { kind: 'provider', id: running.id }),
  }),
})

export const brandStory = page.show<typeof getBrand>({
  path: '/brands/{brandId}',
  query: getBrand,
  template: 'homes/running.njk',
  model: async (running, ctx) => ({ ...(await runningPage(running, ctx.councilName)) }),
})
