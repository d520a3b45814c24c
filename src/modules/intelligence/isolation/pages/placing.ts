import { type FormField, type PageContext, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { LinkModel } from '#platform/view/models.ts'
import { actionsFrom } from '#platform/workflow/actions.ts'
import { bodies } from '../placing/bodies.ts'
import type { PlacingTask } from '../placing/schema.ts'
import * as units from '../placing/units.ts'
import { placingFacts } from '../placing/view.ts'
import { placingWorkflow } from '../placing/workflow.ts'
import { EYES_LIST, homeEyesHref, PLACING, placingHref } from './addresses.ts'

const late = { text: 'No answer by its day', tone: 'clay' as const }

const list = page.list<typeof units.listPlacing>({
  path: PLACING,
  query: units.listPlacing,
  page: () => ({
    title: 'Whoever placed people where few could notice',
    lede: 'They are told that few could notice there, and asked when they last saw their people alone. It touches no placement, and says nothing about anybody’s care.',
    back: { text: 'Homes where few could notice', href: EYES_LIST },
  }),
  noun: { one: 'task', many: 'tasks' },
  filters: [
    {
      ...{ kind: 'select', name: 'state', label: 'How it stands' },
      options: [
        { value: '', text: 'Any' },
        { value: 'waiting', text: 'Not closed' },
        { value: 'open', text: placingWorkflow.states.open.label },
        { value: 'sent', text: placingWorkflow.states.sent.label },
        { value: 'overdue', text: late.text },
        { value: 'closed', text: placingWorkflow.states.closed.label },
      ],
    },
  ],
  columns: [
    { label: 'Who', cell: row => ({ text: row.label, href: placingHref(row.id) }) },
    { label: 'Home', cell: row => ({ text: row.home.name, href: homeEyesHref(row.home.id) }) },
    {
      label: 'How it stands',
      cell: row => ({
        text: row.stateLabel,
        note: row.cameOfIt ?? row.to ?? `Since ${formatCivilDate(row.sinceOn)}`,
      }),
    },
    {
      label: 'To answer by',
      cell: row => ({
        text: row.dueOn ? formatCivilDate(row.dueOn) : 'Not asked yet',
        ...(row.overdue ? { tag: late } : {}),
      }),
    },
  ],
  empty: () => ({
    heading: 'Nobody here is to be told',
    text: 'A task is made where few could notice and it is known who placed people there. Where that is not known, the page of the home says so.',
    link: { text: 'Homes where few could notice', href: EYES_LIST },
  }),
  export: {
    query: units.exportPlacing,
    fileName: 'placing-bodies-to-tell',
    columns: [
      { header: 'Home', value: (row: PlacingTask) => row.home.name },
      { header: 'Who', value: (row: PlacingTask) => row.label },
      { header: 'How it stands', value: (row: PlacingTask) => row.stateLabel },
      { header: 'Few could notice since', value: (row: PlacingTask) => row.sinceOn },
      { header: 'Sent on', value: (row: PlacingTask) => row.sentOn },
      { header: 'To', value: (row: PlacingTask) => row.to },
      { header: 'To answer by', value: (row: PlacingTask) => row.dueOn },
      { header: 'Closed', value: (row: PlacingTask) => row.closedOn },
      { header: 'What came of it', value: (row: PlacingTask) => row.cameOfIt },
    ],
  },
})

const whole = page.show<typeof units.getPlacing>({
  path: '/placing-tasks/{placingTaskId}',
  query: units.getPlacing,
  template: 'platform/page.njk',
  model: task => ({
    page: {
      title: `${task.label}: ${task.stateLabel.toLowerCase()}`,
      caption: task.home.name,
      back: { text: `Who could notice at ${task.home.name}`, href: homeEyesHref(task.home.id) },
    },
    cards: [
      {
        heading: 'Tell them that few could notice there, and ask when they last saw their people alone',
        text: task.cameOfIt ?? `${bodies[task.body].who}.`,
        facts: placingFacts(task),
        links: linksOf(task),
      },
    ],
  }),
})

const linksOf = ({ id, state }: PlacingTask): LinkModel[] =>
  actionsFrom(placingWorkflow, state).map(([action, { label }]) => ({
    text: label,
    href: `${placingHref(id)}/${action}`,
  }))

interface StepForm {
  readonly action: 'send' | 'close'
  readonly command: AnyCommand
  readonly title: string
  readonly fields: readonly FormField[]
}

function stepForm({ action, command, title, fields }: StepForm) {
  const { label, done } = placingWorkflow.actions[action]
  const here = (ctx: PageContext) => placingHref(ctx.params.placingTaskId ?? '')
  return page.form<AnyCommand>({
    path: `/placing-tasks/{placingTaskId}/${action}`,
    command,
    helper: ctx => ctx.ask(units.getPlacing, { placingTaskId: ctx.params.placingTaskId ?? '' }),
    initial: (helper, ctx) => ({
      version: (helper as PlacingTask).version,
      ...(action === 'send' ? { sentOn: ctx.today.toString() } : {}),
    }),
    steps: [
      {
        slug: 'answer',
        page: (helper, ctx) => ({
          title,
          caption: `${(helper as PlacingTask).label}, ${(helper as PlacingTask).home.name}`,
          back: { text: 'Back', href: here(ctx) },
        }),
        fields,
        whoSees: 'Council officers. Not the home.',
      },
    ],
    button: label,
    done: (_result, ctx) => ({ href: here(ctx), notice: { kind: 'done', heading: done } }),
    cancel: ctx => ({ text: 'Cancel', href: here(ctx) }),
  })
}

export const placingPages = [
  list,
  whole,
  stepForm({
    ...{ action: 'send', command: units.sendPlacing, title: 'To whom was it sent on?' },
    fields: [
      {
        ...{
          kind: 'textarea',
          name: 'to',
          label: 'Which council, board or team?',
          rows: 3,
          maxLength: 2_000,
        },
        hint: 'Each of them, if there are several. Name no resident.',
      },
      { kind: 'date', name: 'sentOn', label: 'On which day was it sent?' },
      { kind: 'date', name: 'dueOn', label: 'By when are they asked to answer?' },
    ],
  }),
  stepForm({
    ...{ action: 'close', command: units.closePlacing, title: 'What came of it?' },
    fields: [
      {
        ...{ kind: 'textarea', name: 'words', label: 'What came of it?', rows: 4, maxLength: 2_000 },
        hint: 'What they said and do, or why it was not sent. Name no resident.',
      },
    ],
  }),
]
