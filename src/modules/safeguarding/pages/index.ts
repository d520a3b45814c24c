import type { Page } from '#platform/http/page/page.ts'
import { pages as allegationPages } from '../allegations/index.ts'
import { pages as deathPages } from '../death/index.ts'
import { pages as followUpPages } from '../follow-ups/index.ts'
import { pages as guidePages } from '../guides/index.ts'
import { pages as measurePages } from '../measures/index.ts'
import { pages as planPages } from '../plan/index.ts'
import { pages as residentPages } from '../residents/index.ts'
import { pages as sourcePages } from '../sources/index.ts'
import { pages as supportPages } from '../support/index.ts'
import { caseStory } from './case.ts'
import { caseActions } from './case-actions.ts'
import { concernsList } from './concerns-list.ts'
import { decision } from './decision.ts'
import { callForm, raiseForm } from './raise.ts'
import { addToReport, myReports, oneReport } from './reports.ts'
import { changeTeam, newTeam, teamsPage } from './teams.ts'

export const pages: readonly Page[] = [
  concernsList,
  raiseForm,
  callForm,
  caseStory,
  decision,
  ...caseActions,
  myReports,
  oneReport,
  addToReport,
  teamsPage,
  newTeam,
  changeTeam,
  ...allegationPages,
  ...sourcePages,
  ...measurePages,
  ...supportPages,
  ...planPages,
  ...followUpPages,
  ...deathPages,
  ...guidePages,
  ...residentPages,
]
