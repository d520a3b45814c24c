import { optionsOn } from '#law/code-list.ts'
import type { FormPage } from '#platform/http/page/page.ts'
import type { CaseView } from '../case/schema.ts'
import { orderField, orderWords } from '../court/order-field.ts'
import { caseForm } from '../pages/case-forms.ts'
import { caseSteps } from '../pages/case-steps-form.ts'
import { noteNotGiven, readMessages, replyToReporter } from './commands.ts'
import { RECEIPT } from './reader.ts'
import type { ReporterPart } from './schema.ts'

const answers = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'unknown', text: 'Not known' },
]

const reporterIn = (whole: unknown) => (whole as CaseView).parts.reporter as ReporterPart | undefined
const readerOf = (whole: CaseView): string => reporterIn(whole)?.reader ?? ''
const READ = 'Whoever reported reads the text and nothing else. The check stays in the case.'

const reply = caseSteps({
  path: 'reply',
  command: replyToReporter,
  steps: [
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
          ...(reporterIn(helper)?.held
            ? { hint: 'The safe-contact card says that police have asked us to wait: a receipt only.' }
            : orderWords(helper as CaseView)
              ? { hint: `An order of a court says: ${orderWords(helper as CaseView)}` }
              : {}),
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
        orderField,
      ],
    },
    {
      slug: 'how',
      title: 'How are they told?',
      fields: [
        (_ctx, helper) => {
          const written = ['account', 'code'].includes(reporterIn(helper)?.reach ?? '')
          return {
            kind: 'radios',
            name: 'how',
            label: 'How are they told?',
            isHeading: true,
            hint: readerOf(helper as CaseView),
            options: [
              ...(written ? [{ value: 'message', text: 'In writing, in Lantern' }] : []),
              { value: 'telephone', text: 'They were told by voice, in these words' },
            ],
          }
        },
      ],
    },
  ],
  check: 'Check who will read what',
  checkLede: readerOf,
  button: 'Answer them',
  done: 'They are answered',
})

const notGiven = caseForm({
  path: 'no-reply',
  command: noteNotGiven,
  title: 'Why is no answer given?',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'reason',
      label: 'Why?',
      options: optionsOn('feedback-not-given', ctx.today),
    }),
    {
      kind: 'textarea',
      name: 'words',
      label: 'In words, where that helps',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
  ],
  initial: whole => (whole.report.naming === 'anonymous' ? { reason: 'anonymous' } : {}),
  button: 'Note it',
  done: 'Noted',
})

const read = caseForm({
  path: 'messages',
  command: readMessages,
  title: 'Mark what they wrote as read?',
  lede: 'It stays in the case. Whoever reads it acts on what it says.',
  fields: [],
  button: 'Mark as read',
  done: 'Marked as read',
})

export const pages: readonly FormPage[] = [reply, notGiven, read]
