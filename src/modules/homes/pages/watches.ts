import { type PageContext, page } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import type { TodaySubject } from '#platform/today/index.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, LinkModel } from '#platform/view/models.ts'
import { getHome, whatChanged } from '../registry/home-queries.ts'
import { getProvider } from '../running/queries.ts'
import { CHANGES_TO_ASK, changesWatched } from '../view/today.ts'
import { listWatches, stopWatching, watch } from '../watches/units.ts'

const pathOf = { home: '/homes/{homeId}', provider: '/providers/{providerId}' } as const
type Kind = keyof typeof pathOf

const addressOf = ({ kind, id }: { readonly kind: Kind; readonly id: string }): string => `/${kind}s/${id}`

/** The home or provider in the address, by name: a form that is about nobody is not shown. */
async function subjectOf(kind: Kind, ctx: PageContext) {
  const { homeId = '', providerId = '' } = ctx.params
  const found =
    kind === 'home' ? await ctx.ask(getHome, { homeId }) : await ctx.ask(getProvider, { providerId })
  return { kind, id: found.id, name: found.name ?? 'This provider' }
}
type Subject = Awaited<ReturnType<typeof subjectOf>>

const hidden = (name: string) => ({ kind: 'hidden' as const, name, label: '' })
const initial = (helper: unknown) => ({ kind: (helper as Subject).kind, id: (helper as Subject).id })

const watchForm = (kind: Kind) =>
  page.form<typeof watch>({
    path: `${pathOf[kind]}/watch`,
    command: watch,
    helper: ctx => subjectOf(kind, ctx),
    initial,
    steps: [
      {
        slug: 'watch',
        page: helper => ({
          title: `Watch ${(helper as Subject).name}?`,
          lede: 'Openings, closures, ratings and beds that change there come first on your first page. Nobody else is told that you watch.',
        }),
        fields: [hidden('kind'), hidden('id')],
      },
    ],
    button: 'Watch',
    done: found => ({
      href: addressOf(found),
      notice: {
        kind: 'done',
        heading: `You watch ${found.name}`,
        text: 'What changes there comes first on your first page.',
      },
    }),
    cancel: ctx => ({ text: 'Cancel', href: `/${kind}s/${ctx.params[`${kind}Id`]}` }),
  })

const stopForm = (kind: Kind) =>
  page.form<typeof stopWatching>({
    path: `${pathOf[kind]}/stop-watching`,
    command: stopWatching,
    helper: ctx => subjectOf(kind, ctx),
    initial,
    steps: [
      {
        slug: 'stop',
        page: helper => ({ title: `Stop watching ${(helper as Subject).name}?` }),
        fields: [hidden('kind'), hidden('id')],
      },
    ],
    button: 'Stop watching',
    done: found => ({
      href: '/watches',
      notice: { kind: 'done', heading: `You no longer watch ${found.name}` },
    }),
    cancel: () => ({ text: 'Cancel', href: '/watches' }),
  })

const watchesList = page.list<typeof listWatches>({
  path: '/watches',
  query: listWatches,
  page: () => ({
    title: 'What you watch',
    lede: 'What changes in these homes comes first on your first page. Nobody else sees this list.',
    back: { text: 'Today', href: '/' },
  }),
  noun: { one: 'home or provider', many: 'homes and providers' },
  columns: [
    {
      label: 'Home or provider',
      cell: row => ({
        text: row.name,
        href: addressOf(row),
        note: row.kind === 'home' ? 'Home' : 'Provider, with all its homes',
      }),
    },
    { label: 'Watched since', cell: row => ({ text: formatCivilDate(row.since.slice(0, 10)) }) },
    { label: 'Way out', cell: row => ({ text: 'Stop watching', href: `${addressOf(row)}/stop-watching` }) },
  ],
  empty: () => ({
    heading: 'You watch nothing yet',
    text: 'Open a home or a provider and choose “Watch”.',
    link: { text: 'All homes', href: '/homes' },
  }),
})

export const watchPages = [
  watchForm('home'),
  stopForm('home'),
  watchForm('provider'),
  stopForm('provider'),
  watchesList,
]

/** 'Watch this home', or 'Stop watching' where this person does. */
export async function watchLink(
  ctx: PageContext,
  subject: { readonly kind: Kind; readonly id: string },
): Promise<LinkModel> {
  const { items } = await ctx.ask(listWatches, {})
  const watched = items.some(one => one.kind === subject.kind && one.id === subject.id)
  return watched
    ? { text: 'Stop watching', href: `${addressOf(subject)}/stop-watching` }
    : { text: `Watch this ${subject.kind}`, href: `${addressOf(subject)}/watch` }
}

/** Beside a home's story. */
const onHome: Panel = {
  place: 'home.facts',
  order: 90,
  async show(subject, ctx) {
    const link = await watchLink(ctx, { kind: 'home', id: (subject as { id: string }).id })
    const card: CardModel = {
      heading: 'Hear when it changes',
      links: [link, { text: 'What you watch', href: '/watches' }],
    }
    return { template: 'homes/panels/card.njk', model: card }
  },
}

/** First among what changed: what somebody asked to hear of. */
const onToday: Panel = {
  place: 'today.changed',
  order: 5,
  async show(subject, ctx) {
    const { since } = subject as TodaySubject
    const asked = { limit: CHANGES_TO_ASK, watched: 'true', ...(since ? { since } : {}) }
    const { items } = await ctx.ask(whatChanged, asked)
    const model = changesWatched(items, since)
    return model && { template: 'today/rows.njk', model }
  },
}

export const watchPanels: readonly Panel[] = [onHome, onToday]
