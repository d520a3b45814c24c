import { optionsOn } from '#law/code-list.ts'
import type { FieldSpec, FormPage, PageContext } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm } from '../pages/case-forms.ts'
import { outcomesIn } from './blocks.ts'
import {
  addOutcome,
  changeOutcome,
  confirmOutcomes,
  endOutcome,
  recordAchieved,
  recordAsked,
} from './commands.ts'
import { sayers } from './schema.ts'

const theWords: FieldModel = {
  ...{ kind: 'textarea', name: 'words', label: 'In their own words', rows: 4, maxLength: 4000 },
  hint: 'As they said it, also where it is not a full sentence.',
}
const whoSaid: FieldModel = {
  kind: 'radios',
  name: 'saidBy',
  label: 'Who said it?',
  options: Object.entries(sayers).map(([value, text]) => ({ value, text })),
}
const details: readonly FieldSpec[] = [
  { kind: 'text', name: 'who', label: 'Their name, where it was not the person', optional: true, width: 20 },
  { kind: 'date', name: 'saidOn', label: 'When did they say it?', optional: true },
]

const meant = (whole: CaseView, ctx: PageContext): string => {
  const found = outcomesIn(whole).items.find(one => one.id === ctx.params.outcomeId)
  return found?.words ? `“${found.words}”` : ''
}

const add = caseForm({
  path: 'outcomes/new',
  command: addOutcome,
  title: 'What do they want to come of it?',
  lede: 'One thing at a time. It is shown again at every stage, and at the end they say whether it came about.',
  fields: [theWords, whoSaid, ...details],
  initial: whole => {
    // What they said when the concern was raised is not asked for a second time.
    const { adultWants } = whole.words
    return adultWants && outcomesIn(whole).items.length === 0 ? { words: adultWants } : {}
  },
  button: 'Write it down',
  done: 'Written down',
})

const change = caseForm({
  path: 'outcomes/{outcomeId}/change',
  command: changeOutcome,
  title: 'What do they want now?',
  lede: (whole, ctx) => `Until now: ${meant(whole, ctx)}`,
  fields: [theWords, whoSaid, ...details],
  button: 'Write it down',
  done: 'Written down. The earlier words stay readable.',
})

const still = caseForm({
  path: 'outcomes/still-so',
  command: confirmOutcomes,
  title: 'Is this still what they want?',
  lede: whole =>
    outcomesIn(whole)
      .items.filter(one => !one.noLonger && one.words)
      .map(one => `“${one.words}”`)
      .join(' '),
  fields: [],
  button: 'Yes, still so',
  done: 'Still so',
})

const noLonger = caseForm({
  path: 'outcomes/{outcomeId}/no-longer',
  command: endOutcome,
  title: 'Do they no longer want this?',
  lede: meant,
  fields: [
    { kind: 'textarea', name: 'words', label: 'What they said', optional: true, rows: 3, maxLength: 2000 },
  ],
  button: 'They no longer want it',
  done: 'Written down. It is not counted any more.',
})

const achieved = caseForm({
  path: 'outcomes/{outcomeId}/achieved',
  command: recordAchieved,
  title: 'Did it come about, as they say?',
  lede: meant,
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'achieved',
      label: 'How far did it come about?',
      options: optionsOn('outcomes-achieved', ctx.today),
    }),
    { ...whoSaid, label: 'Who says so?' },
    {
      kind: 'textarea',
      name: 'words',
      label: 'What they said of it',
      optional: true,
      rows: 3,
      maxLength: 4000,
    },
  ],
  button: 'Write it down',
  done: 'Written down',
})

const asked = caseForm({
  path: 'outcomes/asked',
  command: recordAsked,
  title: 'Were they asked what they want?',
  lede: 'Where they said what they want, write that down instead: then this follows by itself.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'asked',
      label: 'Was the adult, or whoever speaks for them, asked?',
      options: optionsOn('outcomes-asked', ctx.today).filter(one => one.value !== 'asked-expressed'),
    }),
    { kind: 'textarea', name: 'words', label: 'Why not, or how', optional: true, rows: 3, maxLength: 2000 },
  ],
  button: 'Write it down',
  done: 'Written down',
})

export const outcomePages: readonly FormPage[] = [add, change, still, noLonger, achieved, asked]
