import { optionsOn } from '#law/code-list.ts'
import type { FormPage } from '#platform/http/page/page.ts'
import type { CaseView } from '../case/schema.ts'
import { orderField, orderWords } from '../court/order-field.ts'
import { caseForm } from '../pages/case-forms.ts'
import { caseSteps } from '../pages/case-steps-form.ts'
import { noteNotGiven, readMessages, replyToReporter } from './commands.ts'
import type { ReporterPart } from './schema.ts'
import { replyEnd, replySteps } from './steps.ts'

const reporterIn = (whole: unknown) => (whole as CaseView).parts.reporter as ReporterPart | undefined

const reply = caseSteps({
  path: 'reply',
  command: replyToReporter,
  steps: replySteps(reporterIn, { says: whole => orderWords(whole as CaseView), field: orderField }),
  checkLede: whole => reporterIn(whole)?.reader ?? '',
  ...replyEnd,
})

const notGiven = caseForm({
  path: 'no-reply',
  command: noteNotGiven,
  title: 'Why is no answer given?',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'reason',
      label: 'Why?',
      options: optionsOn('feedback-not-given', ctx.today),
    }),
    {
      kind: 'textarea',
      name: 'words',
      label: 'In words, where that helps',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
  ],
  initial: whole => (whole.report.naming === 'anonymous' ? { reason: 'anonymous' } : {}),
  button: 'Note it',
  done: 'Noted',
})

const read = caseForm({
  path: 'messages',
  command: readMessages,
  title: 'Mark what they wrote as read?',
  lede: 'It stays in the case. Whoever reads it acts on what it says.',
  fields: [],
  button: 'Mark as read',
  done: 'Marked as read',
})

export const pages: readonly FormPage[] = [reply, notGiven, read]
