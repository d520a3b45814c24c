import type { Page } from '#platform/http/page/page.ts'
import { askPage } from '../enquirers/ask-page.ts'
import { reportPages } from '../report/pages/index.ts'
import { caseStory } from './case.ts'
import { caseActions } from './case-actions.ts'
import { concernsList } from './concerns-list.ts'
import { decision } from './decision.ts'
import { callForm, raiseForm } from './raise.ts'
import { addToReport, myReports, oneReport } from './reports.ts'
import { takeUpForm } from './take-up-again.ts'
import { changeTeam, newTeam, teamsPage } from './teams.ts'

export const pages: readonly Page[] = [
  concernsList,
  raiseForm,
  callForm,
  caseStory,
  decision,
  ...caseActions,
  takeUpForm,
  myReports,
  oneReport,
  addToReport,
  ...reportPages,
  teamsPage,
  newTeam,
  changeTeam,
  askPage,
]
