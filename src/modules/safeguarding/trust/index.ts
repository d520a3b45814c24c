import type { PersonRole } from '#platform/access/roles.ts'
import type { AnyCommand, AnyQuery } from '#platform/module.ts'
import {
  challengeTrust,
  clearTrust,
  closeTrust,
  findOnTrust,
  giveTrustPart,
  hearTrustPerson,
  lookAtTrust,
  raiseTrust,
  setTrustAside,
} from './commands.ts'
import {
  addTrustSetting,
  decideTrustSetting,
  noteTrustReferral,
  updateTrustReferral,
} from './part-commands.ts'
import { getTrust, listTrust } from './queries.ts'

export { trustPages } from './pages.ts'
export { trustPolicy } from './policy.ts'
export { trustHref } from './view.ts'
export { trustWorkflow } from './workflow.ts'

export const trustCommands: readonly AnyCommand[] = [
  raiseTrust,
  lookAtTrust,
  setTrustAside,
  giveTrustPart,
  addTrustSetting,
  decideTrustSetting,
  hearTrustPerson,
  noteTrustReferral,
  updateTrustReferral,
  findOnTrust,
  challengeTrust,
  clearTrust,
  closeTrust,
]

export const trustQueries: readonly AnyQuery[] = [listTrust, getTrust]

const managers: readonly PersonRole[] = ['safeguarding-manager']

export const trustNavigation = {
  label: 'Positions of trust',
  href: '/safeguarding/trust',
  roles: managers,
  order: 14,
}
