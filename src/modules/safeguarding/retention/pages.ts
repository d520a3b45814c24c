import { retentionHolds } from '#law/retention.ts'
import { NotFound } from '#platform/errors.ts'
import { type Page, page } from '#platform/http/page/page.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import { approveForgetting, liftHold, placeHold } from './commands.ts'
import { listHolds, listRetention } from './queries.ts'
import type { HoldView, RetentionRow } from './schema.ts'

const GONE = 'We could not find that hold. Look for it in the list: it may be lifted already.'
const HERE = '/retention'
const HOLDS = `${HERE}/holds`

const heldBy = (row: RetentionRow) =>
  row.holds.length === 0
    ? { text: 'Nothing that is written down' }
    : { text: row.holds.map(one => one.reasonLabel).join('; '), tag: { text: 'Held', tone: 'lamp' as const } }

const stands = (row: RetentionRow) => {
  if (row.doneAt)
    return {
      text: row.state === 'forgotten' ? 'Forgotten' : 'Kept: something held it',
      note: formatDateTime(row.doneAt),
    }
  if (row.approvedAt)
    return { text: 'Approved', note: `${row.approvedBy ?? ''} ${formatDateTime(row.approvedAt)}`.trim() }
  return { text: 'Waits for somebody to decide' }
}

const list = page.list<typeof listRetention>({
  path: HERE,
  query: listRetention,
  page: ({ total, held }, _ctx, _helper, { state }) => ({
    title:
      state === 'listed' && total > 0
        ? `${plural(total, 'record has', 'records have')} been kept long enough`
        : state === 'listed'
          ? 'Nothing has been kept too long'
          : 'What was kept long enough',
    lede: `Nothing is forgotten by the clock alone: look at the holds, then approve. Names, words and files go; codes and dates stay for the counts.${held > 0 ? ` Something holds ${held} of these.` : ''}`,
  }),
  noun: { one: 'record', many: 'records' },
  filters: [
    {
      kind: 'select',
      name: 'state',
      label: 'Which',
      options: [
        { value: 'listed', text: 'To decide' },
        { value: 'approved', text: 'Approved, not yet forgotten' },
        { value: 'forgotten', text: 'Forgotten' },
        { value: 'kept', text: 'Approved, but held' },
        { value: 'all', text: 'All' },
      ],
    },
  ],
  defaults: { state: 'listed' },
  columns: [
    { label: 'Record', cell: row => ({ text: row.code, note: row.kindLabel }) },
    {
      label: 'Kept long enough since',
      cell: row => ({ text: formatCivilDate(row.since), note: row.citation }),
    },
    { label: 'What holds it', cell: heldBy },
    { label: 'How it stands', cell: stands },
  ],
  links: () => [
    { text: 'Approve what may be forgotten', href: `${HERE}/approval` },
    { text: 'Holds', href: HOLDS },
  ],
  empty: () => ({
    heading: 'None of this kind',
    text: 'The list is made anew every night.',
    link: { text: 'Holds', href: HOLDS },
  }),
})

interface Approving {
  readonly items: readonly RetentionRow[]
}

const approval = page.form<typeof approveForgetting>({
  path: `${HERE}/approval`,
  command: approveForgetting,
  helper: ctx => ctx.ask(listRetention, { state: 'listed', perPage: 100 }),
  steps: [
    {
      slug: 'which',
      page: helper => {
        const free = (helper as Approving).items.filter(row => row.holds.length === 0)
        return {
          title: free.length === 0 ? 'Nothing can be approved now' : 'Which may be forgotten?',
          lede: 'Only what nothing holds is offered. Your name stands with it. Until tonight a hold can still stop it; after that nobody can bring it back.',
          back: { text: 'Kept long enough', href: HERE },
        }
      },
      fields: [
        (_ctx, helper) => ({
          kind: 'checkboxes',
          name: 'itemIds',
          label: 'What may be forgotten',
          options: (helper as Approving).items
            .filter(row => row.holds.length === 0)
            .map(row => ({
              value: row.id,
              text: row.code,
              hint: `${row.kindLabel}, since ${formatCivilDate(row.since)}`,
            })),
        }),
        {
          kind: 'checkboxes',
          name: 'holdsChecked',
          label: 'Have you looked?',
          options: [
            {
              value: 'yes',
              text: 'I have looked for inquests, reviews, police, claims, Ombudsman, requests, public inquiries and courts',
            },
          ],
        },
      ],
      whoSees: 'Information governance. Your name stays with the decision.',
    },
  ],
  button: 'Approve',
  tone: 'warning',
  done: ({ approved }) => ({
    href: `${HERE}?state=approved`,
    notice: {
      kind: 'done',
      heading: `${plural(approved, 'record')} approved`,
      text: 'They are forgotten tonight, unless something holds them by then.',
    },
  }),
  cancel: () => ({ text: 'Cancel', href: HERE }),
})

const until = ({ untilOn }: HoldView) => (untilOn ? formatCivilDate(untilOn) : 'Until somebody lifts it')

const heldWords = {
  person: 'All about one adult',
  concern: 'One case',
  organisational: 'An organisational enquiry',
  trust: 'A position of trust record',
  review: 'A safeguarding adults review',
} as const

const holds = page.list<typeof listHolds>({
  path: HOLDS,
  query: listHolds,
  page: ({ total }) => ({
    title: total === 0 ? 'Nothing is held' : `${plural(total, 'hold stands', 'holds stand')}`,
    lede: 'What is held is not forgotten, however long it was kept. A request for records that is not answered holds by itself.',
  }),
  noun: { one: 'hold', many: 'holds' },
  columns: [
    { label: 'Why', cell: row => ({ text: row.reasonLabel, note: row.words ?? '' }) },
    { label: 'What', cell: row => ({ text: heldWords[row.about], note: row.code ?? '' }) },
    { label: 'From', cell: row => ({ text: formatCivilDate(row.fromOn), note: row.by ?? '' }) },
    { label: 'Until', cell: row => ({ text: until(row) }) },
    { label: 'Ended?', cell: row => ({ text: 'Lift it', href: `${HOLDS}/${row.id}/lift` }) },
  ],
  links: () => [{ text: 'Hold something', href: `${HOLDS}/new` }],
  empty: () => ({
    heading: 'Nothing is held',
    text: 'Hold a case when you hear of an inquest, a claim or a review.',
    link: { text: 'Hold something', href: `${HOLDS}/new` },
  }),
})

const place = page.form<typeof placeHold>({
  path: `${HOLDS}/new`,
  command: placeHold,
  steps: [
    {
      slug: 'hold',
      page: () => ({ title: 'Hold a record', back: { text: 'Holds', href: HOLDS } }),
      fields: [
        {
          kind: 'text',
          name: 'reference',
          label: 'Reference of the record',
          hint: 'For example C-7KQF-2M9D for a case, O- for an organisational enquiry, T- for a position of trust, S- for a review.',
          width: 20,
        },
        {
          kind: 'radios',
          name: 'wholePerson',
          label: 'What is held?',
          options: [
            {
              value: 'case',
              text: 'This record',
              hint: 'An organisational enquiry, a position of trust or a review is held too while one of its cases or adults is.',
            },
            { value: 'person', text: 'All that is held about the adult of this case' },
          ],
        },
        {
          kind: 'radios',
          name: 'reason',
          label: 'What holds it?',
          options: retentionHolds.map(({ code, title }) => ({ value: code, text: title })),
        },
        { kind: 'date', name: 'untilOn', label: 'The last day, if you know it', optional: true },
        {
          kind: 'textarea',
          name: 'words',
          label: 'Who told you, and their reference',
          optional: true,
          rows: 3,
          maxLength: 2000,
        },
      ],
      whoSees: 'Information governance and safeguarding managers.',
    },
  ],
  button: 'Hold it',
  done: () => ({ href: HOLDS, notice: { kind: 'done', heading: 'It is held' } }),
  cancel: () => ({ text: 'Cancel', href: HOLDS }),
})

const lift = page.form<typeof liftHold>({
  path: `${HOLDS}/{holdId}/lift`,
  command: liftHold,
  helper: async ctx => {
    const { items } = await ctx.ask(listHolds, { perPage: 100 })
    if (!items.some(hold => hold.id === ctx.params.holdId)) throw new NotFound(GONE)
  },
  steps: [
    {
      slug: 'lift',
      page: () => ({
        title: 'Has it ended?',
        lede: 'Make sure of it with whoever asked for the hold. What was held may then be forgotten, once somebody approves that.',
        back: { text: 'Holds', href: HOLDS },
      }),
      fields: [],
    },
  ],
  button: 'Lift the hold',
  tone: 'warning',
  done: () => ({ href: HOLDS, notice: { kind: 'done', heading: 'The hold is lifted' } }),
  cancel: () => ({ text: 'Cancel', href: HOLDS }),
})

export const pages: readonly Page[] = [list, approval, holds, place, lift]
