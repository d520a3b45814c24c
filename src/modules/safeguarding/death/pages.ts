import type { Page } from '#platform/http/page/page.ts'
import { caseForm, caseWithTeam, personField } from '../pages/case-forms.ts'
import { whenField } from '../pages/when-field.ts'
import { recordDeath } from './commands.ts'
import { deathPrompts } from './prompts.ts'

/** Thought of for everyone; the rest only where it applies. */
const always = ['coroner', 'cqc-notification', 'sar', 'placing-authority', 'evidence-hold']

const death = caseForm({
  path: 'death',
  command: recordDeath,
  helper: caseWithTeam,
  title: ({ adult }) => `${adult.name} has died`,
  lede: 'The safety of others comes first. No letter, survey or reminder goes to them from now on. One named person speaks to the family, never a form.',
  fields: [
    {
      kind: 'radios',
      name: 'othersAtRisk',
      label: 'Is somebody else at risk now?',
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
        { value: 'unknown', text: 'Not known' },
      ],
    },
    {
      kind: 'textarea',
      name: 'othersWords',
      label: 'Who, and what is done about it?',
      hint: 'Needed where somebody is.',
      optional: true,
      rows: 3,
      maxLength: 4000,
    },
    whenField('When did they die?'),
    personField('familyContactId', 'Who speaks to the family?', {
      hint: 'One person, by name.',
      optional: true,
    }),
    ctx => ({
      kind: 'checkboxes',
      name: 'prompts',
      label: 'What is to be followed up?',
      hint: 'Each becomes a follow-up with an owner. Take away what does not apply.',
      optional: true,
      options: deathPrompts(ctx.today).map(({ code, label, help }) => ({
        ...{ value: code, text: label },
        ...(help ? { hint: help } : {}),
      })),
    }),
    personField('ownerId', 'Who asks for these answers?', {
      hint: 'Left open: whoever leads the case.',
      optional: true,
    }),
    {
      kind: 'textarea',
      name: 'words',
      label: 'What is known of how they died',
      optional: true,
      rows: 4,
      maxLength: 4000,
    },
  ],
  initial: whole => ({
    prompts: always,
    ...(whole.adultDiedOn ? { happened: 'date', happenedOn: whole.adultDiedOn } : {}),
  }),
  button: 'Record the death',
  done: 'The death is recorded',
  doneText: 'What was planned with them has stopped. Make sure that others are safe.',
})

export const pages: readonly Page[] = [death]
