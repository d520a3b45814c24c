import { type PageContext, page } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import type { TodaySubject } from '#platform/today/index.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { formatNumber } from '#platform/view/filters.ts'
import type { CardModel, LinkModel } from '#platform/view/models.ts'
import { getDigest } from '../digest/units.ts'
import { MOST_WATCHED } from '../filters/noting.ts'
import { getFilter } from '../filters/queries.ts'
import { getHome } from '../registry/home-queries.ts'
import { getProvider } from '../running/queries.ts'
import { addressOfSearch } from '../view/filters.ts'
import type { AnswerOf } from '../view/shapes.ts'
import { CHANGES_TO_ASK, changesWatched } from '../view/today.ts'
import { listWatches, stopWatching, watch } from '../watches/units.ts'
import { whatChanged } from '../watches/what-changed.ts'
import { rhythmWords } from './digest.ts'

type Digest = AnswerOf<typeof getDigest>

const pathOf = {
  home: '/homes/{homeId}',
  provider: '/providers/{providerId}',
  filter: '/filters/{filterId}',
} as const
type Kind = keyof typeof pathOf

const addressOf = ({ kind, id }: { readonly kind: Kind; readonly id: string }): string => `/${kind}s/${id}`

/** A filter is at home among the others; its own address is that of its list. */
const homeOf = (subject: { readonly kind: Kind; readonly id: string }): string =>
  subject.kind === 'filter' ? '/filters' : addressOf(subject)

const nameOf = ({ kind, name }: { readonly kind: Kind; readonly name: string }): string =>
  kind === 'filter' ? `“${name}”` : name

/** The home, provider or filter in the address, by name: a form that is about nobody is not shown. */
async function subjectOf(kind: Kind, ctx: PageContext) {
  const { homeId = '', providerId = '', filterId = '' } = ctx.params
  if (kind === 'filter') {
    const { id, name } = await ctx.ask(getFilter, { filterId })
    return { kind, id, name: nameOf({ kind, name }) }
  }
  const found =
    kind === 'home' ? await ctx.ask(getHome, { homeId }) : await ctx.ask(getProvider, { providerId })
  return { kind, id: found.id, name: found.name ?? 'This provider' }
}
type Subject = Awaited<ReturnType<typeof subjectOf>>

const hidden = (name: string) => ({ kind: 'hidden' as const, name, label: '' })
const initial = (helper: unknown) => ({ kind: (helper as Subject).kind, id: (helper as Subject).id })

const newsOf: Readonly<Record<Kind, string>> = {
  home: 'Openings, closures, ratings and beds that change there come first on your first page.',
  provider: 'Openings, closures, ratings and beds that change there come first on your first page.',
  filter:
    'What changes in the homes that match comes first on your first page, and so do homes that come to match or cease to.',
}

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
          lede: `${newsOf[kind]} Nobody else is told that you watch.`,
        }),
        fields: [hidden('kind'), hidden('id')],
      },
    ],
    button: 'Watch',
    done: found => ({
      href: homeOf(found),
      notice: {
        kind: 'done',
        heading: `You watch ${nameOf(found)}`,
        text: 'What changes there comes first on your first page.',
      },
    }),
    cancel: ctx => ({ text: 'Cancel', href: homeOf({ kind, id: ctx.params[`${kind}Id`] ?? '' }) }),
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
      notice: { kind: 'done', heading: `You no longer watch ${nameOf(found)}` },
    }),
    cancel: () => ({ text: 'Cancel', href: '/watches' }),
  })

const kindWords: Readonly<Record<Kind, string>> = {
  home: 'Home',
  provider: 'Provider, with all its homes',
  filter: 'Filter of yours',
}

const TOO_MANY = `Filter of yours. It matches more than ${formatNumber(MOST_WATCHED)} homes now, so nothing is told of it. Save a narrower one and watch that.`

const watchesList = page.list<typeof listWatches>({
  path: '/watches',
  query: listWatches,
  helper: ctx => ctx.ask(getDigest, {}),
  page: (_answer, _ctx, helper) => ({
    title: 'What you watch',
    lede: `What changes in these homes comes first on your first page. Nobody else sees this list. Mail about it: ${rhythmWords[(helper as Digest).every].toLowerCase()}.`,
    back: { text: 'Today', href: '/' },
  }),
  noun: { one: 'home, provider or filter', many: 'homes, providers and filters' },
  columns: [
    {
      label: 'What',
      cell: (row, ctx) => ({
        text: row.name,
        href: row.search ? addressOfSearch(row.search, ctx.councilCode) : addressOf(row),
        note: row.tooMany ? TOO_MANY : kindWords[row.kind],
      }),
    },
    { label: 'Watched since', cell: row => ({ text: formatCivilDate(row.since.slice(0, 10)) }) },
    { label: 'Way out', cell: row => ({ text: 'Stop watching', href: `${addressOf(row)}/stop-watching` }) },
  ],
  empty: () => ({
    heading: 'You watch nothing yet',
    text: 'Open a home or a provider and choose “Watch”, or save a filter of the list of homes and watch that.',
    link: { text: 'All homes', href: '/homes' },
  }),
  export: {
    query: listWatches,
    fileName: 'what-you-watch',
    columns: [
      { header: 'What', value: row => row.name },
      { header: 'Kind', value: row => kindWords[row.kind as keyof typeof kindWords] },
      { header: 'Watched since', value: row => row.since.slice(0, 10) },
    ],
  },
  links: () => [
    { text: 'What has changed', href: '/watches/changes' },
    { text: 'Mail about it', href: '/watches/mail' },
    { text: 'Your filters', href: '/filters' },
  ],
})

export const watchPages = [
  watchForm('home'),
  stopForm('home'),
  watchForm('provider'),
  stopForm('provider'),
  watchForm('filter'),
  stopForm('filter'),
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
