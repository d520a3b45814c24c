import type { Page } from '#platform/http/page/page.ts'
import { pages as accessRequest } from '../access-request/pages.ts'
import { pages as dataQuality } from '../data-quality/pages.ts'
import { pages as exchange } from '../exchange/pages.ts'
import { pages as quality } from '../quality/pages.ts'
import { pages as retention } from '../retention/pages.ts'
import { pages as wrongPerson } from '../wrong-person/pages.ts'
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
  ...quality,
  ...wrongPerson,
  ...dataQuality,
  ...retention,
  ...accessRequest,
  ...exchange,
]
