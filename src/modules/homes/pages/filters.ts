import { type PageContext, page } from '#platform/http/page/page.ts'
import { stableId } from '#platform/ids.ts'
import { deleteFilter, renameFilter, saveFilter } from '../filters/commands.ts'
import { getFilter, listFilters } from '../filters/queries.ts'
import { FilterSearch, MOST_FILTERS, readSearch } from '../filters/schema.ts'
import { homeFilters } from '../registry/search-queries.ts'
import { addressOfSearch, goneInWords, hiddenFields, partsInText } from '../view/filters.ts'
import type { AnswerOf } from '../view/shapes.ts'
import { keptInWords, searchInWords } from './filter-words.ts'
import { chosenRunners } from './homes-filters.ts'

type Filter = AnswerOf<typeof getFilter>

const back = { text: 'Your filters', href: '/filters' }
const cancel = () => ({ text: 'Cancel', href: '/filters' })
const nameField = { kind: 'text', name: 'name', label: 'Name', maxLength: 80, autocomplete: 'off' } as const

/** Each search has an address of its own, so that what was typed for one is never taken for another. */
export function saveAddress(search: FilterSearch): string {
  const query = new URLSearchParams(partsInText(search).map(part => [...part]))
  return `/filters/new/${stableId('filter', query.toString())}?${query}`
}

/** What the search in this address asks for; '' where the address has none: it was sent on with the form. */
async function asked(ctx: PageContext): Promise<string> {
  const { search } = readSearch(ctx.queryString)
  if (Object.keys(search).length === 0) return ''
  return searchInWords(search, await ctx.ask(homeFilters, chosenRunners(ctx.queryString)), ctx)
}

/** Back to the list just as it was; without its search in the address, to the list. */
function listAskedFor(ctx: PageContext): string {
  const { search } = readSearch(ctx.queryString)
  return Object.keys(search).length > 0 ? addressOfSearch(search, ctx.councilCode) : '/homes'
}

const saveForm = page.form<typeof saveFilter>({
  path: '/filters/new/{filterKey}',
  command: saveFilter,
  helper: asked,
  initial: (_words, ctx) => ({ search: { ...readSearch(ctx.queryString).search } }),
  steps: [
    {
      slug: 'name',
      page: words => ({
        title: 'Save this filter',
        lede: words
          ? `It asks for: ${words}.`
          : 'You find it again from the list of homes, and in what you watch.',
      }),
      whoSees: 'Only you.',
      fields: [
        { ...nameField, hint: 'Such as “Nursing homes not inspected for two years”' },
        ...hiddenFields(Object.keys(FilterSearch.shape)),
      ],
    },
  ],
  button: 'Save',
  done: (filter, ctx) => ({
    href: addressOfSearch(filter.search, ctx.councilCode),
    notice: {
      kind: 'done',
      heading: `“${filter.name}” is saved`,
      text: 'You find it under “Your filters”.',
      link: { text: 'Watch it', href: `/filters/${filter.id}/watch` },
    },
  }),
  cancel: ctx => ({ text: 'Cancel', href: listAskedFor(ctx) }),
})

const theFilter = (ctx: PageContext) => ctx.ask(getFilter, { filterId: ctx.params.filterId ?? '' })

const renameForm = page.form<typeof renameFilter>({
  path: '/filters/{filterId}/name',
  command: renameFilter,
  helper: theFilter,
  initial: filter => ({ name: (filter as Filter).name, version: (filter as Filter).version }),
  steps: [
    {
      slug: 'name',
      page: filter => ({ title: `Rename “${(filter as Filter).name}”`, back }),
      fields: [nameField],
    },
  ],
  button: 'Rename',
  done: filter => ({
    href: '/filters',
    notice: { kind: 'done', heading: `The filter is now called “${filter.name}”` },
  }),
  cancel,
})

const deleteForm = page.form<typeof deleteFilter>({
  path: '/filters/{filterId}/delete',
  command: deleteFilter,
  helper: theFilter,
  steps: [
    {
      slug: 'delete',
      page: (helper, ctx) => ({
        title: `Delete “${(helper as Filter).name}”?`,
        lede: `It asks for: ${keptInWords(helper as Filter, ctx)}. ${(helper as Filter).watched ? 'You also stop watching it. ' : ''}No home changes.`,
        back,
      }),
      fields: [],
    },
  ],
  button: 'Delete',
  tone: 'warning',
  done: (filter, ctx) => ({
    href: '/filters',
    notice: {
      kind: 'done',
      heading: `“${filter.name}” is deleted`,
      text: 'If that was a mistake, open its list and save it again.',
      link: { text: 'Open its list', href: addressOfSearch(filter.search, ctx.councilCode) },
    },
  }),
  cancel,
})

const watchCell = ({ id, watched }: Filter) =>
  watched
    ? { text: 'Stop watching', href: `/filters/${id}/stop-watching` }
    : { text: 'Watch', href: `/filters/${id}/watch` }

const filtersList = page.list<typeof listFilters>({
  path: '/filters',
  query: listFilters,
  page: () => ({
    title: 'Your filters',
    lede: `Lists of homes that you saved to open again, ${MOST_FILTERS} at most. Nobody else sees them.`,
    back: { text: 'All homes', href: '/homes' },
  }),
  noun: { one: 'filter', many: 'filters' },
  columns: [
    {
      label: 'Filter',
      cell: (row, ctx) => ({
        text: row.name,
        href: addressOfSearch(row.search, ctx.councilCode),
        note: [`${keptInWords(row, ctx)}.`, goneInWords(row)].filter(Boolean).join(' '),
      }),
    },
    { label: 'Watched', cell: watchCell },
    { label: 'Name', cell: row => ({ text: 'Rename', href: `/filters/${row.id}/name` }) },
    { label: 'Way out', cell: row => ({ text: 'Delete', href: `/filters/${row.id}/delete` }) },
  ],
  export: {
    query: listFilters,
    fileName: 'filters',
    columns: [
      { header: 'Filter', value: (row: Filter) => row.name },
      { header: 'Watched', value: (row: Filter) => row.watched },
      { header: 'Saved on', value: (row: Filter) => row.savedAt.slice(0, 10) },
    ],
  },
  empty: () => ({
    heading: 'No filters yet',
    text: 'Filter the list of homes, then choose “Save this filter”.',
    link: { text: 'All homes', href: '/homes' },
  }),
  links: () => [{ text: 'What you watch', href: '/watches' }],
})

export const filterPages = [saveForm, renameForm, deleteForm, filtersList]
