import { optionsOn } from '#law/code-list.ts'
import type { Page } from '#platform/http/page/page.ts'
import { caseForm, caseWithTeam, personField } from '../pages/case-forms.ts'
import { planOfCase } from './case-part.ts'
import { addPlanAction, reviewPlan, settlePlanAction } from './commands.ts'

const add = caseForm({
  path: 'plan/actions/new',
  command: addPlanAction,
  helper: caseWithTeam,
  title: 'Add to the protection plan',
  fields: [
    { kind: 'textarea', name: 'what', label: 'What is to be done?', rows: 3, maxLength: 2000 },
    personField('ownerId', 'Who does it, or sees that it is done?'),
    { kind: 'date', name: 'dueOn', label: 'By when?' },
  ],
  button: 'Add it',
  done: 'Added to the plan',
})

const settle = caseForm({
  path: 'plan/actions/{actionId}',
  command: settlePlanAction,
  title: 'Is it done?',
  fields: [
    {
      kind: 'radios',
      name: 'result',
      label: 'Is it done?',
      options: [
        { value: 'done', text: 'Yes, it is done' },
        { value: 'not-done', text: 'No, and it will not be' },
      ],
    },
    {
      kind: 'textarea',
      name: 'words',
      label: 'How it went, or why it is not done',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
  ],
  initial: (whole, ctx) => ({
    version: planOfCase(whole)?.actions.find(one => one.id === ctx.params.actionId)?.version ?? 0,
  }),
  button: 'Write it down',
  done: 'Written down',
})

const review = caseForm({
  path: 'plan/review',
  command: reviewPlan,
  title: 'Does the plan keep them safe, as they want to be?',
  lede: 'A risk that they chose with open eyes is an outcome, not a failure.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'outcome',
      label: 'What did the review find?',
      options: optionsOn('plan-review-outcomes', ctx.today),
    }),
    { kind: 'textarea', name: 'found', label: 'How does it stand?', rows: 4, maxLength: 4000 },
    {
      kind: 'textarea',
      name: 'thinks',
      label: 'What do they say of it?',
      hint: 'In their words.',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
    { kind: 'date', name: 'nextOn', label: 'When is it reviewed again?', optional: true },
  ],
  button: 'Write it down',
  done: 'The review is written down',
})

export const pages: readonly Page[] = [add, settle, review]
