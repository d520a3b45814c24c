import { type PageContext, page } from '#platform/http/page/page.ts'
import type { CardModel, LinkModel, PageModel } from '#platform/view/models.ts'
import { listFilters } from '../filters/queries.ts'
import { type FilterView, sameSearch } from '../filters/schema.ts'
import { exportHomes, homeFilters, searchHomes } from '../registry/search-queries.ts'
import { filterAsking, goneInWords, searchOf } from '../view/filters.ts'
import {
  bedsCell,
  careCell,
  helpWhenNothing,
  inspectedCell,
  nameCell,
  nearInWords,
  nothingAtAll,
  providerCell,
  ratingCell,
} from '../view/homes-list.ts'
import type { AnswerOf, HomeRow } from '../view/shapes.ts'
import { ratingWords } from '../view/words.ts'
import { saveAddress } from './filters.ts'
import { chosenRunners, homesFilters, moreHomesFilters } from './homes-filters.ts'
import { homesMap } from './homes-map.ts'

type Asked = Readonly<Record<string, unknown>>

/** The facets of the filters, and the reader's own kept filters. */
async function helperFor(ctx: PageContext) {
  const [facets, { items: kept }] = await Promise.all([
    ctx.ask(homeFilters, chosenRunners(ctx.queryString)),
    ctx.ask(listFilters, {}),
  ])
  return { ...facets, kept }
}

/** The kept filter that this list is: found by what it asks for, so that addresses stay short. */
function keptAs(helper: unknown, asked: Asked): FilterView | undefined {
  return filterAsking((helper as Awaited<ReturnType<typeof helperFor>>).kept, searchOf(asked))
}

function keptPage(filter: FilterView, lede: string | undefined): PageModel {
  return {
    title: filter.name,
    caption: 'Your filter',
    back: { text: 'Your filters', href: '/filters' },
    ...(lede ? { lede } : {}),
  }
}

function goneCards(filter: FilterView | undefined): readonly CardModel[] {
  if (!filter || filter.gone.length === 0) return []
  const heading = 'Part of this filter means nothing any more'
  return [
    { heading, tone: 'lamp', text: `${goneInWords(filter)} Save another in its place, then delete it.` },
  ]
}

const START = { registered: 'true' }

function filterLinks(filter: FilterView | undefined, asked: Asked, ctx: PageContext): readonly LinkModel[] {
  const yours = { text: 'Your filters', href: '/filters' }
  if (filter) {
    return filter.watched
      ? [{ text: 'Stop watching this filter', href: `/filters/${filter.id}/stop-watching` }, yours]
      : [{ text: 'Watch this filter', href: `/filters/${filter.id}/watch` }, yours]
  }
  const search = searchOf(asked)
  const atStart = sameSearch(search, searchOf({ council: ctx.councilCode, ...START }))
  return atStart ? [yours] : [{ text: 'Save this filter', href: saveAddress(search) }, yours]
}

/** A postcode that no home has is told as such; the search forgives spelling, but not a place. */
function pageOf(answer: AnswerOf<typeof searchHomes>, councilName: string, q: unknown): PageModel {
  const help = answer.total === 0 && typeof q === 'string' ? helpWhenNothing(q) : undefined
  const place = answer.near && nearInWords(answer.near)
  return {
    title: 'Care homes',
    lede:
      help ??
      place ??
      `From the national register, as ${councilName} last imported it. A rating is CQC’s word on a day, not a promise about today.`,
  }
}

export const homesList = page.list<typeof searchHomes>({
  path: '/homes',
  query: searchHomes,
  page(answer, ctx, helper, asked) {
    const shown = pageOf(answer, ctx.councilName, ctx.queryString.q)
    const filter = keptAs(helper, asked)
    return filter ? keptPage(filter, answer.total === 0 ? shown.lede : undefined) : shown
  },
  cards: (_answer, _ctx, helper, asked) => goneCards(keptAs(helper, asked)),
  noun: { one: 'home', many: 'homes' },
  // The register is national; a page begins at home.
  input: ctx => ({ council: ctx.councilCode }),
  search: {
    name: 'q',
    label: 'Find a home',
    hint: 'Name, postcode, provider or CQC number. Typing mistakes are forgiven.',
  },
  helper: helperFor,
  filters: homesFilters,
  moreFilters: moreHomesFilters,
  defaults: START,
  columns: [
    { label: 'Home', sort: 'name', cell: (row, ctx) => nameCell(row, ctx.today) },
    { label: 'CQC overall', sort: 'rating', cell: (row, ctx) => ratingCell(row, ctx.today) },
    { label: 'Last inspected', sort: 'lastInspected', cell: (row, ctx) => inspectedCell(row, ctx.today) },
    { label: 'Care', cell: (row, ctx) => careCell(row, ctx.today) },
    { label: 'Run by', cell: (row, ctx) => providerCell(row, ctx.today) },
    {
      label: 'Beds',
      numeric: true,
      sort: 'beds',
      order: 'descending',
      cell: (row, ctx) => bedsCell(row, ctx.today),
    },
  ],
  empty: () => nothingAtAll,
  twin: homesMap,
  links: (ctx, helper, asked) => [
    { text: 'What has changed', href: '/homes/changes' },
    ...filterLinks(keptAs(helper, asked), asked, ctx),
  ],
  export: {
    query: exportHomes,
    fileName: 'care-homes',
    columns: exportColumns(),
  },
})

function exportColumns() {
  const column = (header: string, value: (row: HomeRow) => string | number | boolean | null) => ({
    header,
    value,
  })
  return [
    column('Name', row => row.name),
    column('Address', row => row.address),
    column('Postcode', row => row.postcode),
    column('Miles away', row => (row.milesAway === null ? null : Number(row.milesAway.toFixed(2)))),
    column('Council', row => row.council?.name ?? null),
    column('Run by', row => row.provider?.name ?? null),
    column('Brand', row => row.brand),
    column('Beds', row => row.beds),
    column('CQC overall rating', row => ratingWords(row.rating)),
    column('Rating published', row => row.ratingOn),
    column('Rating from an earlier registration', row => row.ratingInherited),
    column('Rating before', row => (row.previousRating ? ratingWords(row.previousRating) : null)),
    column('Last inspected', row => row.lastInspectedOn),
    column('Nursing', row => row.nursing),
    column('Cares for', row => row.specialisms.join('; ')),
    column('Open', row => row.registered),
    column('Dormant', row => row.dormant),
    column('Opened', row => row.openedOn),
    column('Closed', row => row.closedOn),
    column('CQC location numbers', row => row.cqcLocationIds.join(' ')),
    column('Lantern id', row => row.id),
  ]
}
