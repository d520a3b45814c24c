import { type Page, page } from '#platform/http/page/page.ts'
import { steppedForm } from '../../pages/stepped-form.ts'
import { replyEnd, replySteps } from '../../reply/steps.ts'
import { readMessages, writeToReporter } from '../answer.ts'
import { openReportPhotograph, readReportIn } from '../incoming/queries.ts'
import type { ReportIn } from '../incoming/schema.ts'
import { writeParaphrase } from '../paraphrase/write.ts'
import { aboutReport, hereOf, reportForm, reportOf, WHO_SEES } from './forms.ts'
import { reportsInList } from './list.ts'
import { sortForm } from './sort.ts'
import { reportPage } from './view.ts'

const show = page.show<typeof readReportIn>({
  path: '/safeguarding/reports-in/{reportId}',
  query: readReportIn,
  template: 'safeguarding/case.njk',
  model: reportPage,
})

const reply = steppedForm<ReportIn>(
  {
    ...{ base: '/safeguarding/reports-in/{reportId}', backTo: 'The report', whoSees: WHO_SEES },
    ...{ helper: reportOf, about: aboutReport, here: hereOf, neverLimited: true },
  },
  {
    ...{ path: 'reply', command: writeToReporter, ...replyEnd },
    steps: replySteps(report => (report as ReportIn).reporter),
    checkLede: ({ reporter, naming }) =>
      naming === 'named'
        ? reporter.reader
        : `${reporter.reader} Somebody else may find their code: make sure that nothing shows what they told us, or who they are.`,
  },
)

const SHOWN = 1500
/** Enough to paraphrase from; the whole stands on the report’s page. */
const inShort = (account: string | null): string => {
  const text = account ?? 'These words were removed.'
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

const read = reportForm({
  path: 'read',
  command: readMessages,
  title: 'Have you read their messages, and is no answer needed?',
  lede: ({ unread }) =>
    `${unread === 1 ? 'One message' : `${unread} messages`} will count as read. They leave the list of what waits.`,
  fields: [],
  button: 'Yes',
  done: 'Read',
})

const paraphrase = reportForm({
  path: 'paraphrase',
  command: writeParaphrase,
  title: 'What may the home be told?',
  lede: ({ words }) =>
    `Their own words never go, nor what only one person could know: a shift, a room, who was there. Leave out turns of phrase. What was told: “${inShort(words.account)}”`,
  fields: [
    { kind: 'textarea', name: 'words', label: 'What may be said, in your words', rows: 6, maxLength: 4000 },
    {
      kind: 'textarea',
      name: 'why',
      label: 'What did you leave out, and why?',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
    {
      kind: 'radios',
      name: 'couldTell',
      label: 'Could the home tell who said this?',
      hint: 'Think of who was there, who could know, and who has spoken up before.',
      options: [
        { value: 'no', text: 'No', hint: 'It may go to the home.' },
        { value: 'yes', text: 'Yes', hint: 'It does not go. Write it again, or find another way.' },
        { value: 'not-sure', text: 'I am not sure', hint: 'It does not go.' },
      ],
    },
  ],
  initial: ({ paraphrases }) => {
    const words = paraphrases.at(-1)?.words
    return words ? { words } : {}
  },
  whoSees:
    'The council’s safeguarding team. The home, once somebody sends it: this text alone, never what was told.',
  check: 'Read it as the home would',
  button: 'Keep it',
  done: 'The paraphrase is kept',
})

const photograph = page.file({
  path: '/safeguarding/report-photographs/{photographId}',
  query: openReportPhotograph,
  back: () => ({ text: 'Reports that came in', href: '/safeguarding/reports-in' }),
})

export const reportPages: readonly Page[] = [
  reportsInList,
  show,
  sortForm,
  reply,
  read,
  paraphrase,
  photograph,
]
