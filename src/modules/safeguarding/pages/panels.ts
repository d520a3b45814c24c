import type { Panel } from '#platform/http/page/panel.ts'
import type { TodayRows } from '#platform/today/index.ts'
import { civilDateOf, formatAgo, formatShortDate } from '#platform/view/dates.ts'
import { formatNumber } from '#platform/view/filters.ts'
import type { CardModel } from '#platform/view/models.ts'
import { listConcerns } from '../concern/queries.ts'
import type { ConcernRowView } from '../concern/schema.ts'
import { team } from '../policy.ts'
import { listReportsIn } from '../report/incoming/queries.ts'
import { reportInHref, reportTag } from '../report/pages/list.ts'
import { abuseWords, concernHref } from '../view/words.ts'

const rowOf = (row: ConcernRowView) => ({
  date: formatShortDate(civilDateOf(row.receivedAt)),
  text: `${row.adult.name}${row.home ? `, ${row.home.name}` : ''}`,
  href: concernHref(row.id),
  note: [row.stateLabel, abuseWords(row.abuseTypes)].filter(Boolean).join(': '),
  ...(row.danger === 'now' ? { tag: { text: 'Danger now', tone: 'clay' as const } } : {}),
  ...(row.danger !== 'now' && row.overdue
    ? { tag: { text: row.paused ? 'Back from a pause' : 'Past local target', tone: 'clay' as const } }
    : {}),
})

const more = (list: string, total: number, shown: number) =>
  total > shown ? { more: { text: `All ${total}`, href: `/safeguarding/concerns?list=${list}` } } : {}

const SHOWN = 5

/** What came in and nobody has looked at: before everything else. */
const newOnes: Panel = {
  place: 'today.needs',
  order: 1,
  async show(_subject, ctx) {
    if (!team.includes(ctx.role)) return undefined
    const { items, total } = await ctx.ask(listConcerns, { list: 'new', perPage: SHOWN })
    if (total === 0) return undefined
    const model: TodayRows = {
      heading: total === 1 ? 'A concern that nobody has looked at' : 'Concerns that nobody has looked at',
      count: total,
      tone: items.some(row => row.danger === 'now') ? 'clay' : 'lamp',
      rows: items.map(rowOf),
      ...more('new', total, SHOWN),
    }
    return { template: 'today/rows.njk', model }
  },
}

const mine: Panel = {
  place: 'today.needs',
  order: 2,
  async show(_subject, ctx) {
    if (!ctx.mayEver(listConcerns)) return undefined
    const { items, total } = await ctx.ask(listConcerns, { list: 'mine', perPage: SHOWN })
    if (total === 0) return undefined
    const model: TodayRows = {
      heading: 'Cases you work on',
      count: total,
      rows: items.map(rowOf),
      ...more('mine', total, SHOWN),
    }
    return { template: 'today/rows.njk', model }
  },
}

/** What came in and nobody has sorted, and messages nobody has read: no inbox is unwatched. */
const reportsIn: Panel = {
  place: 'today.needs',
  order: 0,
  async show(_subject, ctx) {
    if (!team.includes(ctx.role)) return undefined
    const { items, total } = await ctx.ask(listReportsIn, { list: 'waiting', perPage: SHOWN })
    if (total === 0) return undefined
    const model: TodayRows = {
      heading:
        total === 1 ? 'A report or message waits for somebody' : 'Reports and messages wait for somebody',
      count: total,
      tone: items.some(row => row.danger === 'now' && row.state === 'new') ? 'clay' : 'lamp',
      rows: items.map(row => ({
        date: formatShortDate(civilDateOf(row.received)),
        text: row.start,
        href: reportInHref(row.id),
        note: [row.home?.name, row.reference].filter(Boolean).join(', '),
        tag: reportTag(row),
      })),
      ...(total > SHOWN ? { more: { text: `All ${total}`, href: '/safeguarding/reports-in' } } : {}),
    }
    return { template: 'today/rows.njk', model }
  },
}

interface Whose {
  readonly id: string
}

function concernsCard(
  heading: string,
  empty: string,
  items: readonly ConcernRowView[],
  today: Temporal.PlainDate,
) {
  const card: CardModel = {
    heading,
    ...(items.length === 0 ? { text: empty } : {}),
    facts: items.map(row => ({
      term: row.reference,
      value: `${row.adult.name}: ${row.stateLabel.toLowerCase()}`,
      href: concernHref(row.id),
      note: [formatAgo(civilDateOf(row.receivedAt), today), abuseWords(row.abuseTypes)]
        .filter(Boolean)
        .join(', '),
    })),
  }
  return card
}

/** On an adult's page: concerns about them, as far as this reader may see. */
const ofPerson: Panel = {
  place: 'person.story',
  order: 10,
  async show(subject, ctx) {
    if (!ctx.mayEver(listConcerns)) return undefined
    const { id } = subject as Whose
    const { items } = await ctx.ask(listConcerns, { personId: id, perPage: 25 })
    const empty = 'None that you may see. A restricted one is not shown here.'
    return {
      template: 'platform/card.njk',
      model: concernsCard('Concerns about them', empty, items, ctx.today),
    }
  },
}

/** On a home's page: what was told of it, for the team alone. */
const ofHome: Panel = {
  place: 'home.story',
  order: 40,
  async show(subject, ctx) {
    if (!team.includes(ctx.role)) return undefined
    const { id } = subject as Whose
    const { items, total, totalIsLowerBound } = await ctx.ask(listConcerns, {
      homeId: id,
      perPage: 10,
      countTo: 1_000,
    })
    const empty = 'None that you may see. That is about what was told. It does not say that all is well.'
    const card = concernsCard(
      total > 10
        ? `The newest 10 of ${totalIsLowerBound ? 'more than ' : ''}${formatNumber(total)} concerns here`
        : 'Concerns here',
      empty,
      items,
      ctx.today,
    )
    const all = `/safeguarding/concerns?homeId=${id}&open=`
    const links = [
      ...(total > 0 ? [{ text: 'All of them, as a list', href: all, hiddenText: 'of concerns here' }] : []),
      { text: 'What happened between residents here', href: `/safeguarding/homes/${id}/residents` },
    ]
    return { template: 'safeguarding/panels/card.njk', model: { card: { ...card, links } } }
  },
}

export const panels: readonly Panel[] = [reportsIn, newOnes, mine, ofPerson, ofHome]
