import { optionsOn } from '#law/code-list.ts'
import { fileField } from '#platform/files/index.ts'
import { type FormPage, type Page, page } from '#platform/http/page/page.ts'
import { aboutCase, CASE_TEAM, caseForm, caseOf, hereOf } from '../pages/case-forms.ts'
import { addCaseFile, giveReason, markIntimate } from './commands.ts'
import { filePage } from './file-page.ts'
import { openCaseFile, readCaseFile } from './queries.ts'
import { shareFilePage } from './share-page.ts'
import { sharedFilePage } from './shared.ts'

const add = caseForm({
  path: 'files/new',
  command: addCaseFile,
  title: 'Add a photograph or file',
  lede: 'The original is sealed as it comes, with its hash. Of a picture we make a copy without what says where, when and with what it was taken. It is not changed afterwards.',
  fields: [
    fileField({
      name: 'file',
      label: 'The file',
      hint: 'No picture of somebody undressed, unless a nurse, a doctor or the police say that it is needed, and the adult agrees. A body map often does.',
    }),
    ctx => ({ kind: 'select', name: 'kind', label: 'What is it?', options: kinds(ctx.today) }),
    {
      kind: 'textarea',
      name: 'what',
      label: 'What does it show?',
      hint: 'So that nobody needs to open it to know.',
      rows: 3,
      maxLength: 2000,
    },
    { kind: 'text', name: 'madeBy', label: 'Who made it?', optional: true, maxLength: 200 },
    { kind: 'date', name: 'madeOn', label: 'When was it made?', optional: true },
    {
      kind: 'text',
      name: 'madeAbout',
      label: 'Or about when',
      hint: 'Empty where nobody knows.',
      optional: true,
      maxLength: 200,
    },
    {
      kind: 'radios',
      name: 'intimate',
      label: 'Does it show somebody undressed, or private parts of the body?',
      options: [
        { value: 'true', text: 'Yes', hint: 'It is hidden until somebody says why they need to see it.' },
        { value: 'false', text: 'No' },
      ],
    },
  ],
  button: 'Add it',
  done: 'The file is in the case',
  whoSees:
    'Those who may see this case in the council. Not the care home, unless it is shared with somebody there by name. Every look is written down.',
})

const kinds = (today: Temporal.PlainDate) => [
  { value: '', text: 'Choose' },
  ...optionsOn('file-kinds', today).map(({ value, text }) => ({ value, text })),
]

const mark = caseForm({
  path: 'files/{caseFileId}/intimate',
  command: markIntimate,
  title: 'Mark this file as intimate?',
  lede: 'From now on it opens only for somebody who says why they need to see it. It is not uncovered again.',
  fields: [],
  button: 'Mark it',
  done: 'It is hidden',
})

/** Asked each time, before an intimate image opens. */
const reason: FormPage = page.form<typeof giveReason>({
  path: '/safeguarding/concerns/{concernId}/files/{caseFileId}/reason',
  command: giveReason,
  helper: async ctx => {
    const { concernId = '', caseFileId = '' } = ctx.params
    await ctx.ask(readCaseFile, { concernId, caseFileId })
    return caseOf(ctx)
  },
  steps: [
    {
      slug: 'answer',
      page: (whole, ctx) => ({
        title: 'Why do you need to see it?',
        caption: aboutCase(whole),
        lede: 'It may show a person’s body. Open it only if you need to for your work. Your reason and that you looked are written down.',
        back: { text: 'The case', href: hereOf(ctx) },
      }),
      fields: [
        ctx => ({
          kind: 'radios',
          name: 'reason',
          label: 'Why?',
          options: optionsOn('why-opened', ctx.today),
        }),
        {
          kind: 'textarea',
          name: 'words',
          label: 'In words, where that helps',
          optional: true,
          rows: 2,
          maxLength: 1000,
        },
      ],
      whoSees: CASE_TEAM,
    },
  ],
  button: 'Show it to me',
  done: (_result, ctx) => ({
    href: `${hereOf(ctx)}/files/${ctx.params.caseFileId}/open?show=1`,
    notice: { kind: 'information', heading: 'Your reason is written down' },
  }),
  cancel: ctx => ({ text: 'I do not need to see it', href: hereOf(ctx) }),
})

const open: Page = page.file<typeof openCaseFile>({
  path: '/safeguarding/concerns/{concernId}/files/{caseFileId}/open',
  query: openCaseFile,
  back: ctx => ({ text: 'The case', href: hereOf(ctx) }),
  reason: ctx => ({
    text: 'Say why you need to see it',
    href: `${hereOf(ctx)}/files/${ctx.params.caseFileId}/reason`,
  }),
})

export const pages: readonly Page[] = [add, mark, reason, open, filePage, shareFilePage, sharedFilePage]
