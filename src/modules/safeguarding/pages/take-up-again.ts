import { page } from '#platform/http/page/page.ts'
import { takeUpAgain } from '../concern/take-up-again.ts'
import { concernHref } from '../view/words.ts'
import { aboutCase, CASE_TEAM, caseOf, hereOf } from './case-forms.ts'

export const takeUpForm = page.form<typeof takeUpAgain>({
  path: '/safeguarding/concerns/{concernId}/taken-up-again',
  command: takeUpAgain,
  helper: caseOf,
  steps: [
    {
      slug: 'answer',
      page: (helper, ctx) => ({
        title: 'Take this case up again?',
        caption: aboutCase(helper),
        lede: 'A closed case stays as it is. A new concern about the same adult is opened and linked to it.',
        back: { text: 'The case', href: hereOf(ctx) },
      }),
      fields: [
        {
          kind: 'radios',
          name: 'danger',
          label: 'Is anyone in danger now?',
          inline: true,
          options: [
            { value: 'now', text: 'Yes' },
            { value: 'no', text: 'No' },
            { value: 'not-known', text: 'Not known' },
          ],
        },
        {
          kind: 'textarea',
          name: 'words',
          label: 'What is new, or was not known then?',
          rows: 6,
          maxLength: 20_000,
        },
        {
          kind: 'textarea',
          name: 'adultWants',
          label: 'What they want to happen, in their words',
          optional: true,
          rows: 3,
          maxLength: 4000,
        },
      ],
      whoSees: CASE_TEAM,
    },
  ],
  button: 'Take it up again',
  done: ({ id, reference }) => ({
    href: concernHref(id),
    notice: {
      kind: 'done',
      heading: `Taken up again as ${reference}`,
      text: 'The closed case is linked to it.',
    },
  }),
  cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
})
