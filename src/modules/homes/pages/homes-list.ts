import { page } from '#platform/http/page/page.ts'
import type { PageModel } from '#platform/view/models.ts'
import { exportHomes, homeFilters, searchHomes } from '../registry/search-queries.ts'
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
import { chosenRunners, homesFilters, moreHomesFilters } from './homes-filters.ts'
import { homesMap } from './homes-map.ts'

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
  page: (answer, ctx) => pageOf(answer, ctx.councilName, ctx.queryString.q),
  noun: { one: 'home', many: 'homes' },
  // The register is national; a page begins at home.
  input: ctx => ({ council: ctx.councilCode }),
  search: {
    name: 'q',
    label: 'Find a home',
    hint: 'Name, postcode, provider or CQC number. Typing mistakes are forgiven.',
  },
  helper: ctx => ctx.ask(homeFilters, chosenRunners(ctx.queryString)),
  filters: homesFilters,
  moreFilters: moreHomesFilters,
  defaults: { registered: 'true' },
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
  links: () => [{ text: 'What has changed', href: '/homes/changes' }],
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
