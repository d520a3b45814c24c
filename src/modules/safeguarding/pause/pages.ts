import { optionsOn } from '#law/code-list.ts'
import type { FormPage } from '#platform/http/page/page.ts'
import { caseForm } from '../pages/case-forms.ts'
import { pauseConcern, resumeConcern } from './commands.ts'

const pause = caseForm({
  path: 'pause',
  command: pauseConcern,
  title: 'Pause the clock of this concern?',
  lede: 'Only the local target stands still, and it comes back to your list. What keeps the person safe never pauses.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'reason',
      label: 'Why does it pause?',
      options: optionsOn('clock-pauses', ctx.today),
    }),
    {
      kind: 'textarea',
      name: 'safety',
      label: 'How safe are they meanwhile, and how do we know?',
      hint: 'Kept in the case as a look at the risk.',
      rows: 3,
      maxLength: 4000,
    },
    {
      kind: 'date',
      name: 'reviewOn',
      label: 'When does it come back to the list?',
      hint: 'Empty: as our local target has it.',
      optional: true,
    },
    {
      kind: 'textarea',
      name: 'words',
      label: 'In words, where that helps',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
  ],
  button: 'Pause it',
  done: 'The clock stands still',
})

const resume = caseForm({
  path: 'resume',
  command: resumeConcern,
  title: 'Go on with this concern?',
  lede: 'Its local target moves by the days it stood still.',
  fields: [
    {
      kind: 'date',
      name: 'resumedOn',
      label: 'On which day did work go on?',
      hint: 'Empty: today.',
      optional: true,
    },
  ],
  button: 'Go on',
  done: 'The clock runs again',
})

export const pages: readonly FormPage[] = [pause, resume]
