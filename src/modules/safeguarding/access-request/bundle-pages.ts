import { type Page, page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import { paragraphsOf } from '../view/words.ts'
import { getBundle } from './queries.ts'
import { REQUESTS, requestHref } from './view.ts'
import { getBundleZip } from './zip-query.ts'

/** What is given, to be printed; and the same with its files as a ZIP. */
export const bundle = page.show<typeof getBundle>({
  path: `${REQUESTS}/{accessRequestId}/bundle`,
  query: getBundle,
  template: 'safeguarding/bundle.njk',
  model: ({ items, withheld, reference, personName, answeredOn, accessRequestId }) => ({
    page: {
      title: personName ? `What we hold about ${personName}` : 'What we hold',
      caption: `Request ${reference}${answeredOn ? `, answered ${formatCivilDate(answeredOn)}` : ''}`,
      back: { text: 'The request', href: requestHref(accessRequestId) },
    },
    items: items.map(({ label, caseReference, onDate, given }, at) => ({
      heading: `${at + 1}. ${label}`,
      about: [caseReference, onDate && formatCivilDate(onDate)].filter(Boolean).join(', '),
      paragraphs: paragraphsOf(given ?? ''),
    })),
    withheld: withheld.map(
      ({ reason, count }) => `${plural(count, 'thing')} kept back: ${reason.toLowerCase()}.`,
    ),
  }),
})

export const zip: Page = page.file<typeof getBundleZip>({
  path: `${REQUESTS}/{accessRequestId}/bundle.zip`,
  query: getBundleZip,
  back: ctx => ({ text: 'The request', href: requestHref(ctx.params.accessRequestId ?? '') }),
})
