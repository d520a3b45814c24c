import type { Page } from '#platform/http/page/page.ts'
import { conclusionPages } from '../conclusion/pages.ts'
import { askPage } from '../enquirers/ask-page.ts'
import { askedPages } from '../enquirers/asked-pages.ts'
import { requestPages } from '../enquirers/pages.ts'
import { enquiryPages } from '../enquiry/pages.ts'
import { meetingPages } from '../meetings/pages.ts'
import { outcomePages } from '../outcomes/pages.ts'
import { policePages } from '../police/pages.ts'
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
  ...enquiryPages,
  ...outcomePages,
  askPage,
  ...requestPages,
  ...askedPages,
  ...policePages,
  ...meetingPages,
  ...conclusionPages,
]
