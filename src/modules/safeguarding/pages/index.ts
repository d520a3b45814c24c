import type { Page } from '#platform/http/page/page.ts'
import { pages as advocacyPages } from '../advocacy/pages.ts'
import { pages as contactPages } from '../contact/pages.ts'
import { pages as dutyPages } from '../duty/pages.ts'
import { pages as hearingPages } from '../hearing/pages.ts'
import { pages as replyPages } from '../reply/pages.ts'
import { pages as representativesPages } from '../representatives/pages.ts'
import { pages as residentPages } from '../residents/index.ts'
import { pages as responsibilityPages } from '../responsibility/pages.ts'
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
  ...contactPages,
  ...dutyPages,
  ...advocacyPages,
  ...replyPages,
  ...responsibilityPages,
  ...hearingPages,
  ...representativesPages,
  ...residentPages,
]
