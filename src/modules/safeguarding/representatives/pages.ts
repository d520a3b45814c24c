import { optionsOn } from '#law/code-list.ts'
import type { FormPage, PageContext } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm } from '../pages/case-forms.ts'
import { addAround, barAround, tellRoute } from './commands.ts'
import { aroundIn } from './of-case.ts'
import { type AroundView, kindsOfPeople } from './schema.ts'

const SHUT_OUT =
  'Whoever is shut out is sent nothing, asked nothing and is not the appropriate person in this case.'

export const kindField = (name: string, label: string): FieldModel => ({
  kind: 'select',
  name,
  label,
  options: [
    { value: '', text: 'Choose' },
    ...kindsOfPeople.map(({ code, label: text }) => ({ value: code, text })),
  ],
})

const yesNoNotKnown = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'not-known', text: 'Not known' },
  { value: 'not-needed', text: 'There is none to see' },
]

const barring = (name: string, label: string, ctx: PageContext): FieldModel => ({
  kind: 'radios',
  name,
  label,
  hint: SHUT_OUT,
  options: [{ value: 'no', text: 'No' }, ...optionsOn('barred-because', ctx.today)],
})

const add = caseForm({
  path: 'people/new',
  command: addAround,
  title: 'Who is around them?',
  lede: 'Somebody who may speak or decide for them, who matters to them, or who must not know.',
  fields: [
    { kind: 'text', name: 'name', label: 'Name, or how to tell them apart', maxLength: 200 },
    kindField('kind', 'What are they to the adult?'),
    ctx => barring('barred', 'Must they not know of this case?', ctx),
    {
      kind: 'radios',
      name: 'authoritySeen',
      label: 'Has somebody seen the document that gives them a say?',
      optional: true,
      inline: true,
      options: yesNoNotKnown,
    },
    {
      kind: 'radios',
      name: 'registered',
      label: 'Is it registered?',
      optional: true,
      inline: true,
      options: yesNoNotKnown,
    },
    { kind: 'text', name: 'reference', label: 'Reference of the document', optional: true, maxLength: 200 },
    { kind: 'text', name: 'reach', label: 'How to reach them', optional: true, maxLength: 500 },
    { kind: 'textarea', name: 'words', label: 'Anything else', optional: true, rows: 3, maxLength: 4000 },
  ],
  initial: (_whole, { queryString }) => (queryString.barred === 'yes' ? { barred: 'source-of-risk' } : {}),
  button: 'Write it down',
  done: 'Written down',
})

const meant = (whole: CaseView, ctx: PageContext): AroundView | undefined =>
  aroundIn(whole).find(person => person.id === ctx.params.aroundId)

const bar = caseForm({
  path: 'people/{aroundId}/barring',
  command: barAround,
  title: 'Must they not know of this case?',
  lede: SHUT_OUT,
  fields: [
    ctx => barring('because', 'Why must they not know?', ctx),
    { kind: 'textarea', name: 'words', label: 'How do you know?', rows: 4, maxLength: 4000 },
  ],
  initial: (whole, ctx) => {
    const person = meant(whole, ctx)
    return { version: person?.version ?? 0, because: person?.barredBecause ?? 'source-of-risk' }
  },
  button: 'Write it down',
  done: 'Written down',
})

const told = caseForm({
  path: 'people/{aroundId}/told',
  command: tellRoute,
  title: 'Who was told that they are shut out?',
  lede: 'An attorney or a deputy is told to the Office of the Public Guardian, an appointee to the Department for Work and Pensions.',
  fields: [
    {
      kind: 'radios',
      name: 'route',
      label: 'Who was told?',
      options: [
        { value: 'opg', text: 'Office of the Public Guardian' },
        { value: 'dwp', text: 'Department for Work and Pensions' },
      ],
    },
    { kind: 'date', name: 'toldOn', label: 'Day on which they were told' },
    { kind: 'text', name: 'reference', label: 'Their reference', optional: true, maxLength: 200 },
    { kind: 'date', name: 'answeredOn', label: 'Day of their answer', optional: true },
    {
      kind: 'textarea',
      name: 'answer',
      label: 'What they answered',
      optional: true,
      rows: 3,
      maxLength: 4000,
    },
  ],
  initial: (whole, ctx) => ({ route: meant(whole, ctx)?.routesToTell[0] }),
  button: 'Write it down',
  done: 'Written down',
})

export const pages: readonly FormPage[] = [add, bar, told]
