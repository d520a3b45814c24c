import { optionsOn } from '#law/code-list.ts'
import { page } from '#platform/http/page/page.ts'
import type { TableModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import { paragraphsOf } from '../view/words.ts'
import { answerInformation, countsForInformation } from './information.ts'
import { getAccessRequest } from './queries.ts'
import type { AccessRequestView } from './schema.ts'
import { REQUESTS, requestHref } from './view.ts'

type Shown = { readonly label: string; readonly count: number | null }
const FEW = 'Fewer than five, or not shown so that those cannot be worked out'

const table = (caption: string, rows: readonly Shown[]): TableModel => ({
  ...{ caption, captionHidden: true, narrow: 'scroll' as const },
  columns: [{ label: 'What' }, { label: 'How many', numeric: true }],
  rows: rows.map(({ label, count }) => [
    { text: label },
    count === null ? { text: '–', note: FEW } : { text: count.toLocaleString('en-GB') },
  ]),
})

/** What was answered to a request for information, or that nobody has yet. */
export function informationBlocks({ information, state }: AccessRequestView): readonly CaseBlock[] {
  const heading = 'The answer'
  if (!information) {
    const text =
      state === 'received' || state === 'reviewing'
        ? 'Nobody has answered yet. Information is not searched by person: what is about people is not given, and no count under five.'
        : 'It ended without an answer.'
    return [{ card: { heading, text } }]
  }
  const { words, figures, exemptionLabel } = information
  return [
    {
      said: {
        heading,
        paragraphs: paragraphsOf(words ?? 'These words were removed.'),
        ...(exemptionLabel ? { note: exemptionLabel } : {}),
      },
    },
    ...(figures.length > 0 ? [{ table: { heading: 'Counts', model: table('Counts', figures) } }] : []),
  ]
}

interface Answering {
  readonly request: AccessRequestView
  readonly year: string
  readonly lines: string
}

export const answerPage = page.form<typeof answerInformation>({
  path: `${REQUESTS}/{accessRequestId}/information`,
  command: answerInformation,
  helper: async (ctx): Promise<Answering> => {
    const request = await ctx.ask(getAccessRequest, { accessRequestId: ctx.params.accessRequestId ?? '' })
    const { year, rows } = await ctx.ask(countsForInformation, {})
    const known = rows.filter(row => row.count !== null)
    return { request, year, lines: known.map(row => `${row.label}: ${row.count}`).join('; ') }
  },
  initial: helper => ({ version: (helper as Answering).request.version }),
  steps: [
    {
      slug: 'answer',
      page: (helper, ctx) => ({
        title: 'Answer a request for information',
        caption: (helper as Answering).request.reference,
        lede: (helper as Answering).request.asks ?? '',
        back: { text: 'The request', href: requestHref(ctx.params.accessRequestId ?? '') },
      }),
      fields: [
        { kind: 'textarea', name: 'words', label: 'The answer', rows: 6, maxLength: 20_000 },
        (_ctx, helper) => {
          const { year, lines } = helper as Answering
          return {
            ...{
              kind: 'textarea',
              name: 'figures',
              label: 'Counts, one on each line',
              optional: true,
              rows: 5,
            },
            hint: `As “Concerns received: 214”. Those under five are taken out.${lines ? ` Of ${year} may be told: ${lines}.` : ''}`,
          }
        },
        {
          ...{ kind: 'text', name: 'total', label: 'Their sum, if you give one', optional: true, width: 10 },
          inputMode: 'numeric',
        },
        ctx => ({
          ...{ kind: 'select', name: 'exemption', label: 'If something is not given: why?', optional: true },
          options: [
            { value: '', text: 'All of it is given' },
            ...optionsOn('information-exemptions', ctx.today),
          ],
        }),
        {
          ...{ kind: 'checkboxes', name: 'noPersonalData', label: 'Have you read it again?' },
          options: [{ value: 'yes', text: 'Nobody can be known from it, not even in a small home' }],
        },
      ],
      whoSees: 'Anyone: an answer to a request for information may be published.',
    },
  ],
  button: 'Answer it',
  done: ({ suppressed }, ctx) => ({
    href: requestHref(ctx.params.accessRequestId ?? ''),
    notice: {
      kind: 'done',
      heading: 'Answered',
      text:
        suppressed > 0
          ? 'Small counts were taken out. Send what stands on this page, and nothing else.'
          : 'Lantern sends nothing. Send what stands on this page.',
    },
  }),
  cancel: ctx => ({ text: 'Cancel', href: requestHref(ctx.params.accessRequestId ?? '') }),
})
