import { optionsOn } from '#law/code-list.ts'
import type { FieldSpec } from '#platform/http/page/page.ts'
import type { Step } from '../pages/stepped-form.ts'
import { RECEIPT } from './reader.ts'
import type { ReachView } from './schema.ts'

const answers = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'unknown', text: 'Not known' },
]

const READ = 'Whoever reported reads the text and nothing else. The check stays in the council.'

/** What an order of a court says of who may be told, and the field that says that somebody has read it. */
interface Orders {
  readonly says: (helper: unknown) => string
  readonly field: FieldSpec
}

const HELD =
  'Police or a court have asked us to wait, in this case or in another that came of the same report: a receipt only.'

function whatRestricts(isHeld: boolean | undefined, order: string | undefined): { readonly hint?: string } {
  if (isHeld) return { hint: HELD }
  return order ? { hint: `An order of a court says: ${order}` } : {}
}

/** The check that nobody answers whoever reported without, from a case (which may stand under orders) or from a report. */
export const replySteps = (
  reachIn: (helper: unknown) => ReachView | undefined,
  orders?: Orders,
): readonly Step[] => [
  {
    slug: 'who',
    title: 'Who told us, and what may they know?',
    lede: 'Asked each time before anything is said. Not known counts as yes.',
    fields: [
      {
        kind: 'radios',
        name: 'couldBeSource',
        label: 'Could they be the source of risk, or be close to whoever is?',
        options: answers,
      },
      (_ctx, helper) => ({
        kind: 'radios',
        name: 'restricted',
        label: 'Do the police or a court restrict what may be said?',
        ...whatRestricts(reachIn(helper)?.held, orders?.says(helper)),
        options: answers,
      }),
    ],
  },
  {
    slug: 'what',
    title: 'What are they told?',
    whoSees: READ,
    fields: [
      ctx => ({
        kind: 'radios',
        name: 'ground',
        label: 'What are they told?',
        isHeading: true,
        options: [
          { value: 'none', text: RECEIPT, hint: 'This, and nothing of the case.' },
          ...optionsOn('reply-grounds', ctx.today).map((option, at) => ({
            ...option,
            ...(at === 0 ? { divider: 'or more, because' } : {}),
            ...(option.value === 'best-interests'
              ? {
                  reveals: [
                    {
                      kind: 'radios' as const,
                      name: 'hasCapacity',
                      label: 'Has the adult capacity for this decision?',
                      inline: true,
                      options: answers,
                    },
                  ],
                }
              : {}),
          })),
        ],
      }),
    ],
  },
  {
    slug: 'more',
    title: 'Exactly what are they told?',
    lede: 'Only what they need. They read these words as they stand.',
    whoSees: READ,
    appliesTo: ({ ground }) => ground !== 'none',
    fields: [
      { kind: 'textarea', name: 'more', label: 'The text', optional: true, rows: 8, maxLength: 10_000 },
      ...(orders ? [orders.field] : []),
    ],
  },
  {
    slug: 'how',
    title: 'How are they told?',
    fields: [
      (_ctx, helper) => {
        const written = ['account', 'code'].includes(reachIn(helper)?.reach ?? '')
        return {
          kind: 'radios',
          name: 'how',
          label: 'How are they told?',
          isHeading: true,
          hint: reachIn(helper)?.reader ?? '',
          options: [
            ...(written ? [{ value: 'message', text: 'In writing, in Lantern' }] : []),
            { value: 'telephone', text: 'They were told by voice, in these words' },
          ],
        }
      },
    ],
  },
]

/** How such a form ends, wherever it began. */
export const replyEnd = {
  check: 'Check who will read what',
  button: 'Answer them',
  done: 'They are answered',
} as const
