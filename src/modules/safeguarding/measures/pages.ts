import { optionsOn } from '#law/code-list.ts'
import { type FieldSpec, type Page, page } from '#platform/http/page/page.ts'
import { getCase } from '../case/get-case.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm, caseWithTeam, personField } from '../pages/case-forms.ts'
import { measuresOfCase } from './case-part.ts'
import { endMeasure, putMeasure, reviewMeasure, weighMeasure } from './commands.ts'
import { measuresList } from './list-page.ts'
import type { MeasureView } from './schema.ts'
import { measurePage } from './view.ts'

const put = caseForm({
  path: 'measures/new',
  command: putMeasure,
  title: 'Put a protective measure in place',
  lede: 'Tonight this is enough: what, who, until when. One that limits where they go or whom they see is weighed within 72 hours.',
  fields: [
    ctx => ({
      kind: 'select',
      name: 'measure',
      label: 'What is done?',
      options: [
        { value: '', text: 'Choose what is done' },
        ...optionsOn('protective-measures', ctx.today).map(({ value, text }) => ({ value, text })),
      ],
    }),
    {
      kind: 'textarea',
      name: 'detail',
      label: 'What exactly?',
      hint: 'Needed for another measure than those of the list.',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
    { kind: 'text', name: 'who', label: 'Who does it?' },
    { kind: 'date', name: 'untilOn', label: 'Until when?', hint: 'It is looked at again by then.' },
    {
      kind: 'radios',
      name: 'limits',
      label: 'Does it limit where they go or whom they see?',
      hint: 'Needed for another measure than those of the list.',
      optional: true,
      inline: true,
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    },
  ],
  button: 'Put it in place',
  done: 'The measure is in place',
})

const thisOne = (helper: CaseView, id: string | undefined): MeasureView | undefined =>
  measuresOfCase(helper).find(one => one.id === id)

interface At {
  readonly params: Readonly<Record<string, string>>
}

const startOf = (whole: CaseView, ctx: At) => {
  const one = thisOne(whole, ctx.params.measureId)
  return { version: one?.version ?? 0, reviewOn: one?.reviewOn }
}

const thinks = {
  kind: 'textarea' as const,
  name: 'thinks',
  label: 'What do they think of it?',
  hint: 'In their words. If nobody could ask yet, say why.',
  rows: 3,
  maxLength: 2000,
}

const reviewOn = { kind: 'date' as const, name: 'reviewOn', label: 'When is it looked at again?' }

const limiting = (helper: unknown, { params }: At) => thisOne(helper as CaseView, params.measureId)?.limits

/** Asked of a measure that limits them; of any other it may be said. */
const nextStepFields: readonly FieldSpec[] = [
  (ctx, helper) => ({
    kind: 'radios',
    name: 'nextStep',
    label: 'It limits where they go or whom they see: what follows in law?',
    ...(limiting(helper, ctx) ? {} : { label: 'What follows in law, if anything?', optional: true }),
    options: optionsOn('restriction-steps', ctx.today),
  }),
  (ctx, helper) =>
    personField('nextStepOwnerId', 'Who sees to that?', { optional: !limiting(helper, ctx) })(ctx, helper),
  (ctx, helper) => ({
    kind: 'date',
    name: 'nextStepOn',
    label: 'By when?',
    ...(limiting(helper, ctx) ? {} : { optional: true }),
  }),
]

const weigh = caseForm({
  path: 'measures/{measureId}/weigh',
  command: weighMeasure,
  helper: caseWithTeam,
  title: 'Is what it prevents worth what it takes from them?',
  lede: 'Safer is not enough if it makes them miserable. One that limits movement or contact needs a next step in law.',
  fields: [
    { kind: 'textarea', name: 'prevents', label: 'Which harm does it prevent?', rows: 3, maxLength: 2000 },
    { kind: 'textarea', name: 'takes', label: 'What does it take from them?', rows: 3, maxLength: 2000 },
    {
      kind: 'textarea',
      name: 'alternatives',
      label: 'What else was tried or thought of?',
      rows: 3,
      maxLength: 2000,
    },
    thinks,
    ...nextStepFields,
    reviewOn,
  ],
  initial: (whole, ctx) => {
    const one = thisOne(whole, ctx.params.measureId)
    const { prevents, takes, alternatives, thinks: thought } = one ?? {}
    return { ...startOf(whole, ctx), prevents, takes, alternatives, thinks: thought }
  },
  button: 'Write it down',
  done: 'The measure is weighed',
})

const review = caseForm({
  path: 'measures/{measureId}/review',
  command: reviewMeasure,
  title: 'Is this measure still needed, and would less do?',
  fields: [
    { kind: 'textarea', name: 'found', label: 'What did the review find?', rows: 4, maxLength: 4000 },
    { ...thinks, optional: true },
    {
      kind: 'textarea',
      name: 'takes',
      label: 'What it takes from them now, if that changed',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
    { kind: 'date', name: 'nextStepDoneOn', label: 'The next step in law was done on', optional: true },
    reviewOn,
  ],
  initial: startOf,
  button: 'Write it down',
  done: 'The review is written down',
})

const end = caseForm({
  path: 'measures/{measureId}/end',
  command: endMeasure,
  title: 'End this measure?',
  fields: [{ kind: 'textarea', name: 'why', label: 'Why does it end?', rows: 4, maxLength: 2000 }],
  initial: startOf,
  button: 'End it',
  done: 'The measure is ended',
})

const one = page.show<typeof getCase>({
  path: '/safeguarding/concerns/{concernId}/measures/{measureId}',
  query: getCase,
  template: 'safeguarding/case.njk',
  model: (whole, ctx) => measurePage(whole, thisOne(whole, ctx.params.measureId), ctx),
})

export const pages: readonly Page[] = [measuresList, put, weigh, review, end, one]
