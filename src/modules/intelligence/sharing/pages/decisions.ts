import { type PageContext, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { FactModel, LinkModel } from '#platform/view/models.ts'
import { actionsFrom } from '#platform/workflow/actions.ts'
import * as units from '../decision-units.ts'
import type { DecisionView } from '../schema.ts'
import { type DecisionAction, decisionWorkflow } from '../workflow.ts'
import { DECISIONS, decisionHref, MEETINGS, meetingHref } from './addresses.ts'
import { area } from './forms.ts'

const past = { text: 'Past its day', tone: 'clay' as const }

const list = page.list<typeof units.listSharingDecisions>({
  path: DECISIONS,
  query: units.listSharingDecisions,
  page: () => ({
    title: 'What was decided at information sharing meetings',
    lede: 'Each has somebody who does it and a day. It stays here until it is done, or until somebody says why it will not be.',
    back: { text: 'Information sharing meetings', href: MEETINGS },
  }),
  noun: { one: 'decision', many: 'decisions' },
  filters: [
    {
      ...{ kind: 'select', name: 'show', label: 'How it stands' },
      options: [
        { value: '', text: 'Any' },
        { value: 'open', text: 'To do' },
        { value: 'overdue', text: 'Past its day' },
        { value: 'done', text: 'Done' },
        { value: 'not-done', text: 'Not done' },
      ],
    },
  ],
  columns: [
    {
      label: 'What',
      cell: row => ({
        text: row.what ?? 'These words were removed',
        href: decisionHref(row.id),
        ...(row.home ? { note: row.home.name } : {}),
      }),
    },
    { label: 'Who', cell: row => ({ text: row.mine ? 'You' : (row.owner ?? 'Name not known') }) },
    {
      label: 'By',
      cell: row => ({ text: formatCivilDate(row.dueOn), ...(row.overdue ? { tag: past } : {}) }),
    },
    {
      label: 'How it stands',
      cell: row => ({ text: row.stateLabel, ...(row.cameOfIt ? { note: row.cameOfIt } : {}) }),
    },
  ],
  empty: () => ({
    heading: 'No decision that you may read fits',
    text: 'You see those of meetings that you hold, and those that are yours to carry out.',
  }),
  export: {
    query: units.exportSharingDecisions,
    fileName: 'information-sharing-decisions',
    columns: [
      { header: 'Meeting', value: (row: DecisionView) => row.meeting.onDate },
      { header: 'Home', value: (row: DecisionView) => row.home?.name ?? '' },
      { header: 'What', value: (row: DecisionView) => row.what ?? '' },
      { header: 'Why', value: (row: DecisionView) => row.why ?? '' },
      { header: 'Who', value: (row: DecisionView) => row.owner ?? '' },
      { header: 'By', value: (row: DecisionView) => row.dueOn },
      { header: 'How it stands', value: (row: DecisionView) => row.stateLabel },
      { header: 'What came of it', value: (row: DecisionView) => row.cameOfIt ?? '' },
    ],
  },
})

const slugs = { finish: 'done', leave: 'not-done' } as const

const linksOf = ({ id, state }: DecisionView): LinkModel[] =>
  actionsFrom(decisionWorkflow, state).map(([action, { label }]) => ({
    text: label,
    href: `${decisionHref(id)}/${slugs[action]}`,
  }))

function factsOf(view: DecisionView): FactModel[] {
  return [
    { term: 'Why', ...(view.why ? { value: view.why } : { missing: 'These words were removed' }) },
    { term: 'Home', ...(view.home ? { value: view.home.name } : { value: 'None of them alone' }) },
    { term: 'Who does it', ...(view.owner ? { value: view.owner } : { missing: 'Name not known' }) },
    { term: 'By', value: formatCivilDate(view.dueOn), ...(view.overdue ? { tag: past } : {}) },
    {
      term: 'Decided',
      value: formatCivilDate(view.decidedOn),
      ...(view.decidedBy ? { note: `Written down by ${view.decidedBy}` } : {}),
    },
    ...(view.endedOn ? [{ term: 'Ended', value: formatCivilDate(view.endedOn) }] : []),
    ...(view.cameOfIt ? [{ term: 'What came of it', value: view.cameOfIt }] : []),
  ]
}

const one = page.show<typeof units.getSharingDecision>({
  path: '/sharing-decisions/{sharingDecisionId}',
  query: units.getSharingDecision,
  template: 'platform/page.njk',
  model: (view, ctx) => ({
    page: {
      title: view.what ?? 'A decision whose words were removed',
      caption: view.overdue ? 'Past its day' : view.stateLabel,
      back: { text: 'What was decided', href: DECISIONS },
    },
    cards: [
      {
        heading: `Decided at the meeting of ${formatCivilDate(view.meeting.onDate)}`,
        ...(view.overdue ? { tone: 'clay' as const } : {}),
        facts: factsOf(view),
        links: [
          ...(ctx.mayEver(units.finishSharingDecision) ? linksOf(view) : []),
          { text: 'The meeting', href: meetingHref(view.meeting.id) },
        ],
      },
    ],
  }),
})

const idIn = (ctx: PageContext): string => ctx.params.sharingDecisionId ?? ''

function endForm(action: DecisionAction, command: AnyCommand, title: string, label: string) {
  const { label: button, done } = decisionWorkflow.actions[action]
  return page.form<AnyCommand>({
    path: `/sharing-decisions/{sharingDecisionId}/${slugs[action]}`,
    command,
    helper: ctx => ctx.ask(units.getSharingDecision, { sharingDecisionId: idIn(ctx) }),
    initial: helper => ({ version: (helper as DecisionView).version }),
    steps: [
      {
        slug: 'answer',
        page: (helper, ctx) => ({
          title,
          caption: (helper as DecisionView).what ?? '',
          back: { text: 'Back', href: decisionHref(idIn(ctx)) },
        }),
        fields: [area('words', label)],
        whoSees: 'Those who may read the decision.',
      },
    ],
    button,
    done: (_result, ctx) => ({ href: decisionHref(idIn(ctx)), notice: { kind: 'done', heading: done } }),
    cancel: ctx => ({ text: 'Cancel', href: decisionHref(idIn(ctx)) }),
  })
}

export const decisionPages = [
  list,
  one,
  endForm('finish', units.finishSharingDecision, 'What came of it?', 'In a sentence or two'),
  endForm('leave', units.leaveSharingDecision, 'Why will it not be done?', 'Why'),
]
