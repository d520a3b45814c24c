import { page } from '#platform/http/page/page.ts'
import { getCase } from '../case/get-case.ts'
import { casePage } from '../view/case-page.ts'

export const caseStory = page.show<typeof getCase>({
  path: '/safeguarding/concerns/{concernId}',
  query: getCase,
  template: 'safeguarding/case.njk',
  model: (whole, ctx) => casePage(whole, ctx),
})
