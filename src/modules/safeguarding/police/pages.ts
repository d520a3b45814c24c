import { heldBack } from '#law/police-hold.ts'
import type { FormPage, PageContext } from '#platform/http/page/page.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm } from '../pages/case-forms.ts'
import { policeIn } from './blocks.ts'
import { liftHold, reviewHold, tellPolice } from './commands.ts'

const versionOf = (whole: CaseView, ctx: PageContext) => ({
  version: policeIn(whole).items.find(one => one.id === ctx.params.policeId)?.version,
})

const tell = caseForm({
  path: 'police/new',
  command: tellPolice,
  title: 'What do the police know, and what do they ask?',
  lede: 'Where a crime is suspected the police are told. Safety never waits for them.',
  fields: [
    { kind: 'date', name: 'toldOn', label: 'When were they told?', optional: true },
    { kind: 'text', name: 'reference', label: 'Their reference', optional: true, width: 20 },
    { kind: 'text', name: 'officer', label: 'Officer in the case', optional: true, width: 20 },
    { kind: 'text', name: 'contact', label: 'How to reach them', optional: true },
    {
      kind: 'radios',
      name: 'hold',
      label: 'Do they ask us to wait with anything?',
      options: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [
            {
              kind: 'checkboxes',
              name: 'blocks',
              label: 'With what?',
              options: heldBack.map(one => ({ value: one.code, text: one.label })),
            },
            {
              ...{ kind: 'textarea', name: 'asks', label: 'What they ask us not to do or say', rows: 3 },
              ...{ maxLength: 4000, optional: true },
            },
            {
              kind: 'date',
              name: 'reviewOn',
              label: 'When do we ask them again?',
              hint: 'In two weeks, if you leave it empty. A local target.',
              optional: true,
            },
          ],
        },
        { value: 'no', text: 'No' },
      ],
    },
  ],
  button: 'Write it down',
  done: 'Written down',
  doneText:
    'While they ask us to wait, Lantern holds back what they named, and nothing that keeps people safe.',
})

const review = caseForm({
  path: 'police/{policeId}/review',
  command: reviewHold,
  title: 'They still need their hold',
  fields: [{ kind: 'date', name: 'reviewOn', label: 'When do we ask them again?' }],
  initial: versionOf,
  button: 'Write it down',
  done: 'Written down',
})

const lift = caseForm({
  path: 'police/{policeId}/lift',
  command: liftHold,
  title: 'The police have lifted their hold',
  lede: 'From now on people may be interviewed, told and written to again.',
  fields: [
    { kind: 'text', name: 'who', label: 'Who of the police said so?', width: 20 },
    { kind: 'date', name: 'liftedOn', label: 'When was it lifted?' },
    { kind: 'textarea', name: 'words', label: 'What they said', optional: true, rows: 3, maxLength: 2000 },
  ],
  initial: versionOf,
  button: 'It is lifted',
  done: 'The hold is lifted',
})

export const policePages: readonly FormPage[] = [tell, review, lift]
