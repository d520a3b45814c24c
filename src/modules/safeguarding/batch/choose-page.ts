import { codeList, optionsOn } from '#law/code-list.ts'
import { type FormPage, type PageContext, page } from '#platform/http/page/page.ts'
import { civilDateOf, formatAgo } from '#platform/view/dates.ts'
import type { CardModel, FormModel } from '#platform/view/models.ts'
import { caseForm } from '../pages/case-forms.ts'
import { sortByHarm } from './commands.ts'
import { BATCH } from './decide-page.ts'
import { listBatch } from './queries.ts'
import type { BatchItem } from './schema.ts'

const harmIn = ({ queryString }: PageContext): string | undefined =>
  codeList('everyday-harms').codes.find(code => code.code === queryString.harm)?.code

const kindsCard = (
  kinds: readonly { readonly code: string; readonly label: string; readonly waiting: number }[],
): CardModel => ({
  heading: kinds.length === 0 ? 'Nobody has sorted any that waits yet' : 'What waits, by kind',
  ...(kinds.length === 0
    ? {
        text: 'Say on the page of a concern which kind of everyday harm it is about: medicines, falls, and so on.',
      }
    : {}),
  facts: kinds.map(({ code, label, waiting }) => ({
    ...{ term: label, value: `${waiting} waiting`, href: `${BATCH}?harm=${code}` },
  })),
})

/** One line for each: who, where, what, earlier ones, and any sign that it should not be among them. */
function lineOf(item: BatchItem, today: Temporal.PlainDate) {
  const signs = item.signs.map(sign => sign.label).join('; ')
  const hint = [
    `${item.home?.name ?? 'Not in a home'}, ${formatAgo(civilDateOf(item.receivedAt), today)}.`,
    `“${item.what ?? 'These words were removed.'}”`,
    `Earlier ones in 90 days: ${item.earlierOfAdult} about them, ${item.earlierInHome} in the home.`,
    signs ? `Better decided by itself? ${signs}.` : '',
  ]
  return {
    value: item.id,
    text: `${item.adult.name}, ${item.reference}`,
    hint: hint.filter(Boolean).join(' '),
  }
}

const chooseForm = (items: readonly BatchItem[], ctx: PageContext): FormModel => ({
  ...{ action: `${BATCH}/decide`, method: 'get' as const },
  sections: [
    {
      fields: [
        {
          ...{ kind: 'checkboxes', name: 'id', label: 'Which do you want to decide together?' },
          hint: 'The oldest first. One with a sign is better opened and decided by itself.',
          options: items.map(item => lineOf(item, ctx.today)),
        },
      ],
    },
  ],
  buttons: [{ text: 'Go on with those' }],
  links: [{ text: 'All concerns', href: '/safeguarding/concerns' }],
})

export const choosePage = page.show<typeof listBatch>({
  path: BATCH,
  query: listBatch,
  template: 'platform/page.njk',
  input: ctx => {
    const harm = harmIn(ctx)
    return harm ? { harm } : {}
  },
  model: ({ items, kinds }, ctx) => ({
    page: {
      title: 'Everyday harm, read together',
      lede: 'Medicines and falls come in floods. Read them together, and give each adult a reason of their own.',
      back: { text: 'Concerns', href: '/safeguarding/concerns' },
    },
    cards: [kindsCard(kinds)],
    ...(items.length > 0 ? { form: chooseForm(items, ctx) } : {}),
  }),
})

export const sortForm: FormPage = caseForm({
  path: 'harm',
  command: sortByHarm,
  title: 'Which kind of everyday harm is it about?',
  lede: 'Concerns of one kind can be read together. It decides nothing, and says nothing of how serious it is.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'harm',
      label: 'Kind',
      optional: true,
      options: optionsOn('everyday-harms', ctx.today),
    }),
  ],
  initial: whole => (whole.harm ? { harm: whole.harm } : {}),
  button: 'Sort it',
  done: 'Sorted',
})
