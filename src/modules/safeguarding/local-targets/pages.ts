import type { z } from 'zod'
import { type Page, page } from '#platform/http/page/page.ts'
import { formatDateTime } from '#platform/view/dates.ts'
import type { CardModel } from '#platform/view/models.ts'
import { setLocalTarget } from './commands.ts'
import { getLocalTarget, listLocalTargets } from './queries.ts'
import type { TargetHistory, TargetView } from './schema.ts'
import { lengthInWords, nextInWords } from './view.ts'

const NO_CLOCK = 'No clock of Lantern runs on it: it does not know when this starts or ends.'

const HERE = '/safeguarding/local-targets'
const hrefOf = (code: string): string => `${HERE}/${code}`

const lawCard = (law: readonly { title: string; length: string; citation: string }[]): CardModel => ({
  heading: 'Set by law: no council changes these',
  facts: law.map(({ title, length, citation }) => ({ term: title, value: length, note: citation })),
})

const list = page.list<typeof listLocalTargets>({
  path: HERE,
  query: listLocalTargets,
  page: () => ({
    title: 'Local targets',
    lede: 'No law sets a number of days for section 42. These are targets of our own, never legal deadlines. Clocks that have begun keep the target they began with.',
  }),
  cards: ({ law }) => [lawCard(law)],
  noun: { one: 'local target', many: 'local targets' },
  columns: [
    {
      label: 'What is to be done',
      cell: row => ({
        text: row.title,
        href: hrefOf(row.code),
        note: `Local target. It starts when ${row.starts}.${row.runs ? '' : ` ${NO_CLOCK}`}`,
      }),
    },
    {
      label: 'Within',
      cell: row => ({ text: lengthInWords(row), ...(row.next ? { note: nextInWords(row.next) } : {}) }),
    },
    { label: 'Pauses', cell: row => ({ text: row.pauses ? 'For a reason' : 'Never' }) },
    { label: 'From where', cell: row => ({ text: row.source }) },
  ],
  empty: () => ({ heading: 'No local target', text: 'There is none.' }),
})

const facts = (target: TargetView) => [
  { term: 'Within', value: lengthInWords(target), note: target.source },
  { term: 'It starts when', value: target.starts, ...(target.runs ? {} : { note: NO_CLOCK }) },
  { term: 'Stands still for a reason', value: target.pauses ? 'Yes' : 'Never: it keeps someone safe' },
  { term: 'Lantern’s own', value: lengthInWords(target.usual), note: target.usual.source },
  ...(target.next ? [{ term: 'To come', value: nextInWords(target.next) }] : []),
]

type Change = z.input<typeof TargetHistory>['changes'][number]

const entryOf = (change: Change) => ({
  date: formatDateTime(Temporal.Instant.from(change.at)),
  text: `${nextInWords(change)}${change.by ? `, set by ${change.by}` : ''}`,
  note: change.reason ?? 'The reason is no longer kept',
})

const one = page.show<typeof getLocalTarget>({
  path: `${HERE}/{targetCode}`,
  query: getLocalTarget,
  template: 'platform/page.njk',
  model: ({ target, changes }, ctx) => ({
    page: {
      title: target.title,
      caption: 'Local target: not a legal deadline',
      back: { text: 'Local targets', href: HERE },
    },
    cards: [
      {
        heading:
          target.days === null ? 'This council has no target for it' : `Today: ${lengthInWords(target)}`,
        facts: facts(target),
        ...(ctx.mayEver(setLocalTarget)
          ? { links: [{ text: 'Change it', href: `${hrefOf(target.code)}/change` }] }
          : {}),
      },
    ],
    ...(changes.length > 0
      ? { timeline: { label: 'How it was changed here', entries: changes.map(entryOf) } }
      : {}),
  }),
})

const change = page.form<typeof setLocalTarget>({
  path: `${HERE}/{targetCode}/change`,
  command: setLocalTarget,
  helper: ctx => ctx.ask(getLocalTarget, { targetCode: ctx.params.targetCode ?? '' }),
  initial: helper => {
    const { days, counting } = targetIn(helper)
    return { ...(days === null ? {} : { days }), counting }
  },
  steps: [
    {
      slug: 'change',
      page: (helper, ctx) => ({
        title: 'Change this local target',
        caption: targetIn(helper).title,
        lede: `Now: ${lengthInWords(targetIn(helper))}. Clocks that have begun keep the target they began with.`,
        back: { text: targetIn(helper).title, href: hrefOf(ctx.params.targetCode ?? '') },
      }),
      fields: [
        {
          kind: 'text',
          name: 'days',
          label: 'How many days?',
          hint: '0 is on the same day. Leave it empty where this council has no target for it.',
          optional: true,
          width: 4,
          inputMode: 'numeric',
        },
        {
          kind: 'radios',
          name: 'counting',
          label: 'Which days count?',
          options: [
            { value: 'working', text: 'Working days' },
            { value: 'calendar', text: 'All days' },
          ],
        },
        { kind: 'date', name: 'fromOn', label: 'From which day?', hint: 'A day after today.' },
        { kind: 'textarea', name: 'words', label: 'Why does it change?', rows: 3, maxLength: 2000 },
      ],
      whoSees: 'The safeguarding team and the council’s other officers.',
    },
  ],
  button: 'Change it',
  done: (_result, ctx) => ({
    href: hrefOf(ctx.params.targetCode ?? ''),
    notice: { kind: 'done', heading: 'It changes on the day you gave' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: hrefOf(ctx.params.targetCode ?? '') }),
})

const targetIn = (helper: unknown): TargetView => (helper as { readonly target: TargetView }).target

export const pages: readonly Page[] = [list, one, change]
