import { optionsOn } from '#law/code-list.ts'
import { themesOn } from '#law/themes.ts'
import { type FieldSpec, type Page, type PageContext, page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { OptionModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import { aboutCase, caseForm, caseOf, hereOf } from '../pages/case-forms.ts'
import { concernHref } from '../view/words.ts'
import { answerFeedback } from './answer-commands.ts'
import { askers } from './askers.ts'
import { settleNotSafer } from './not-safer-commands.ts'
import { askRelative, giveFeedback, leaveFeedback } from './plan-commands.ts'
import { getFeedback, listFeedback } from './queries.ts'
import type { FeedbackView, NotSaferView } from './schema.ts'
import { themePages } from './theme-pages.ts'

const options = (list: Parameters<typeof optionsOn>[0], ctx: PageContext): OptionModel[] =>
  optionsOn(list, ctx.today).map(({ value, text, hint }) => ({ value, text, ...(hint ? { hint } : {}) }))

const text = (name: string, label: string, hint?: string): FieldSpec => ({
  ...{ kind: 'textarea', name, label, rows: 3, maxLength: 4000, optional: true },
  ...(hint ? { hint } : {}),
})

const list = page.list<typeof listFeedback>({
  path: '/safeguarding/feedback',
  query: listFeedback,
  page: () => ({
    title: 'Asked afterwards',
    lede: 'Were you listened to? Do you feel safer? What would you change? Somebody asks who is not on the case.',
  }),
  noun: { one: 'question', many: 'questions' },
  filters: [
    {
      kind: 'select',
      name: 'list',
      label: 'Which',
      options: [
        { value: 'to-ask', text: 'To be asked' },
        { value: 'mine', text: 'Yours to ask' },
        { value: 'answered', text: 'Answered' },
        { value: 'not-safer', text: 'Do not feel safer, and nothing chosen yet' },
      ],
    },
  ],
  columns: [
    {
      label: 'Who',
      cell: row => ({
        text: row.kind === 'adult' ? row.adult.name : `A relative of ${row.adult.name}`,
        href: row.mine ? `/safeguarding/feedback/${row.id}` : concernHref(row.concernId),
        ...(row.home ? { note: row.home.name } : {}),
      }),
    },
    {
      label: 'How it stands',
      cell: row => ({ text: row.stateLabel, ...(row.mayAsk ? { note: row.mayAsk } : {}) }),
    },
    {
      label: 'When',
      cell: row => ({
        text: formatCivilDate(row.answeredOn ?? row.dueOn),
        note: row.answeredOn ? 'Answered' : 'Local target',
      }),
    },
    { label: 'Who asks', cell: row => ({ text: row.asker ?? 'Nobody yet' }) },
    { label: 'Safer?', cell: row => ({ text: row.safer ?? 'Not answered' }) },
  ],
  links: () => [{ text: 'What people said, as themes', href: '/safeguarding/themes' }],
  empty: () => ({
    heading: 'Nobody here',
    text: 'That nobody is to be asked now does not say that everybody is safe.',
  }),
})

const one = page.show<typeof getFeedback>({
  path: '/safeguarding/feedback/{feedbackId}',
  query: getFeedback,
  template: 'platform/page.njk',
  model: view => ({
    page: {
      title: view.kind === 'adult' ? `Ask ${view.adult.name}` : `Ask a relative of ${view.adult.name}`,
      caption: view.home?.name ?? 'Asked afterwards',
      lede: 'You are not on the case, so that they can speak freely. Ask them alone, in the safe way they chose. They need not answer.',
      back: { text: 'Asked afterwards', href: '/safeguarding/feedback?list=mine' },
    },
    cards: [
      {
        heading: view.mayAsk ? 'Not now' : 'How to ask',
        tone: view.mayAsk ? ('clay' as const) : ('plain' as const),
        text:
          view.mayAsk ??
          view.reach ??
          'Ring whoever leads the case for the safe way to reach them. Never through anyone at the home.',
        facts: [{ term: 'Local target', value: formatCivilDate(view.dueOn) }],
        ...(view.mayAsk
          ? {}
          : { button: { text: 'Write down the answer', href: `/safeguarding/feedback/${view.id}/answer` } }),
      },
    ],
  }),
})

const oneOf = (ctx: PageContext): Promise<FeedbackView> =>
  ctx.ask(getFeedback, { feedbackId: ctx.params.feedbackId ?? '' })
const unknowns = [
  { value: 'no', text: 'No' },
  { value: 'yes', text: 'Yes' },
  { value: 'unknown', text: 'Not known' },
]
const yesNo = (name: string, label: string): FieldSpec => ({
  ...{ kind: 'radios', name, label, inline: true, optional: true, options: unknowns },
})

const answer = page.form<typeof answerFeedback>({
  path: '/safeguarding/feedback/{feedbackId}/answer',
  command: answerFeedback,
  helper: oneOf,
  initial: helper => ({ version: (helper as FeedbackView).version }),
  steps: [
    {
      slug: 'who',
      section: 'Who answered',
      page: helper => ({ title: 'Who answered?', caption: (helper as FeedbackView).adult.name }),
      fields: [
        ctx => ({
          kind: 'radios',
          name: 'answeredBy',
          label: 'Who answered?',
          options: options('survey-answered-by', ctx),
        }),
        { kind: 'date', name: 'answeredOn', label: 'When' },
        yesNo('helperClose', 'If somebody helped: may they be, or be close to, the source of risk?'),
        yesNo('helperOfHome', 'Are they of the home?'),
        yesNo('adultAgrees', 'Does the adult want their help?'),
        yesNo('adultCanAnswer', 'Could the adult answer, with help?'),
      ],
    },
    {
      slug: 'what',
      section: 'What they said',
      page: helper => ({ title: 'What did they say?', caption: (helper as FeedbackView).adult.name }),
      fields: [
        ctx => ({
          kind: 'radios',
          name: 'listened',
          label: 'Did you feel listened to?',
          options: options('felt-listened-to', ctx),
        }),
        text('listenedWords', 'In their own words'),
        ctx => ({
          kind: 'radios',
          name: 'safer',
          label: 'Do you feel safer?',
          options: options('feels-safer', ctx),
        }),
        text('saferWords', 'In their own words'),
        text('change', 'What would you change?', 'In their own words.'),
        ctx => ({
          kind: 'checkboxes',
          name: 'themes',
          label: 'What is it about?',
          hint: 'Themes are shown from five people on, and never with a name.',
          optional: true,
          options: themesOn(ctx.today.toString()).map(theme => ({ value: theme.code, text: theme.name })),
        }),
      ],
      whoSees:
        'Those who work on the case. Not the home. If they do not feel safer a named person is told at once.',
    },
  ],
  check: { page: () => ({ title: 'Check the answer' }), button: 'Keep the answer' },
  button: 'Keep the answer',
  done: ({ notSafer }) => ({
    href: '/safeguarding/feedback?list=mine',
    notice: notSafer
      ? {
          kind: 'done',
          heading: 'Kept, and a named person was told',
          text: 'They look today. If somebody is in danger now, ring 999.',
        }
      : { kind: 'done', heading: 'The answer is kept' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: `/safeguarding/feedback/${ctx.params.feedbackId}` }),
})

interface WithFeedback extends CaseView {
  readonly askers: readonly OptionModel[]
}
const partOf = (whole: CaseView) =>
  whole.parts.after as { feedback: FeedbackView[]; notSafer: NotSaferView[] }

/** A form about one question of a case, that leads back to the case. */
function questionForm(slug: 'asker' | 'not-asked', title: string, fields: readonly FieldSpec[]): Page {
  const command = slug === 'asker' ? giveFeedback : leaveFeedback
  return page.form<typeof giveFeedback | typeof leaveFeedback>({
    path: `/safeguarding/concerns/{concernId}/feedback/{feedbackId}/${slug}`,
    command,
    helper: async ctx => ({ ...(await caseOf(ctx)), askers: await askers(ctx) }),
    initial: (helper, ctx) => ({
      version:
        partOf(helper as CaseView).feedback.find(each => each.id === ctx.params.feedbackId)?.version ?? 0,
    }),
    steps: [
      {
        slug,
        page: (helper, ctx) => ({
          title,
          caption: aboutCase(helper),
          back: { text: 'The case', href: hereOf(ctx) },
        }),
        fields,
      },
    ],
    button: 'Save',
    done: (_result, ctx) => ({ href: hereOf(ctx), notice: { kind: 'done', heading: 'Saved' } }),
    cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
  })
}

const asker = questionForm('asker', 'Who asks?', [
  (_ctx, helper) => ({
    kind: 'select',
    name: 'askerId',
    label: 'Who asks?',
    hint: 'Nobody on the case and nobody of the home. They see the name and how to ask, not the case.',
    options: [{ value: '', text: 'Choose' }, ...(helper as WithFeedback).askers],
  }),
])

const notAsked = questionForm('not-asked', 'Why are they not asked?', [
  ctx => ({ kind: 'radios', name: 'notAsked', label: 'Why?', options: options('survey-not-asked', ctx) }),
])

const relative = caseForm({
  path: 'feedback/relative',
  command: askRelative,
  title: 'Ask a relative about their own experience?',
  lede: 'Never instead of the adult, and only where the adult agrees. It is reported apart.',
  fields: [
    {
      kind: 'textarea',
      name: 'relative',
      label: 'Who, and how to reach them safely',
      rows: 3,
      maxLength: 1000,
    },
    {
      kind: 'checkboxes',
      name: 'adultAgrees',
      label: 'The adult',
      options: [{ value: 'yes', text: 'The adult agrees' }],
    },
  ],
  button: 'Plan it',
  done: 'Planned',
})

const notSafer = page.form<typeof settleNotSafer>({
  path: '/safeguarding/concerns/{concernId}/not-safer/{notSaferId}',
  command: settleNotSafer,
  helper: caseOf,
  initial: (helper, ctx) => ({
    version:
      partOf(helper as CaseView).notSafer.find(each => each.id === ctx.params.notSaferId)?.version ?? 0,
  }),
  steps: [
    {
      slug: 'look',
      page: (helper, ctx) => ({
        title: 'They do not feel safer',
        caption: aboutCase(helper),
        lede: 'First: are they safe now? Then, in the safe way they chose: what do they want? Think afresh about section 42.',
        back: { text: 'The case', href: hereOf(ctx) },
      }),
      fields: [
        {
          kind: 'textarea',
          name: 'safety',
          label: 'How safe are they now, and how do you know?',
          rows: 4,
          maxLength: 4000,
        },
        { kind: 'date', name: 'contactedOn', label: 'When you spoke with them', optional: true },
        text('wants', 'What they want', 'In their own words.'),
        ctx => ({
          kind: 'radios',
          name: 'outcome',
          label: 'What happens next?',
          hint: 'Leave it open until you have spoken with them.',
          optional: true,
          options: options('not-safer-outcomes', ctx),
        }),
        text('reason', 'Why'),
      ],
      whoSees: 'Those who work on the case. Nobody at the home is told by Lantern.',
    },
  ],
  button: 'Write it down',
  done: (_result, ctx) => ({ href: hereOf(ctx), notice: { kind: 'done', heading: 'Written down' } }),
  cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
})

export const pages: readonly Page[] = [list, one, answer, asker, notAsked, relative, notSafer, ...themePages]
