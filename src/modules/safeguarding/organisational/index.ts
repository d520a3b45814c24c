import type { PersonRole } from '#platform/access/roles.ts'
import type { AnyCommand, AnyQuery } from '#platform/module.ts'
import { listOfficers } from '../process/officers.ts'
import {
  closeOrganisational,
  decideOrganisational,
  giveOrganisationalPart,
  holdOrganisational,
  linkOrganisational,
  moveOrganisational,
  startOrganisational,
} from './commands.ts'
import { addOrganisationalItem, settleOrganisationalItem } from './item-commands.ts'
import { team } from './policy.ts'
import { getOrganisational, getResident, listOrganisational, listResidents } from './queries.ts'
import { raiseForResident, recordWelfareCheck, takeInResidents, tellFamily } from './resident-commands.ts'

export { organisationalPages } from './pages.ts'
export { organisationalPolicy } from './policy.ts'
export { organisationalHref } from './view.ts'
export { organisationalWorkflow } from './workflow.ts'

export const organisationalCommands: readonly AnyCommand[] = [
  startOrganisational,
  linkOrganisational,
  decideOrganisational,
  moveOrganisational,
  holdOrganisational,
  giveOrganisationalPart,
  addOrganisationalItem,
  settleOrganisationalItem,
  takeInResidents,
  recordWelfareCheck,
  raiseForResident,
  tellFamily,
  closeOrganisational,
]

export const organisationalQueries: readonly AnyQuery[] = [
  listOrganisational,
  getOrganisational,
  listResidents,
  getResident,
  listOfficers,
]

const readers: readonly PersonRole[] = [...team, 'quality-officer', 'commissioner']

export const organisationalNavigation = {
  label: 'Organisational enquiries',
  href: '/safeguarding/organisational',
  roles: readers,
  order: 13,
}
