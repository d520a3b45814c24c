import type { z } from 'zod'
import { listBreakGlass } from '../accounts/break-glass.ts'
import { type FormField, type Page, type PageContext, page } from '../http/page/page.ts'
import type { LinkModel } from '../view/models.ts'
import { eventSummary, verifyEvents } from './check.ts'
import { exportEvents } from './export-log.ts'
import { exportSubjectEvents, listEvents } from './list.ts'
import { eventFilters } from './log-filters.ts'
import { verificationView } from './verification-view.ts'
import {
  aboutCell,
  logColumns,
  outcomes,
  sealCard,
  subjectWords,
  whatCell,
  whenCell,
  whoCell,
  whyCell,
} from './view.ts'
import { deedWords, plainWords } from './words.ts'

type Filters = z.input<typeof eventFilters.output>
type Summary = z.input<typeof eventSummary.output>

interface Loaded {
  readonly filters: Filters
  readonly summary?: Summary
}

const outcomeFilter: FormField = {
  kind: 'select',
  name: 'outcome',
  label: 'What came of it',
  options: [
    { value: '', text: 'Any' },
    ...Object.entries(outcomes).map(([value, text]) => ({ value, text })),
  ],
}

const dateFilters: readonly FormField[] = [
  { kind: 'date', name: 'from', label: 'From' },
  { kind: 'date', name: 'to', label: 'To' },
]

function choice(
  name: string,
  label: string,
  any: string,
  options: NonNullable<FormField['options']>,
): FormField {
  const sorted = options.toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB'))
  return { kind: 'select', name, label, options: [{ value: '', text: any }, ...sorted] }
}

const actorFilter = (_ctx: PageContext, helper: unknown): FormField =>
  choice(
    'actor',
    'Who',
    'Anyone',
    (helper as Loaded).filters.actors.map(({ id, name }) => ({ value: id, text: name })),
  )

const actionFilter = (_ctx: PageContext, helper: unknown): FormField => {
  const options = (helper as Loaded).filters.actions.map(action => ({
    value: action,
    text: deedWords(action),
  }))
  return choice('action', 'What', 'Anything', options)
}

const typeFilter = (_ctx: PageContext, helper: unknown): FormField => {
  const options = (helper as Loaded).filters.subjectTypes.map(type => ({
    value: type,
    text: plainWords(type),
  }))
  return choice('subjectType', 'Kind of record', 'Any', options)
}

const columns = [
  { label: 'When', cell: whenCell },
  { label: 'Who', cell: whoCell },
  { label: 'What', cell: whatCell },
  { label: 'About', cell: aboutCell },
  { label: 'Why allowed or refused', cell: whyCell },
] as const

/** The seal is told on arrival only: each asking is itself an event. */
async function filtersAndSeal(ctx: PageContext): Promise<Loaded> {
  const arriving = Object.keys(ctx.queryString).length === 0
  const summary = arriving ? { summary: await ctx.ask(eventSummary, {}) } : {}
  return { ...summary, filters: await ctx.ask(eventFilters, {}) }
}

function logLinks(ctx: PageContext, helper: unknown): readonly LinkModel[] {
  const emergency = { text: 'Emergency access', href: '/break-glass' }
  return [
    ...(ctx.mayEver(listBreakGlass) ? [emergency] : []),
    // The card about the seal has this link already.
    ...((helper as Loaded).summary ? [] : [{ text: 'Check the seal', href: '/events/verification' }]),
  ]
}

const log = page.list<typeof listEvents>({
  path: '/events',
  query: listEvents,
  page: () => ({
    title: 'Who saw and did what',
    lede: 'Every look, change and refusal, with the reason. Nothing can switch this off, and reading it is written here too.',
  }),
  cards(_answer, _ctx, helper) {
    const { summary } = helper as Loaded
    return summary ? [sealCard(summary)] : []
  },
  noun: { one: 'event', many: 'events' },
  helper: filtersAndSeal,
  filters: [
    actorFilter,
    outcomeFilter,
    actionFilter,
    typeFilter,
    { kind: 'text', name: 'subjectId', label: 'Record’s id', hint: 'As its address shows it' },
    ...dateFilters,
  ],
  columns,
  empty: () => ({ heading: 'No events yet', text: 'Whatever anyone sees or does in Lantern appears here.' }),
  links: logLinks,
  export: { query: exportEvents, fileName: 'event-log', columns: logColumns },
})

/** A log that is short, or empty, does not say that nobody ever read the record elsewhere. */
const SINCE =
  'A record that came from another system, or with the three years the demonstration begins with, has no events from before it came.'

const oneSubject = page.list<typeof listEvents>({
  path: '/events/subjects/{subjectType}/{subjectId}',
  query: listEvents,
  page(_answer, { params }) {
    const { subjectType = '', subjectId = '' } = params
    return {
      title: `Everything recorded about ${midSentence(subjectWords(subjectType, subjectId))}`,
      caption: 'Event log of one record',
      lede: `Newest first, with the reason for each. ${SINCE} The record’s id is ${subjectId}. Reading this was logged; so is downloading it.`,
      back: { text: 'Back to the event log', href: '/events' },
    }
  },
  noun: { one: 'event', many: 'events' },
  filters: [outcomeFilter, ...dateFilters],
  columns: columns.filter(column => column.label !== 'About'),
  empty: () => ({
    heading: 'Nothing is recorded about this record',
    text: `Check the link. If it is right, nobody has opened or changed the record in your council since it came into Lantern. ${SINCE}`,
    link: { text: 'Go to the event log', href: '/events' },
  }),
  export: { query: exportSubjectEvents, fileName: 'event-log-of-one-record', columns: logColumns },
})

/** 'Home ending 3f2a91' as 'home ending 3f2a91'; 'DoLS application' keeps its capitals. */
function midSentence(words: string): string {
  return /^\p{Lu}\p{Ll}+\b/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}

const verification = page.show<typeof verifyEvents>({
  path: '/events/verification',
  query: verifyEvents,
  template: 'platform/page.njk',
  model: (found, ctx) => ({ ...verificationView(found, ctx.now) }),
})

export const eventPages: readonly Page[] = [log, oneSubject, verification]
export const eventPageQueries = [eventFilters, exportEvents] as const
