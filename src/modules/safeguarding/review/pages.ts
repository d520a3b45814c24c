import { optionsOn } from '#law/code-list.ts'
import { roles } from '#platform/access/roles.ts'
import { type Page, type PageContext, page } from '#platform/http/page/page.ts'
import { civilDateOf, formatCivilDate, formatShortDate } from '#platform/view/dates.ts'
import type { OptionModel } from '#platform/view/models.ts'
import { homeNames } from '#src/modules/homes/index.ts'
import { textarea } from '../process/forms.ts'
import { referReview } from './commands.ts'
import { forms } from './form-pages.ts'
import { getReview, listReviews } from './queries.ts'
import type { ReviewRow } from './schema.ts'
import { outstandingInWords, reviewHref, reviewPage } from './view.ts'

const list = page.list<typeof listReviews>({
  path: '/safeguarding/reviews',
  query: listReviews,
  page: ({ items }) => {
    const open = items.reduce((sum, item) => sum + item.outstanding, 0)
    const waiting = items.filter(item => item.state === 'screened').length
    const board =
      waiting === 1 ? 'One waits for the Board’s decision' : `${waiting} wait for the Board’s decision`
    return {
      title: 'Safeguarding adults reviews',
      lede: `${waiting === 0 ? 'None waits for the Board’s decision' : board}; ${open} ${open === 1 ? 'recommendation is' : 'recommendations are'} still to be carried out.`,
    }
  },
  noun: { one: 'review', many: 'reviews' },
  columns: [
    {
      label: 'Review',
      cell: row => ({
        text: row.reference,
        href: reviewHref(row.id),
        note: [row.home?.name, row.who].filter(Boolean).join('. '),
      }),
    },
    {
      label: 'How it stands',
      cell: row => ({
        text: row.stateLabel,
        ...(row.overdue ? { tag: { text: 'Past local target', tone: 'clay' as const } } : {}),
      }),
    },
    { label: 'Recommendations', cell: row => ({ text: outstandingInWords(row) }) },
    { label: 'Referred', cell: row => ({ text: formatShortDate(civilDateOf(row.referredAt)) }) },
    { label: 'Local target', cell: row => ({ text: row.dueOn ? formatCivilDate(row.dueOn) : 'None' }) },
  ],
  export: {
    query: listReviews,
    fileName: 'safeguarding-adults-reviews',
    columns: [
      { header: 'Reference', value: (row: ReviewRow) => row.reference },
      { header: 'State', value: (row: ReviewRow) => row.stateLabel },
      { header: 'Kind', value: (row: ReviewRow) => row.kind },
      { header: 'Serious harm and died', value: (row: ReviewRow) => row.died },
      { header: 'Serious harm and survived', value: (row: ReviewRow) => row.survived },
      { header: 'Referred', value: (row: ReviewRow) => civilDateOf(row.referredAt).toString() },
      { header: 'Recommendations', value: (row: ReviewRow) => row.recommendations },
      { header: 'Still to be carried out', value: (row: ReviewRow) => row.outstanding },
    ],
  },
  links: () => [{ text: 'Refer for a review', href: '/safeguarding/reviews/new' }],
  empty: () => ({
    heading: 'No review and no referral yet',
    text: 'Anyone may refer an adult who died or was seriously harmed.',
    link: { text: 'Refer for a review', href: '/safeguarding/reviews/new' },
  }),
})

const whole = page.show<typeof getReview>({
  path: '/safeguarding/reviews/{reviewId}',
  query: getReview,
  template: 'safeguarding/case.njk',
  model: reviewPage,
})

async function homesFor(ctx: PageContext): Promise<readonly OptionModel[]> {
  const { items } = await ctx.ask(homeNames, {})
  const own = roles[ctx.role].scope === 'home'
  return items
    .filter(home => !own || ctx.homeIds.includes(home.id))
    .map(({ id, name, postcode }) => ({ value: id, text: postcode ? `${name}, ${postcode}` : name }))
}

const refer = page.form<typeof referReview>({
  path: '/safeguarding/reviews/new',
  command: referReview,
  helper: homesFor,
  steps: [
    {
      slug: 'what',
      page: () => ({
        title: 'Refer for a safeguarding adults review',
        lede: 'Anyone may. The Board decides, not the council. This is not how to raise a worry about somebody now: raise a concern for that.',
      }),
      fields: [
        { kind: 'text', name: 'who', label: 'Whom is it about, as far as you know?' },
        (ctx, homes) => ({
          ...{ kind: 'select', name: 'homeId', label: 'Which care home, if one?', optional: true },
          options: [
            ...(roles[ctx.role].scope === 'home' ? [] : [{ value: '', text: 'None, or not known' }]),
            ...(homes as readonly OptionModel[]),
          ],
        }),
        ctx => ({
          ...{ kind: 'radios', name: 'harm', label: 'What serious harm did they come to?' },
          options: optionsOn('review-individuals', ctx.today),
        }),
        textarea(
          'words',
          'What happened, and how might those who worked with them have worked together better?',
          {
            rows: 8,
          },
        ),
        {
          ...{ kind: 'text', name: 'knownReference', optional: true, width: 20 },
          label: 'A reference that you know, of a concern or a report',
        },
      ],
      whoSees: 'The Safeguarding Adults Board, and who manages for it. Not those who worked on the case.',
    },
  ],
  button: 'Refer',
  done: ({ reference, id }, ctx) => ({
    href: ['board-member', 'safeguarding-manager'].includes(ctx.role) ? reviewHref(id) : '/',
    notice: {
      kind: 'done',
      heading: `Referred: ${reference}`,
      text: 'Somebody who did not work on the case screens it, and the Board decides. You are told what it decided.',
    },
  }),
  cancel: () => ({ text: 'Cancel', href: '/' }),
})

export const reviewPages: readonly Page[] = [list, refer, whole, ...forms]
