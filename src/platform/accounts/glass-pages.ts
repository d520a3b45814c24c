import type { z } from 'zod'
import { subjectHref, subjectWords } from '../events/view.ts'
import { type FormField, type Page, type PageContext, page } from '../http/page/page.ts'
import { formatDateTime } from '../view/dates.ts'
import type { CardModel, FactModel, TagModel } from '../view/models.ts'
import { breakGlass, listBreakGlass, reviewBreakGlass } from './break-glass.ts'
import { type GlassSeen, readBreakGlass } from './read-break-glass.ts'

type Glass = z.input<typeof GlassSeen>

export function verdictTag(verdict: Glass['verdict']): TagModel {
  if (!verdict) return { text: 'To be reviewed', tone: 'lamp' }
  return verdict === 'justified'
    ? { text: 'Justified', tone: 'moss' }
    : { text: 'Not justified', tone: 'clay' }
}

const reviewFilter: FormField = {
  kind: 'select',
  name: 'unreviewedOnly',
  label: 'Review',
  options: [
    { value: '', text: 'All' },
    { value: 'true', text: 'To be reviewed' },
  ],
}

const list = page.list<typeof listBreakGlass>({
  path: '/break-glass',
  query: listBreakGlass,
  page: () => ({
    title: 'Emergency access',
    lede: 'Records that someone opened in an emergency, outside their role, for 24 hours. Each is reviewed by someone else.',
    back: { text: 'Back to the event log', href: '/events' },
  }),
  noun: { one: 'emergency access', many: 'emergency accesses' },
  filters: [reviewFilter],
  columns: [
    {
      label: 'Opened',
      cell: row => ({ text: formatDateTime(row.openedAt), href: `/break-glass/${row.id}` }),
    },
    { label: 'Who', cell: row => ({ text: row.accountName }) },
    { label: 'Record', cell: row => ({ text: subjectWords(row.subjectType, row.subjectId) }) },
    { label: 'Reason given', cell: row => ({ text: row.reason }) },
    { label: 'Review', cell: row => ({ text: '', tag: verdictTag(row.verdict) }) },
  ],
  empty: () => ({
    heading: 'Nobody has used emergency access',
    text: 'When someone does, information governance officers are told and it appears here.',
  }),
})

const one = page.show<typeof readBreakGlass>({
  path: '/break-glass/{id}',
  query: readBreakGlass,
  template: 'platform/page.njk',
  model: (glass, ctx) => ({
    page: {
      title: glassTitle(glass),
      caption: 'Emergency access',
      back: { text: 'Back to emergency access', href: '/break-glass' },
      width: 'wide',
    },
    cards: [glassCard(glass, ctx.accountId), ...(glass.verdict ? [reviewCard(glass)] : [])],
  }),
})

function glassTitle({ accountName, verdict }: Glass): string {
  const what = { justified: 'was justified', 'not-justified': 'was not justified' }
  return `${accountName}’s emergency access ${verdict ? what[verdict] : 'is to be reviewed'}`
}

/** Nobody reviews their own: the button is left out, and the command refuses it in any case. */
export function glassCard(glass: Glass, accountId: string): CardModel {
  const { id, subjectType, subjectId, verdict } = glass
  const review = { text: 'Review it', href: `/break-glass/${id}/review` }
  return {
    heading: 'What happened',
    tone: verdict ? 'plain' : 'lamp',
    facts: glassFacts(glass),
    links: [{ text: 'Everything recorded about this record', href: subjectHref(subjectType, subjectId) }],
    ...(verdict || glass.accountId === accountId ? {} : { button: review }),
  }
}

function glassFacts({
  accountName,
  subjectType,
  subjectId,
  reason,
  openedAt,
  until,
}: Glass): readonly FactModel[] {
  return [
    { term: 'Who', value: accountName },
    { term: 'Record', value: subjectWords(subjectType, subjectId), note: subjectId },
    { term: 'Reason given', value: reason },
    { term: 'Opened', value: formatDateTime(openedAt) },
    { term: 'Open until', value: formatDateTime(until) },
  ]
}

function reviewCard({ verdict, note, reviewerName, reviewedAt }: Glass): CardModel {
  return {
    heading: 'The review',
    tone: verdict === 'justified' ? 'moss' : 'clay',
    facts: [
      { term: 'Verdict', tag: verdictTag(verdict) },
      { term: 'Because', ...(note ? { value: note } : {}) },
      { term: 'Reviewed by', ...(reviewerName ? { value: reviewerName } : {}) },
      { term: 'Reviewed', ...(reviewedAt ? { value: formatDateTime(reviewedAt) } : {}) },
    ],
  }
}

const toOne = (ctx: PageContext): string => `/break-glass/${ctx.params.id ?? ''}`

const review = page.form<typeof reviewBreakGlass>({
  path: '/break-glass/{id}/review',
  command: reviewBreakGlass,
  helper: ctx => ctx.ask(readBreakGlass, { id: ctx.params.id ?? '' }),
  initial: glass => ({ version: (glass as Glass).version }),
  steps: [
    {
      slug: 'review',
      page: glass => {
        const { accountName, reason } = glass as Glass
        return {
          title: 'Was this emergency access justified?',
          caption: `${accountName} gave the reason: ${reason}`,
        }
      },
      fields: [
        {
          kind: 'radios',
          name: 'verdict',
          label: 'Verdict',
          options: [
            {
              value: 'justified',
              text: 'Justified',
              hint: 'The record had to be seen then, and by this person',
            },
            {
              value: 'not-justified',
              text: 'Not justified',
              hint: 'Follow your council’s procedure for breaches',
            },
          ],
        },
        { kind: 'textarea', name: 'note', label: 'How you came to this', maxLength: 2000 },
      ],
      whoSees: 'Your council’s information governance officers.',
    },
  ],
  button: 'Keep this review',
  done: (_result, ctx) => ({ href: toOne(ctx), notice: { kind: 'done', heading: 'The review was kept' } }),
  cancel: ctx => ({ text: 'Cancel', href: toOne(ctx) }),
})

/** What somebody who was refused is led to. Whether the record exists must not show from here. */
const open = page.form<typeof breakGlass>({
  path: '/break-glass/open/{subjectType}/{subjectId}',
  command: breakGlass,
  steps: [
    {
      slug: 'reason',
      page: () => ({
        title: 'Open this in an emergency?',
        lede: 'You can see it for 24 hours. The information governance lead is told now, and somebody else reviews it afterwards. What you do there is written down as always.',
        back: { text: 'First page', href: '/' },
      }),
      fields: [
        {
          kind: 'textarea',
          name: 'reason',
          label: 'Why must you see it now?',
          hint: 'For example: a paramedic is with her and asks whom to call.',
          rows: 3,
          maxLength: 2000,
        },
      ],
      whoSees: 'Your council’s information governance officers.',
    },
  ],
  button: 'Open it',
  tone: 'warning',
  done: (_result, ctx) => ({
    href: ctx.recordHref(ctx.params.subjectType ?? '', ctx.params.subjectId ?? '') ?? '/',
    notice: {
      kind: 'done',
      heading: 'Open to you for 24 hours',
      text: 'It is reviewed by somebody else. Close it when you are done.',
    },
  }),
  cancel: () => ({ text: 'Cancel', href: '/' }),
})

export const glassPages: readonly Page[] = [list, open, one, review]
