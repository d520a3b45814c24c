import { optionsOn } from '#law/code-list.ts'
import type { FormPage } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm } from '../pages/case-forms.ts'
import { enquiryIn } from './blocks.ts'
import { endAtDeath, judgeEnquiry, pauseEnquiry, planEnquiry, resumeEnquiry } from './commands.ts'

const version = (whole: CaseView) => ({ version: enquiryIn(whole)?.version })

const area = (name: string, label: string, more: Partial<FieldModel> = {}): FieldModel => ({
  ...{ kind: 'textarea', name, label, rows: 4, maxLength: 4000 },
  ...more,
})

const plan = caseForm({
  path: 'enquiry/plan',
  command: planEnquiry,
  title: whole => (enquiryIn(whole)?.plans.length ? 'Change the plan' : 'Plan the enquiry'),
  lede: 'A few lines are enough. It can be as short as one conversation, and is planned with the person wherever that is safe.',
  fields: [
    area('scope', 'What is it about?'),
    area('findOut', 'What do we want to find out?', { optional: true }),
    area('who', 'Who does what?', { optional: true }),
    {
      kind: 'date',
      name: 'targetOn',
      label: 'By when do we mean to be done?',
      hint: 'A target of our own. The law sets no number of days.',
      optional: true,
    },
  ],
  initial: whole => {
    const last = enquiryIn(whole)?.plans.at(-1)
    const { scope = '', findOut, who, targetOn } = last ?? {}
    return {
      ...version(whole),
      scope,
      findOut: findOut ?? '',
      who: who ?? '',
      targetOn: targetOn ?? undefined,
    }
  },
  button: 'Keep the plan',
  done: 'The enquiry is planned',
  doneText: 'Ask the person whether what they want is still so.',
})

const judge = caseForm({
  path: 'enquiry/judge',
  command: judgeEnquiry,
  title: 'Is enough found out to conclude?',
  lede: 'Nothing ends yet. You can go back to finding out by changing the plan.',
  fields: [],
  initial: version,
  button: 'Yes, conclude it next',
  done: 'Now it is to be concluded',
  doneText: 'Ask the person whether what they wanted came about, and how safe they feel.',
})

const pause = caseForm({
  path: 'enquiry/pause',
  command: pauseEnquiry,
  title: 'Pause the clock of the enquiry?',
  lede: 'Only the local target stands still. What keeps people safe goes on.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'reason',
      label: 'Why does it pause?',
      options: optionsOn('clock-pauses', ctx.today),
    }),
    {
      kind: 'date',
      name: 'reviewOn',
      label: 'When do you look at it again?',
      hint: 'Empty: as our local target has it.',
      optional: true,
    },
    area('words', 'In words, where that helps', { optional: true, rows: 3, maxLength: 2000 }),
  ],
  initial: version,
  button: 'Pause it',
  done: 'The clock stands still',
})

const resume = caseForm({
  path: 'enquiry/resume',
  command: resumeEnquiry,
  title: 'Go on with the enquiry?',
  lede: 'It goes on where it stood, and its local target moves by the days of the pause.',
  fields: [],
  initial: version,
  button: 'Go on',
  done: 'The enquiry goes on',
})

const death = caseForm({
  path: 'enquiry/death',
  command: endAtDeath,
  title: 'Has the adult died?',
  lede: 'The enquiry under section 42 ends for them. It is counted as that, not as outcomes that were not achieved. What should happen for others goes on.',
  fields: [area('words', 'What is known, and who told us', { optional: true })],
  initial: version,
  tone: 'warning',
  button: 'Yes, end the enquiry',
  done: 'The enquiry has ended: the adult died',
})

export const enquiryPages: readonly FormPage[] = [plan, judge, pause, resume, death]
