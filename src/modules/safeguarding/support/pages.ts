import type { Page } from '#platform/http/page/page.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm, caseWithTeam, personField } from '../pages/case-forms.ts'
import { supportersOfCase } from './case-part.ts'
import { endSupport, nameSupporter, recordContact } from './commands.ts'

const nextOn = {
  kind: 'date' as const,
  name: 'nextOn',
  label: 'When is the next contact planned?',
  optional: true,
}

const name = caseForm({
  path: 'supporters/new',
  command: nameSupporter,
  helper: caseWithTeam,
  title: 'Who keeps in touch with them?',
  lede: 'Somebody they trust. It goes on after the case is closed, and ends when they say that it is enough.',
  fields: [
    personField('accountId', 'Somebody of the council', { optional: true }),
    {
      kind: 'text',
      name: 'name',
      label: 'Or somebody else: who, and what they are to them',
      optional: true,
    },
    {
      kind: 'textarea',
      name: 'how',
      label: 'How do they keep in touch, as the person wants it?',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
    nextOn,
  ],
  button: 'Name them',
  done: 'Somebody keeps in touch with them',
})

const versionOf = (whole: CaseView, ctx: { readonly params: Readonly<Record<string, string>> }) => ({
  version: supportersOfCase(whole).find(one => one.id === ctx.params.supporterId)?.version ?? 0,
})

const contact = caseForm({
  path: 'supporters/{supporterId}/contact',
  command: recordContact,
  title: 'Write down a contact',
  fields: [
    {
      kind: 'radios',
      name: 'kind',
      label: 'What was it?',
      inline: true,
      options: [
        { value: 'met', text: 'They met' },
        { value: 'spoke', text: 'They spoke' },
        { value: 'tried', text: 'Tried, not reached' },
      ],
    },
    { kind: 'date', name: 'onDay', label: 'On which day?' },
    {
      kind: 'textarea',
      name: 'words',
      label: 'How are they, and what did they say?',
      rows: 5,
      maxLength: 4000,
    },
    nextOn,
  ],
  initial: versionOf,
  button: 'Write it down',
  done: 'The contact is written down',
})

const end = caseForm({
  path: 'supporters/{supporterId}/end',
  command: endSupport,
  title: 'End this support?',
  lede: 'It ends when they say so, or for a reason that is written down. A closed case is no reason.',
  fields: [
    {
      kind: 'radios',
      name: 'ground',
      label: 'Why does it end?',
      options: [
        { value: 'persons-word', text: 'They said that it is enough' },
        { value: 'recorded-reason', text: 'For another reason' },
      ],
    },
    { kind: 'textarea', name: 'words', label: 'What they said, or the reason', rows: 4, maxLength: 2000 },
  ],
  initial: versionOf,
  button: 'End it',
  done: 'The support has ended',
})

export const pages: readonly Page[] = [name, contact, end]
