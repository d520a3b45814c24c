import { optionsOn } from '#law/code-list.ts'
import { whyNotOwed } from '#law/duty-of-candour.ts'
import { type Page, page } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import { getCase } from '../case/get-case.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm, caseWithTeam, personField } from '../pages/case-forms.ts'
import { followUpsOfCase } from './case-part.ts'
import { addFollowUp, findNotCandid, recordCandour, stepFollowUp } from './commands.ts'
import { followUpsList } from './list-page.ts'
import { followUpPage } from './page-of-one.ts'
import { followUpSteps } from './schema.ts'

const add = caseForm({
  path: 'follow-ups/new',
  command: addFollowUp,
  helper: caseWithTeam,
  title: 'What runs beside this case?',
  lede: 'It has an owner here and a lead there, runs on when the case is closed, and never holds it open.',
  fields: [
    ctx => ({
      kind: 'select',
      name: 'process',
      label: 'What is it?',
      options: [
        { value: '', text: 'Choose what it is' },
        ...optionsOn('parallel-processes', ctx.today).map(({ value, text }) => ({ value, text })),
      ],
    }),
    {
      kind: 'text',
      name: 'lead',
      label: 'Who leads it there?',
      hint: 'A name or a team.',
      optional: true,
    },
    { kind: 'text', name: 'reference', label: 'Their reference', optional: true, maxLength: 200 },
    { kind: 'date', name: 'begunOn', label: 'When did it begin, or were they told?', optional: true },
    personField('ownerId', 'Who asks for the answer here?'),
    {
      kind: 'date',
      name: 'dueOn',
      label: 'By when?',
      hint: 'Left empty: ten working days, a local target.',
      optional: true,
    },
    {
      kind: 'textarea',
      name: 'words',
      label: 'What was asked or sent?',
      optional: true,
      rows: 4,
      maxLength: 4000,
    },
  ],
  initial: (_whole, { queryString: { process } }) => (typeof process === 'string' ? { process } : {}),
  button: 'Add it',
  done: 'It runs beside the case now',
})

interface At {
  readonly params: Readonly<Record<string, string>>
}
const thisOne = (whole: CaseView, { params }: At) =>
  followUpsOfCase(whole).find(one => one.id === params.followUpId)
const versionOf = (whole: CaseView, ctx: At) => ({ version: thisOne(whole, ctx)?.version ?? 0 })

const step = caseForm({
  path: 'follow-ups/{followUpId}/step',
  command: stepFollowUp,
  title: 'What happened?',
  fields: [
    {
      kind: 'radios',
      name: 'step',
      label: 'What happened?',
      options: [
        { value: 'answer', text: 'It is answered' },
        { value: 'note', text: 'Something was done' },
        { value: 'drop', text: 'It is not needed' },
        { value: 'reopen', text: 'It is taken up again' },
      ],
    },
    {
      kind: 'textarea',
      name: 'words',
      label: 'The answer, what was done, or why',
      rows: 4,
      maxLength: 4000,
    },
    {
      kind: 'text',
      name: 'reference',
      label: 'Their reference, once there is one',
      optional: true,
      maxLength: 200,
    },
    { kind: 'date', name: 'answeredOn', label: 'The day of the answer', optional: true },
    { kind: 'date', name: 'dueOn', label: 'When is it asked for again?', optional: true },
  ],
  initial: (whole, ctx) => {
    const asked = followUpSteps.find(one => one === ctx.queryString.step)
    return { ...versionOf(whole, ctx), ...(asked ? { step: asked } : {}) }
  },
  button: 'Write it down',
  done: 'Written down',
})

const seenOn = (name: string, label: string): FieldModel => ({ kind: 'date', name, label, optional: true })

const candour = caseForm({
  path: 'follow-ups/{followUpId}/candour',
  command: recordCandour,
  title: 'What has been seen of the duty of candour?',
  lede: 'It is the home’s duty. Here stands only what we have seen of it.',
  fields: [
    seenOn('toldOn', 'They, or whoever acts for them, were told on'),
    seenOn('apologisedOn', 'An apology was made on'),
    seenOn('writtenOn', 'It was put in writing on'),
    seenOn('letterSeenOn', 'One of us saw the letter on'),
    seenOn('delayUntil', 'The police agreed to a delay until'),
    {
      kind: 'select',
      name: 'notOwed',
      label: 'Is a letter owed?',
      hint: 'Where not: say below what was tried, and when.',
      optional: true,
      options: [
        { value: '', text: 'As it was' },
        { value: 'owed', text: 'Yes' },
        ...whyNotOwed.map(({ code, label }) => ({ value: code, text: `No: ${label}` })),
      ],
    },
    { kind: 'textarea', name: 'words', label: 'In words', optional: true, rows: 3, maxLength: 2000 },
  ],
  initial: (whole, ctx) => {
    const { toldOn, apologisedOn, writtenOn, letterSeenOn, delayUntil } = thisOne(whole, ctx)?.candour ?? {}
    return { ...versionOf(whole, ctx), toldOn, apologisedOn, writtenOn, letterSeenOn, delayUntil }
  },
  button: 'Write it down',
  done: 'Written down',
})

const notCandid = caseForm({
  path: 'follow-ups/{followUpId}/not-candid',
  command: findNotCandid,
  title: 'Find that the home was not candid?',
  lede: 'This is a finding. It goes to CQC and to the next visit, with its reasons, and is never edited.',
  fields: [
    {
      kind: 'textarea',
      name: 'reasons',
      label: 'What was kept from them, and how do we know?',
      rows: 5,
      maxLength: 4000,
    },
  ],
  initial: versionOf,
  button: 'Find it',
  tone: 'warning',
  done: 'The finding is written down',
})

const one = page.show<typeof getCase>({
  path: '/safeguarding/concerns/{concernId}/follow-ups/{followUpId}',
  query: getCase,
  template: 'safeguarding/case.njk',
  model: (whole, ctx) => followUpPage(whole, thisOne(whole, ctx), ctx),
})

export const pages: readonly Page[] = [followUpsList, add, step, candour, notCandid, one]
