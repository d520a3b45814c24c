import * as all from './commands.ts'
import { pages } from './pages.ts'
import { handlers, ombudsmanPolicy } from './policy.ts'
import { getComplaint, listComplaints } from './queries.ts'
import { COMPLAINTS, complaintHref } from './view.ts'
import { complaintWorkflow } from './workflow.ts'

/** Complaints to the Ombudsman about our own safeguarding: apart from the case, and from those who worked on it. */
export const ombudsman = {
  policy: ombudsmanPolicy,
  commands: [all.recordComplaint, all.addAsked, all.giveAsked, all.decideComplaint, all.closeComplaint],
  queries: [listComplaints, getComplaint],
  pages,
  records: { 'ombudsman-complaint': complaintHref },
  workflows: [complaintWorkflow],
  navigation: [{ label: 'Ombudsman', href: COMPLAINTS, roles: handlers, order: 44 }],
}
