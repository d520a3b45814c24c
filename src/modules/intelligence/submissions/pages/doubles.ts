import { type PageContext, page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { decideDouble, listDoubles } from '../doubles.ts'
import { getSubmission } from '../queries.ts'
import type { DoubleView, SubmissionView } from '../schema.ts'
import { DOUBLES, SUBMISSIONS, submissionHref } from './addresses.ts'

const doubleList = page.list<typeof listDoubles>({
  path: DOUBLES,
  query: listDoubles,
  page: () => ({
    title: 'What may be one event',
    lede: 'Same home, same theme, days near each other, told by two. Five who tell of one event are one event with five witnesses: nothing is put together until you say so.',
    back: { text: 'What partners told', href: SUBMISSIONS },
  }),
  noun: { one: 'pair', many: 'pairs' },
  columns: [
    { label: 'Home', cell: row => ({ text: row.home.name }) },
    { label: 'One', cell: row => sideCell(row.one) },
    { label: 'The other', cell: row => sideCell(row.other) },
    { label: 'You decide', cell: row => ({ text: 'Say which it is', href: decideHref(row) }) },
  ],
  empty: () => ({ heading: 'No two look like one event', text: 'Nobody needs to decide anything here.' }),
})

const sideCell = ({ says, source, from }: DoubleView['one']) => ({
  text: says,
  note: `${source}, ${formatCivilDate(from)}`,
})

const decideHref = ({ submissionId, source, key }: DoubleView): string =>
  `${submissionHref(submissionId)}/double?${new URLSearchParams({ source, key }).toString()}`

interface Deciding {
  readonly told: SubmissionView
  readonly pairs: readonly DoubleView[]
}

async function deciding(ctx: PageContext): Promise<Deciding> {
  const submissionId = ctx.params.submissionId ?? ''
  const { items } = await ctx.ask(listDoubles, {})
  return {
    told: await ctx.ask(getSubmission, { submissionId }),
    pairs: items.filter(one => one.submissionId === submissionId),
  }
}

const asked = (ctx: PageContext, name: string): string => {
  const value = ctx.queryString[name]
  return typeof value === 'string' ? value : ''
}

const decideForm = page.form<typeof decideDouble>({
  path: `${SUBMISSIONS}/{submissionId}/double`,
  command: decideDouble,
  helper: deciding,
  initial: (helper, ctx) => {
    const { told, pairs } = helper as Deciding
    const pair = pairs.find(one => one.key === asked(ctx, 'key')) ?? pairs[0]
    return { version: told.version, source: pair?.source ?? '', key: pair?.key ?? '' }
  },
  steps: [
    {
      slug: 'verdict',
      page: (helper, ctx) => {
        const { told, pairs } = helper as Deciding
        const pair = pairs.find(one => one.key === asked(ctx, 'key')) ?? pairs[0]
        return {
          title: 'Is it one event?',
          caption: told.home.name,
          lede: pair
            ? `${pair.one.says} (${pair.one.source}, ${formatCivilDate(pair.one.from)}). ${pair.other.says} (${pair.other.source}, ${formatCivilDate(pair.other.from)}).`
            : 'These two no longer look like one event.',
          back: { text: 'What may be one event', href: DOUBLES },
        }
      },
      fields: [
        { kind: 'hidden', name: 'source', label: 'who told the other' },
        { kind: 'hidden', name: 'key', label: 'the other' },
        {
          ...{ kind: 'radios', name: 'verdict', label: 'Is it one event?' },
          options: [
            { value: 'one-event', text: 'One event, with several witnesses' },
            { value: 'separate', text: 'Separate events', hint: 'The same thing again is a separate event.' },
          ],
        },
      ],
    },
  ],
  button: 'Say so',
  done: () => ({ href: DOUBLES, notice: { kind: 'done', heading: 'It is written down' } }),
  cancel: () => ({ text: 'Cancel', href: DOUBLES }),
})

export const doublePages = [doubleList, decideForm]
