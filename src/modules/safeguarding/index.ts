import { join } from 'node:path'
import { councilOfficers, type PersonRole, personRoles } from '#platform/access/roles.ts'
import type { Module } from '#platform/module.ts'
import { getCase } from './case/get-case.ts'
import {
  addNote,
  allocateConcern,
  closeConcern,
  linkConcerns,
  lookAtConcern,
  restrictConcern,
} from './concern/commands.ts'
import { decideConcern } from './concern/decide.ts'
import { listConcerns } from './concern/queries.ts'
import { raiseConcern } from './concern/raise-commands.ts'
import { concernWorkflow } from './concern/workflow.ts'
import { pages } from './pages/index.ts'
import { panels } from './pages/panels.ts'
import { policy, team } from './policy.ts'
import { followReport, listMyReports, writeMore } from './report/units.ts'
import * as residents from './residents/index.ts'
import { listTeams, setTeam } from './teams/units.ts'
import { tells } from './tells.ts'
import { concernHref } from './view/words.ts'

const others: readonly PersonRole[] = personRoles.filter(role => !councilOfficers.includes(role))

/** Adults who may be harmed: from the first worry to being asked whether they were heard and are safer. */
export const safeguarding: Module = {
  name: 'safeguarding',
  policy,
  commands: [
    raiseConcern,
    lookAtConcern,
    decideConcern,
    allocateConcern,
    restrictConcern,
    addNote,
    linkConcerns,
    closeConcern,
    writeMore,
    setTeam,
    ...residents.commands,
  ],
  queries: [listConcerns, getCase, listMyReports, followReport, listTeams, ...residents.queries],
  pages,
  panels,
  navigation: [
    { label: 'Concerns', href: '/safeguarding/concerns', roles: team, order: 12 },
    { label: 'Raise a concern', href: '/safeguarding/concerns/new', roles: others, order: 12 },
    {
      label: 'What you reported',
      href: '/safeguarding/reports',
      roles: others.filter(role => role !== 'board-member'),
      order: 14,
    },
  ],
  records: { concern: concernHref, report: id => `/safeguarding/reports/${id}` },
  workflows: [concernWorkflow],
  tells,
  views: join(import.meta.dirname, 'views'),
}

export { arrangeSafeguardingDemo, type SafeguardingDemo } from './demo.ts'
export { demoIds as demoSafeguardingIds } from './demo-ids.ts'
export { referenceFrom } from './reference.ts'
