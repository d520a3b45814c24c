import * as commands from './commands.ts'
import { decideDouble, listDoubles } from './doubles.ts'
import { importFoodHygiene, importPartnerSignals, undoSubmissionFile } from './file-commands.ts'
import { getSubmissionFile, listSubmissionFiles } from './file-queries.ts'
import { DOUBLES, SUBMISSIONS, submissionHref } from './pages/addresses.ts'
import { doublePages } from './pages/doubles.ts'
import { filePages } from './pages/files.ts'
import { contributeForm, correctForm, takeBackForm } from './pages/forms.ts'
import { submissionList, submissionPage } from './pages/list.ts'
import { contributors, deciders, submissionPolicy } from './policy.ts'
import { getSubmission, listSubmissions } from './queries.ts'

/** What partners, and officers on their behalf, tell of a home: by form, by file, by API. */
export const submissions = {
  policy: submissionPolicy,
  commands: [
    commands.contribute,
    commands.correctSubmission,
    commands.takeBackSubmission,
    importPartnerSignals,
    importFoodHygiene,
    undoSubmissionFile,
    decideDouble,
  ],
  queries: [listSubmissions, getSubmission, listSubmissionFiles, getSubmissionFile, listDoubles],
  pages: [
    submissionList,
    contributeForm,
    submissionPage,
    correctForm,
    takeBackForm,
    ...filePages,
    ...doublePages,
  ],
  records: { submission: submissionHref },
  navigation: [
    { label: 'What partners told', href: SUBMISSIONS, roles: contributors, order: 26 },
    { label: 'One event or two', href: DOUBLES, roles: deciders, order: 27 },
  ],
}
