import type { PersonRole } from '#platform/access/roles.ts'
import { team } from '../policy.ts'
import * as all from './commands.ts'
import { disputesList } from './list-page.ts'
import { forms } from './pages.ts'
import { disputesPolicy } from './policy.ts'
import { listDisputes } from './queries.ts'
import { disputeWorkflow } from './workflow.ts'

const managers: readonly PersonRole[] = team.filter(role => role !== 'duty-worker')

/** Somebody disputes a decision: written down, reviewed by somebody who took no part, answered, escalated. */
export const disputes = {
  policy: disputesPolicy,
  commands: [
    all.recordDispute,
    all.nameReviewer,
    all.decideDispute,
    all.tellDispute,
    all.escalateDispute,
    all.routeDispute,
    all.withdrawDispute,
  ],
  queries: [listDisputes],
  pages: [disputesList, ...forms],
  workflows: [disputeWorkflow],
  navigation: [{ label: 'Disputes', href: '/safeguarding/disputes', roles: managers, order: 14 }],
}
