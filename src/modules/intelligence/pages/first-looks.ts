import { page } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import type { TodayRows } from '#platform/today/index.ts'
import { formatCivilDate, formatShortDate } from '#platform/view/dates.ts'
import { getFirstLook, listFirstLooks, recordFirstLook } from '../first-looks/units.ts'
import type { LookView } from '../schema.ts'
import { picturePath } from '../view/picture.ts'
import { touchWords } from '../view/words.ts'

const PATH = '/intelligence/first-looks'
const hrefOf = (id: string): string => `${PATH}/${id}`

const list = page.list<typeof listFirstLooks>({
  path: PATH,
  query: listFirstLooks,
  page: ({ total }) => ({
    title:
      total === 0
        ? 'Nothing waits for a first look'
        : `${total} ${total === 1 ? 'event waits' : 'events wait'} for a first look`,
    lede: 'What waits for no second source: serious harm that is alleged, staff who disclose it, and enforcement. A named person looks the same day; that look, not a count, lifts the home’s level.',
  }),
  noun: { one: 'first look', many: 'first looks' },
  filters: [
    {
      ...{ kind: 'select', name: 'mine', label: 'Who looks' },
      options: [
        { value: '', text: 'Anyone' },
        { value: 'true', text: 'You' },
      ],
    },
  ],
  columns: [
    { label: 'Home', cell: row => ({ text: row.home.name, href: hrefOf(row.id), note: row.says }) },
    { label: 'Who looks', cell: row => ({ text: row.mine ? 'You' : (row.who ?? 'Nobody yet') }) },
    {
      label: 'Day',
      cell: row => ({
        text: formatCivilDate(row.dueOn),
        ...(row.overdue ? { tag: { text: 'Past its day', tone: 'clay' as const } } : {}),
      }),
    },
  ],
  empty: () => ({
    heading: 'Nothing waits',
    text: 'Whatever comes in that waits for no second source is given to somebody here within seconds.',
    link: { text: 'Homes by attention', href: '/intelligence' },
  }),
})

const record = page.form<typeof recordFirstLook>({
  path: `${PATH}/{firstLookId}`,
  command: recordFirstLook,
  helper: ctx => ctx.ask(getFirstLook, { firstLookId: ctx.params.firstLookId ?? '' }),
  initial: helper => ({ version: (helper as LookView).version }),
  steps: [
    {
      slug: 'look',
      page: helper => {
        const { home, says } = helper as LookView
        return {
          title: `First look: ${home.name}`,
          caption: says,
          lede: 'Look today, by whatever is safe: the case, the records, a telephone call, a visit. Then say what you found. You find out nothing for good here; you say whether it is credible.',
          back: { text: 'The home’s picture', href: picturePath(home.id) },
        }
      },
      fields: [
        {
          ...{ kind: 'radios', name: 'credible', label: 'Is it credible?', inline: true },
          options: [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ],
        },
        {
          ...{ kind: 'checkboxes', name: 'touches', label: 'Does it touch any of these?', optional: true },
          hint: 'Any of them lifts the home to “act now”. None: it belongs to the one case.',
          options: Object.entries(touchWords).map(([value, text]) => ({
            value,
            text: text.charAt(0).toUpperCase() + text.slice(1),
          })),
        },
        {
          ...{ kind: 'textarea', name: 'words', label: 'What did you look at, and why do you think so?' },
          ...{ rows: 5, maxLength: 5_000 },
        },
      ],
      whoSees: 'Those who may see this home’s picture. Name nobody who does not need to be named.',
    },
  ],
  button: 'Record the look',
  done: () => ({
    href: PATH,
    notice: { kind: 'done', heading: 'Recorded', text: 'The home’s picture follows within seconds.' },
  }),
  cancel: () => ({ text: 'Cancel', href: PATH }),
})

/** Before everything else: it is for today. */
const mine: Panel = {
  place: 'today.needs',
  order: 1,
  async show(_subject, ctx) {
    if (!ctx.mayEver(recordFirstLook)) return undefined
    const { items, total } = await ctx.ask(listFirstLooks, { mine: 'true', perPage: 5 })
    if (total === 0) return undefined
    const model: TodayRows = {
      heading: total === 1 ? 'A first look is yours today' : 'First looks are yours today',
      ...{ count: total, tone: 'clay', rows: items.map(todayRow) },
      ...(total > items.length ? { more: { text: `All ${total}`, href: `${PATH}?mine=true` } } : {}),
    }
    return { template: 'today/rows.njk', model }
  },
}

const todayRow = ({ id, home, says, dueOn, overdue }: LookView) => ({
  ...{ date: formatShortDate(dueOn), text: home.name, href: hrefOf(id), note: says },
  ...(overdue ? { tag: { text: 'Past its day', tone: 'clay' as const } } : {}),
})

export const lookPages = [list, record]
export const lookPanels: readonly Panel[] = [mine]
