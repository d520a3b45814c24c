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
import { takeUpAgain } from './concern/take-up-again.ts'
import { concernWorkflow } from './concern/workflow.ts'
import { commands as doorCommands, queries as doorQueries, openPages } from './door/index.ts'
import { pages } from './pages/index.ts'
import { panels } from './pages/panels.ts'
import { policy, team } from './policy.ts'
import { commands as reportCommands, queries as reportQueries } from './report/index.ts'
import { reportWorkflow } from './report/workflow.ts'
import { type Subject, subjects } from './subjects.ts'
import { listTeams, setTeam } from './teams/units.ts'
import { tells } from './tells.ts'
import { concernHref } from './view/words.ts'

const others: readonly PersonRole[] = personRoles.filter(role => !councilOfficers.includes(role))

/** Concerns, reports and teams: what every other folder stands on. */
const ground: Subject = {
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
    takeUpAgain,
    setTeam,
    ...reportCommands,
    ...doorCommands,
  ],
  queries: [listConcerns, getCase, listTeams, ...reportQueries, ...doorQueries],
  pages,
  openPages,
  panels,
  navigation: [
    {
      label: 'Reports in',
      href: '/safeguarding/reports-in',
      roles: [...team, 'quality-officer'],
      order: 11,
    },
    { label: 'Duty', href: '/safeguarding/duty', roles: team, order: 11 },
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
  workflows: [concernWorkflow, reportWorkflow],
}

const all = [ground, ...subjects]

/** Adults who may be harmed: from the first worry to being asked whether they were heard and are safer. */
export const safeguarding: Module = {
  name: 'safeguarding',
  policy: Object.assign({}, ...all.map(subject => subject.policy)),
  commands: all.flatMap(subject => subject.commands ?? []),
  queries: all.flatMap(subject => subject.queries ?? []),
  pages: all.flatMap(subject => subject.pages ?? []),
  openPages: all.flatMap(subject => subject.openPages ?? []),
  panels: all.flatMap(subject => subject.panels ?? []),
  navigation: all.flatMap(subject => subject.navigation ?? []),
  records: Object.assign({}, ...all.map(subject => subject.records)),
  workflows: all.flatMap(subject => subject.workflows ?? []),
  schedules: all.flatMap(subject => subject.schedules ?? []),
  sweeps: all.flatMap(subject => subject.sweeps ?? []),
  tells,
  views: join(import.meta.dirname, 'views'),
}

export * as bulk from './bulk.ts'
export { arrangeSafeguardingDemo, type SafeguardingDemo } from './demo.ts'
export { demoIds as demoSafeguardingIds } from './demo-ids.ts'
export { provideExchange } from './exchange/index.ts'
export { referenceFrom } from './reference.ts'
export { type SafeguardingSignals, safeguardingSignalsAfter } from './signals-feed.ts'
export { safeguardingSignalsEnds } from './signals-store.ts'
