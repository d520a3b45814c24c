import { appropriatePersonTests, difficulties } from '#law/advocacy.ts'
import type { FieldSpec, FormPage } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm } from '../pages/case-forms.ts'
import { caseSteps } from '../pages/case-steps-form.ts'
import { aroundIn } from '../representatives/of-case.ts'
import { takeAdvocateStep, writeAdvocacy } from './commands.ts'

const answers = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'unknown', text: 'Not known' },
]

const asked = (name: string, label: string, more: Partial<FieldModel> = {}): FieldModel => ({
  ...{ kind: 'radios', name, label, inline: true, options: answers },
  ...more,
})

/** Whoever is shut out is not offered, and is named as shut out. */
const who: FieldSpec = (_ctx, helper) => {
  const people = aroundIn(helper as CaseView)
  const barred = people.filter(person => person.barredWhy).map(person => person.name)
  return {
    kind: 'select',
    name: 'appropriateId',
    label: 'Who could support them through it?',
    hint:
      barred.length > 0
        ? `Shut out of this case, and so not offered: ${barred.join('; ')}.`
        : 'Those written down as being around them.',
    optional: true,
    options: [
      { value: '', text: 'Nobody suitable' },
      ...people
        .filter(person => !person.barredWhy)
        .map(({ id, name, kindLabel }) => ({ value: id, text: `${name ?? 'Somebody'}, ${kindLabel}` })),
    ],
  }
}

const advocacy = caseSteps({
  path: 'advocacy',
  command: writeAdvocacy,
  steps: [
    {
      slug: 'difficulties',
      title: 'Would taking part be very hard for them?',
      lede: 'Not known is an answer. Any one of these is enough.',
      fields: difficulties.map(({ code, question }) => asked(`difficulties.${code}`, question)),
    },
    {
      slug: 'person',
      title: 'Does somebody suitable support them?',
      lede: 'An appropriate person is unpaid, willing, able, accepted by the adult, and clear of the concern.',
      fields: [who],
    },
    {
      slug: 'tests',
      title: 'Is this the right person?',
      lede: 'What is not known counts against: the duty ends only when we are satisfied.',
      appliesTo: ({ appropriateId }) => Boolean(appropriateId),
      fields: appropriatePersonTests.map(({ code, question }) =>
        asked(`appropriate.${code}`, question, { optional: true }),
      ),
    },
    {
      slug: 'measures',
      title: 'Protective measures and capacity',
      lede: 'Where they lack capacity for a measure there is a power to have an independent mental capacity advocate, whatever family there is.',
      fields: [
        {
          kind: 'radios',
          name: 'measures',
          label: 'Are protective measures in place or thought of?',
          inline: true,
          options: [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ],
        },
        asked('hasCapacity', 'Do they have capacity for them?'),
        {
          kind: 'checkboxes',
          name: 'urgentFirst',
          label: 'What cannot wait',
          optional: true,
          options: [{ value: 'true', text: 'Urgent steps come first, and the advocate after' }],
        },
        {
          kind: 'textarea',
          name: 'words',
          label: 'In words, where that helps',
          optional: true,
          rows: 3,
          maxLength: 4000,
        },
      ],
    },
  ],
  check: 'Check your answers',
  button: 'Write it down',
  done: 'Written down',
  doneText: 'The case says whether there is a duty or a power, and why.',
})

const step = caseForm({
  path: 'advocate',
  command: takeAdvocateStep,
  title: 'How far is the advocate?',
  fields: [
    {
      kind: 'radios',
      name: 'step',
      label: 'What happened?',
      options: [
        { value: 'instructed', text: 'We asked for an advocate' },
        { value: 'appointed', text: 'An advocate was appointed' },
        { value: 'report', text: 'Their report came' },
      ],
    },
    { kind: 'date', name: 'happenedOn', label: 'On which day?' },
    { kind: 'text', name: 'name', label: 'Name', optional: true, maxLength: 200 },
    { kind: 'text', name: 'organisation', label: 'Organisation', optional: true, maxLength: 200 },
    { kind: 'textarea', name: 'words', label: 'Anything else', optional: true, rows: 3, maxLength: 4000 },
  ],
  button: 'Write it down',
  done: 'Written down',
})

export const pages: readonly FormPage[] = [advocacy, step]
