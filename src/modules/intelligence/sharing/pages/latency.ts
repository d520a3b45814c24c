import { type FieldSpec, type PageContext, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { cleared } from '../../policy.ts'
import { latencySteps, seriousKinds } from '../kinds.ts'
import type { CaseView } from '../latency-schema.ts'
import * as units from '../latency-units.ts'
import { latencyStates, latencyWorkflow } from '../latency-workflow.ts'
import * as turns from '../turn-units.ts'
import { latencyPage } from '../view-latency.ts'
import { LATENCY, latencyHref } from './addresses.ts'
import { agencyField, allHomes, area, homeField } from './forms.ts'

const LEARNERS = 'Those who learn from serious cases: nobody outside the council but the Board.'

const list = page.list<typeof units.listLatency>({
  path: LATENCY,
  query: units.listLatency,
  page: () => ({
    title: 'Who could have known when',
    lede: 'Serious cases that are gone through to learn how the partnership could know sooner. Each stands alone: nobody is ranked, and no average is made.',
  }),
  noun: { one: 'case', many: 'cases' },
  columns: [
    {
      label: 'What is gone through',
      cell: row => ({
        text: row.about ?? 'These words were removed',
        href: latencyHref(row.id),
        note: row.kindLabel,
      }),
    },
    { label: 'Home', cell: row => ({ text: row.home.name }) },
    { label: 'How it stands', cell: row => ({ text: row.stateLabel }) },
    {
      label: 'Begun',
      cell: row => ({ text: formatCivilDate(row.begunOn), ...(row.begunBy ? { note: row.begunBy } : {}) }),
    },
  ],
  filters: [
    {
      ...{ kind: 'select', name: 'state', label: 'How it stands' },
      options: [
        { value: '', text: 'Any' },
        ...latencyStates.map(value => ({ value, text: latencyWorkflow.states[value].label })),
      ],
    },
  ],
  empty: () => ({
    heading: 'No case is gone through',
    text: 'That is no sign that partners knew in time. A case is chosen by somebody, with a reason.',
  }),
  links: ctx =>
    ctx.mayEver(units.beginLatency) ? [{ text: 'Go through a case', href: `${LATENCY}/new` }] : [],
})

const begin = page.form<typeof units.beginLatency>({
  path: `${LATENCY}/new`,
  command: units.beginLatency,
  helper: allHomes,
  steps: [
    {
      slug: 'case',
      page: () => ({
        title: 'Which serious case is gone through?',
        lede: 'Only serious cases, to learn. It judges no partner and no person.',
        back: { text: 'Who could have known when', href: LATENCY },
      }),
      fields: [
        homeField('homeId', 'Which care home?'),
        {
          ...{ kind: 'radios', name: 'kind', label: 'What happened?' },
          options: Object.entries(seriousKinds).map(([value, text]) => ({ value, text })),
        },
        area('about', 'What is gone through, in a sentence', 'Name no resident.'),
        area('reason', 'Who decided that it is gone through, and why?'),
        {
          ...{ kind: 'radios', name: 'kept', label: 'Is it kept to those who may know of every case?' },
          hint: 'Of a home with fewer than ten beds it always is.',
          options: [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No, those who learn from serious cases may read it' },
          ],
        },
      ],
      whoSees: LEARNERS,
    },
  ],
  button: 'Begin',
  done: ({ id, restricted }, ctx) => ({
    href: restricted && !cleared.includes(ctx.role) ? LATENCY : latencyHref(id),
    notice: {
      ...{ kind: 'done', heading: 'It has begun' },
      ...(restricted ? { text: 'It is kept to those who may know of every case.' } : {}),
    },
  }),
  cancel: () => ({ text: 'Cancel', href: LATENCY }),
})

const idIn = (ctx: PageContext): string => ctx.params.latencyId ?? ''

const one = page.show<typeof units.getLatency>({
  path: '/latency/{latencyId}',
  query: units.getLatency,
  template: 'intelligence/latency.njk',
  model: (view, ctx) => latencyPage(view, ctx.mayEver(units.writeLatencyDay)),
})

interface Writing {
  readonly view: CaseView
  readonly sources: readonly { readonly value: string; readonly text: string }[]
}

const write = page.form<typeof units.writeLatencyDay>({
  path: '/latency/{latencyId}/day',
  command: units.writeLatencyDay,
  helper: async (ctx): Promise<Writing> => ({
    view: await ctx.ask(units.getLatency, { latencyId: idIn(ctx) }),
    sources: (await ctx.ask(units.listLatencySources, { latencyId: idIn(ctx) })).items,
  }),
  steps: [
    {
      slug: 'day',
      page: (helper, ctx) => ({
        title: 'A day of a partner',
        caption: (helper as Writing).view.home.name,
        lede: 'Written again, the last counts, and what was written before is kept.',
        back: { text: 'The case', href: latencyHref(idIn(ctx)) },
      }),
      fields: [
        agencyField('Whose day is it?'),
        {
          ...{ kind: 'radios', name: 'step', label: 'Which day is it?' },
          options: Object.entries(latencySteps).map(([value, text]) => ({ value, text })),
        },
        (_ctx, helper) => ({
          ...{ kind: 'select', name: 'from', label: 'Where is the day known from?' },
          hint: 'Of a record of Lantern, the record’s own day counts.',
          options: [
            { value: '', text: 'Choose one' },
            { value: 'typed', text: 'Something outside Lantern: enter the day below' },
            { value: 'not-known', text: 'We asked, and nobody knows' },
            ...(helper as Writing).sources.map(({ value, text }) => ({ value, text })),
          ],
        }),
        { kind: 'date', name: 'onDate', label: 'The day, if it is from outside Lantern', optional: true },
        area('words', 'The source, in words', 'Which letter, log or note; who read it out.'),
      ],
      whoSees: LEARNERS,
    },
  ],
  button: 'Write it down',
  done: (_result, ctx) => ({
    href: latencyHref(idIn(ctx)),
    notice: { kind: 'done', heading: 'The day is written down' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: latencyHref(idIn(ctx)) }),
})

interface Turning<C extends AnyCommand> {
  readonly slug: string
  readonly command: C
  readonly title: string
  readonly lede: string
  readonly fields: readonly FieldSpec[]
  readonly button: string
  readonly done: string
}

interface Turned {
  readonly view: CaseView
  readonly owners: readonly { readonly accountId: string; readonly name: string }[]
}

const turning = <C extends AnyCommand>({ slug, command, title, lede, fields, button, done }: Turning<C>) =>
  page.form<AnyCommand>({
    path: `/latency/{latencyId}/${slug}`,
    command,
    helper: async (ctx): Promise<Turned> => ({
      view: await ctx.ask(units.getLatency, { latencyId: idIn(ctx) }),
      owners: (await ctx.ask(turns.listLatencyOwners, { latencyId: idIn(ctx) })).items,
    }),
    initial: helper => ({ version: (helper as Turned).view.version }),
    steps: [
      {
        slug: 'answer',
        page: (helper, ctx) => ({
          ...{ title, lede, caption: (helper as Turned).view.home.name },
          back: { text: 'The case', href: latencyHref(idIn(ctx)) },
        }),
        ...{ fields, whoSees: LEARNERS },
      },
    ],
    button,
    done: (_result, ctx) => ({ href: latencyHref(idIn(ctx)), notice: { kind: 'done', heading: done } }),
    cancel: ctx => ({ text: 'Cancel', href: latencyHref(idIn(ctx)) }),
  })

const { close: closing, change: changing, reopen: reopening } = latencyWorkflow.actions

const turnForms = [
  turning({
    ...{ slug: 'close', command: turns.closeLatency, title: 'What did we learn, and what will change?' },
    lede: 'It judges no partner and no person. It can be opened again with a reason.',
    fields: [
      area('learned', 'What did we learn?', 'Name no resident.'),
      area('change', 'What will change?'),
      (_ctx, helper) => ({
        ...{ kind: 'select', name: 'ownerId', label: 'Who sees to it?' },
        options: [
          { value: '', text: 'Choose somebody' },
          ...(helper as Turned).owners.map(one => ({ value: one.accountId, text: one.name })),
        ],
      }),
      { kind: 'date', name: 'dueOn', label: 'By when?' },
    ],
    ...{ button: 'Close it', done: closing.done },
  }),
  turning({
    ...{ slug: 'changed', command: turns.changedByLatency, title: 'Has it changed?' },
    lede: 'It stays on the first page of whoever sees to it until somebody says so.',
    fields: [area('words', 'How do you know?', 'What is done differently now, and who has seen it.')],
    ...{ button: 'It has changed', done: changing.done },
  }),
  turning({
    ...{ slug: 'reopen', command: turns.reopenLatency, title: 'Why is it opened again?' },
    lede: 'What was learned before is kept.',
    fields: [area('words', 'Why is it opened again?')],
    ...{ button: 'Open it again', done: reopening.done },
  }),
]

export const latencyPages = [list, begin, one, write, ...turnForms]
