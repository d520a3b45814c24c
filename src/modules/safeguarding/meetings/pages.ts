import type { Page } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import { caseForm } from '../pages/case-forms.ts'
import { chronologyPage } from './chronology-page.ts'
import { logEvidence, recordMeeting } from './commands.ts'
import { meetingKinds } from './schema.ts'

const area = (name: string, label: string, hint?: string, optional = true): FieldModel => ({
  ...{ kind: 'textarea', name, label, rows: 3, maxLength: 4000, optional },
  ...(hint ? { hint } : {}),
})

const meeting = caseForm({
  path: 'meetings/new',
  command: recordMeeting,
  title: 'Write down a discussion or a meeting',
  fields: [
    {
      kind: 'radios',
      name: 'kind',
      label: 'What was it?',
      options: Object.entries(meetingKinds).map(([value, text]) => ({ value, text })),
    },
    { kind: 'date', name: 'heldOn', label: 'On which day?' },
    area('purpose', 'What was it for?', undefined, false),
    area('present', 'Who was there, and in what part?', 'One person on each line.'),
    area('apologies', 'Who could not come?'),
    area('leftOut', 'Who was not asked to come, and why?'),
    area('decisions', 'What was decided, who does it, by when?'),
    { ...area('minutes', 'Minutes'), rows: 8, maxLength: 20_000 },
  ],
  button: 'Write it down',
  done: 'Written down',
})

const evidence = caseForm({
  path: 'evidence/new',
  command: logEvidence,
  title: 'List a piece of evidence',
  lede: 'What it is and where it is kept. What is listed here is not changed afterwards.',
  fields: [
    area('what', 'What is it?', undefined, false),
    { kind: 'text', name: 'source', label: 'Whom or what does it come from?', optional: true },
    { kind: 'text', name: 'where', label: 'Where is it kept?', optional: true },
    { kind: 'date', name: 'fromOn', label: 'From which day is it?', optional: true },
  ],
  button: 'List it',
  done: 'Listed',
})

export const meetingPages: readonly Page[] = [meeting, evidence, chronologyPage]
