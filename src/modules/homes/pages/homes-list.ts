import { type FormField, page } from '#platform/http/page/page.ts'
import { formatNumber } from '#platform/view/filters.ts'
import type { PageModel } from '#platform/view/models.ts'
import { RATING_LABELS } from '../cqc/rating-codes.ts'
import { exportHomes, homeFilters, searchHomes } from '../registry/search-queries.ts'
import {
  bedsCell,
  careCell,
  helpWhenNothing,
  inspectedCell,
  nameCell,
  nothingAtAll,
  providerCell,
  ratingCell,
} from '../view/homes-list.ts'
import type { AnswerOf, HomeRow } from '../view/shapes.ts'
import { ratingWords } from '../view/words.ts'

type Filters = AnswerOf<typeof homeFilters>

const ratingFilter: FormField = {
  kind: 'checkboxes',
  name: 'rating',
  label: 'CQC overall rating',
  options: [
    ...Object.entries(RATING_LABELS).map(([value, text]) => ({ value, text })),
    { value: 'not-rated', text: 'Not rated' },
  ],
}

const careFilter: FormField = {
  kind: 'select',
  name: 'nursing',
  label: 'Kind of care',
  options: [
    { value: '', text: 'Any' },
    { value: 'true', text: 'With nursing' },
    { value: 'false', text: 'Without nursing' },
  ],
}

const registeredFilter: FormField = {
  kind: 'select',
  name: 'registered',
  label: 'Open or closed',
  options: [
    { value: '', text: 'Open and closed' },
    { value: 'true', text: 'Open now' },
    { value: 'false', text: 'Closed' },
  ],
}

function specialismFilter(helper: unknown): FormField {
  const { specialisms } = helper as Filters
  const options = specialisms.map(name => ({ value: name, text: name }))
  return {
    kind: 'select',
    name: 'specialism',
    label: 'Who it cares for',
    options: [{ value: '', text: 'Anyone' }, ...options],
  }
}

function councilFilter(helper: unknown): FormField {
  const { councils, ownCouncil } = helper as Filters
  const all = councils.reduce((sum, council) => sum + council.homes, 0)
  const others = councils.filter(council => council.code !== ownCouncil)
  return {
    kind: 'select',
    name: 'council',
    label: 'Council',
    options: [
      { value: '', text: 'Your council' },
      { value: 'all', text: `All of England (${formatNumber(all)})` },
      ...others.map(({ code, name, homes }) => ({ value: code, text: `${name} (${formatNumber(homes)})` })),
    ],
  }
}

/** A postcode that no home has is told as such; the search forgives spelling, but not a place. */
function pageOf(answer: AnswerOf<typeof searchHomes>, councilName: string, q: unknown): PageModel {
  const help = answer.total === 0 && typeof q === 'string' ? helpWhenNothing(q) : undefined
  return {
    title: 'Care homes',
    lede:
      help ??
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
  helper: ctx => ctx.ask(homeFilters, {}),
  filters: [
    ratingFilter,
    careFilter,
    (_ctx, helper) => specialismFilter(helper),
    registeredFilter,
    (_ctx, helper) => councilFilter(helper),
  ],
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
