import { join } from 'node:path'
import { councilOfficers, type PersonRole, personRoles } from '#platform/access/roles.ts'
import type { Module } from '#platform/module.ts'
import * as allegations from './allegations/index.ts'
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
import * as death from './death/index.ts'
import * as followUps from './follow-ups/index.ts'
import * as guides from './guides/index.ts'
import * as measures from './measures/index.ts'
import { pages } from './pages/index.ts'
import { panels } from './pages/panels.ts'
import * as plan from './plan/index.ts'
import { policy, team } from './policy.ts'
import { followReport, listMyReports, writeMore } from './report/units.ts'
import * as residents from './residents/index.ts'
import * as sources from './sources/index.ts'
import * as support from './support/index.ts'
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
    ...allegations.commands,
    ...sources.commands,
    ...measures.commands,
    ...support.commands,
    ...plan.commands,
    ...followUps.commands,
    ...death.commands,
    ...guides.commands,
    ...residents.commands,
  ],
  queries: [
    listConcerns,
    getCase,
    listMyReports,
    followReport,
    listTeams,
    ...sources.queries,
    ...measures.queries,
    ...followUps.queries,
    ...residents.queries,
  ],
  pages,
  panels: [...panels, followUps.owedPanel],
  schedules: [followUps.schedule],
  navigation: [
    { label: 'Concerns', href: '/safeguarding/concerns', roles: team, order: 12 },
    { label: 'Follow-ups', href: '/safeguarding/follow-ups', roles: team, order: 13 },
    { label: 'Measures', href: '/safeguarding/measures', roles: team, order: 13 },
    { label: 'Raise a concern', href: '/safeguarding/concerns/new', roles: others, order: 12 },
    {
      label: 'What you reported',
      href: '/safeguarding/reports',
      roles: others.filter(role => role !== 'board-member'),
      order: 14,
    },
  ],
  records: { concern: concernHref, report: id => `/safeguarding/reports/${id}` },
  workflows: [
    concernWorkflow,
    measures.measureWorkflow,
    support.supportWorkflow,
    plan.planActionWorkflow,
    followUps.followUpWorkflow,
  ],
  tells,
  views: join(import.meta.dirname, 'views'),
}

export { arrangeSafeguardingDemo, type SafeguardingDemo } from './demo.ts'
export { demoIds as demoSafeguardingIds } from './demo-ids.ts'
