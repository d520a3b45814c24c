import type { PersonRole } from '#platform/access/roles.ts'
import * as all from './commands.ts'
import { pages } from './pages.ts'
import { memberLettersPolicy } from './policy.ts'
import { getLetter, listLetters } from './queries.ts'
import { LETTERS, letterHref } from './view.ts'
import { letterWorkflow } from './workflow.ts'

const roles: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager']

/** Letters from councillors and members of Parliament: whose agreement covers what, and what they may be told. */
export const memberLetters = {
  policy: memberLettersPolicy,
  commands: [
    all.logLetter,
    all.recordAgreement,
    all.endAgreement,
    all.draftSheet,
    all.signSheet,
    all.sendSheet,
    all.endLetter,
  ],
  queries: [listLetters, getLetter],
  pages,
  records: { 'member-letter': letterHref },
  workflows: [letterWorkflow],
  navigation: [{ label: 'Members’ letters', href: LETTERS, roles, order: 15 }],
}
