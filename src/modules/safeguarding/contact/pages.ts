import { hasTrait, optionsOn } from '#law/code-list.ts'
import type { FieldSpec, FormPage } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import { caseSteps } from '../pages/case-steps-form.ts'
import { kindField } from '../representatives/pages.ts'
import { type CardView, purposes } from './schema.ts'
import { writeCard } from './units.ts'

const channels =
  (name: string, label: string, hint: string, but: (code: string) => boolean): FieldSpec =>
  ctx => ({
    kind: 'checkboxes',
    name,
    label,
    hint,
    optional: true,
    options: optionsOn('contact-channels', ctx.today).filter(option => !but(option.value)),
  })

const purposeWords: Readonly<Record<(typeof purposes)[number], string>> = {
  safety: 'What keeps them safe',
  conversation: 'Speaking with them',
  letter: 'Letters to them',
  feedback: 'Answering whoever reported',
  consultation: 'Asking people around them',
  survey: 'Asking afterwards',
  bereavement: 'Speaking with the family after a death',
}

const policeFields: readonly FieldModel[] = [
  { kind: 'date', name: 'policeReviewOn', label: 'When are they asked again?' },
  { kind: 'date', name: 'policeFrom', label: 'Since when', hint: 'Empty: since today.', optional: true },
  {
    kind: 'checkboxes',
    name: 'policeAllows',
    label: 'What may go on',
    hint: 'Safety steps always may.',
    optional: true,
    options: purposes
      .filter(code => code !== 'safety' && code !== 'bereavement')
      .map(value => ({ value, text: purposeWords[value] })),
  },
  {
    kind: 'textarea',
    name: 'policeWords',
    label: 'Who asked, their reference, and what not to do or say',
    optional: true,
    rows: 3,
    maxLength: 2000,
  },
]

const more = (name: string, label: string, hint: string, rows = 2): FieldModel => ({
  kind: 'textarea',
  name,
  label,
  hint,
  optional: true,
  rows,
  maxLength: rows === 2 ? 500 : 2000,
})

const safeFields: readonly FieldSpec[] = [
  {
    kind: 'radios',
    name: 'safe',
    label: 'Is it safe to reach them?',
    hint: 'Who listens to the telephone, who opens the post, who is in the room?',
    options: [
      { value: 'yes', text: 'Yes, in the way that they chose' },
      { value: 'no', text: 'No', hint: 'Only to keep them safe, and in person.' },
      { value: 'unknown', text: 'Not known yet', hint: 'Until then they are told in person.' },
    ],
  },
  {
    kind: 'text',
    name: 'mustNotKnowName',
    label: 'Who must not know?',
    hint: 'One more person, if any. Those named before stay named.',
    optional: true,
    maxLength: 200,
  },
  { ...kindField('mustNotKnowKind', 'What are they to the adult?'), optional: true },
  ctx => ({
    kind: 'select',
    name: 'mustNotKnowBecause',
    label: 'Why must they not know?',
    optional: true,
    options: [{ value: '', text: 'Choose' }, ...optionsOn('barred-because', ctx.today)],
  }),
  {
    kind: 'checkboxes',
    name: 'doNotContact',
    label: 'What they asked',
    optional: true,
    options: [{ value: 'true', text: 'They asked us not to make contact, except to keep them safe' }],
  },
  {
    kind: 'checkboxes',
    name: 'nothingInWriting',
    label: 'In writing',
    optional: true,
    options: [{ value: 'true', text: 'They want nothing in writing' }],
  },
]

const howFields: readonly FieldSpec[] = [
  channels(
    'channels',
    'How did they choose to be reached?',
    'In person, alone, is always one of the ways.',
    code => code === 'in-person',
  ),
  channels(
    'sharedChannels',
    'Which of these does somebody who must not know see or hear?',
    'Nothing goes that way.',
    code => hasTrait('contact-channels', code, 'in-person'),
  ),
  more('how', 'How exactly', 'A number, a place, a word that they would know.', 3),
  more('when', 'When', 'A time of day at which they are alone and rested.'),
  more('through', 'Through whom', 'Never anyone named in the concern.'),
  more('alternatives', 'If there is no telephone', 'A visit, time spent with them, an advocate.', 3),
]

const needFields: readonly FieldSpec[] = [
  {
    kind: 'radios',
    name: 'interpreter',
    label: 'Do they need an interpreter or someone who knows how they communicate?',
    hint: 'Never staff of the home, never family.',
    optional: true,
    options: [
      {
        value: 'needed',
        text: 'Yes',
        reveals: [
          { kind: 'text', name: 'language', label: 'Language or way of communicating', optional: true },
          {
            kind: 'radios',
            name: 'needMet',
            label: 'Is the need met?',
            optional: true,
            inline: true,
            options: [
              { value: 'yes', text: 'Yes' },
              { value: 'no', text: 'Not yet' },
              { value: 'not-known', text: 'Not known' },
            ],
          },
        ],
      },
      { value: 'not-needed', text: 'No' },
      { value: 'not-known', text: 'Not known' },
    ],
  },
  {
    kind: 'radios',
    name: 'policeWait',
    label: 'Have police asked us to wait?',
    optional: true,
    options: [
      { value: 'yes', text: 'Yes', reveals: policeFields },
      { value: 'no', text: 'No, or no longer' },
    ],
  },
]

/** Everything of the card before is there: "same as before" is one press. */
function asBefore(whole: CaseView): Readonly<Record<string, unknown>> {
  const card = whole.parts.contactCard as CardView | null | undefined
  if (!card) return { version: 0 }
  const known = Object.fromEntries(Object.entries(card).filter(([, value]) => value !== null))
  return { ...known, policeWait: card.hold === 'none' ? 'no' : 'yes' }
}

const card = caseSteps({
  path: 'contact-card',
  command: writeCard,
  initial: asBefore,
  steps: [
    {
      slug: 'safe',
      title: 'Is it safe to reach them, and who must not know?',
      lede: 'What you do not know can wait. The newest card holds, and earlier ones are kept.',
      fields: safeFields,
    },
    { slug: 'how', title: 'How and when?', fields: howFields },
    { slug: 'needs', title: 'What do they need, and do police ask us to wait?', fields: needFields },
  ],
  check: 'Check the card',
  button: 'Write the card',
  done: 'The safe-contact card is written',
  doneText: 'Lantern sends nothing that it does not allow.',
})

export const pages: readonly FormPage[] = [card]
