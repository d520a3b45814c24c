import { downloadLinks } from '../../../view/downloads.ts'
import { formatNumber, plural } from '../../../view/filters.ts'
import type { ColumnModel, EmptyModel, FieldModel, LinkModel, ListModel } from '../../../view/models.ts'
import { shapeOf } from '../../api/operation.ts'
import { filled } from '../form/fill.ts'
import { bareSchema } from '../form/schema-at.ts'
import { isBlank, type Typed, textOf } from '../form/typed.ts'
import type { Asked, ListPage, PageContext, TwinView } from '../page.ts'
import { hrefTo, type View } from './address.ts'
import { chipsOf, namesOf } from './chips.ts'
import { searchField } from './criteria.ts'
import { type Place, paginationOf } from './pages.ts'

/** What any list query answers. */
export interface ListAnswer {
  readonly items: readonly unknown[]
  readonly total: number
  readonly totalIsLowerBound?: boolean
  readonly page?: number
  readonly perPage?: number
}

export interface ListState {
  readonly page: ListPage
  readonly ctx: PageContext
  readonly helper: unknown
  readonly input: Asked
  readonly path: string
  readonly view: View
  readonly typed: Typed
  readonly filters: readonly FieldModel[]
  readonly answer: ListAnswer
  readonly place: Place
  readonly twin?: TwinView | undefined
}

export function listModel(state: ListState): ListModel {
  const { page, path, typed, filters, answer, place, twin } = state
  const search = searchField(page)
  const pagination = paginationOf(place, number => to(state, { page: [String(number)] }))
  const links = linksOf(state)
  return {
    action: path,
    hidden: keptWhenSearching(state),
    count: countInWords(page, answer),
    ...(search ? { search: filled(search, typed) } : {}),
    ...(filters.length > 0 ? { filters: filterModel(state) } : {}),
    ...(answer.items.length > 0 ? { table: tableOf(state) } : { empty: emptyOf(state) }),
    ...(pagination ? { pagination } : {}),
    ...(twin?.panel ? { twin: twin.panel } : {}),
    ...(links.length > 0 ? { exportLinks: links } : {}),
  }
}

const emptied = (state: ListState): readonly string[] => Object.keys(state.page.defaults ?? {})

function to(state: ListState, change: Parameters<typeof hrefTo>[2]): string {
  return hrefTo(state.path, state.view, change, emptied(state))
}

function filterModel(state: ListState): NonNullable<ListModel['filters']> {
  const { page, filters, typed } = state
  const defaults = page.defaults ?? {}
  const start = Object.entries(defaults)
    .filter(([name]) => filters.some(field => field.name === name))
    .map(([name, value]) => ({ [name]: [value] }))
  const always = page.filters?.length ?? 0
  const fields = filters.map(field => filled(field, typed))
  const more = fields.slice(always)
  const open = filters.slice(always).some(field => !isBlank(typed[field.name]))
  return {
    fields: fields.slice(0, always),
    ...(more.length > 0 ? { more: { fields: more, open } } : {}),
    chips: chipsOf(filters, { typed, defaults, to: change => to(state, change) }),
    clearHref: to(state, Object.assign({}, ...filters.map(namesOf), ...start)),
  }
}

function tableOf(state: ListState): NonNullable<ListModel['table']> {
  const { page, ctx, answer, twin } = state
  const beside = twin?.panel ? page.twin?.columns : undefined
  const columns = beside ? page.columns.filter(({ label }) => beside.includes(label)) : page.columns
  return {
    caption: capitalised(page.noun.many),
    captionHidden: true,
    columns: columns.map(column => columnOf(state, column)),
    rows: answer.items.map(row => columns.map(column => column.cell(row as never, ctx))),
  }
}

/** A column's link sorts by it; on the column sorted by, it turns the order round where the query can. */
function columnOf(state: ListState, column: ListPage['columns'][number]): ColumnModel {
  const plain = { label: column.label, ...(column.numeric ? { numeric: true } : {}) }
  if (!column.sort) return plain
  const current = sortedBy(state) === column.sort
  const words = directionWords(state.page)
  const first = column.order ?? 'ascending'
  if (!words) {
    const href = to(state, { sort: [column.sort], direction: undefined })
    return { ...plain, sort: current ? { href, direction: first } : { href } }
  }
  const direction = current ? directionOf(state) : undefined
  const next = direction ? (direction === 'ascending' ? 'descending' : 'ascending') : first
  const href = to(state, { sort: [column.sort], direction: [words[next]] })
  return { ...plain, sort: direction ? { href, direction } : { href } }
}

const sortedBy = (state: ListState): string => textOf(state.typed.sort)

function directionOf(state: ListState): 'ascending' | 'descending' {
  return textOf(state.typed.direction).startsWith('desc') ? 'descending' : 'ascending'
}

/** The query's own words for the two directions ('asc' and 'desc' in some); none where it takes none. */
function directionWords(page: ListPage): { ascending: string; descending: string } | undefined {
  const schema = shapeOf(page.query.input).direction
  if (!schema) return undefined
  const { options } = bareSchema(schema) as { options?: readonly unknown[] }
  return options?.includes('asc')
    ? { ascending: 'asc', descending: 'desc' }
    : { ascending: 'ascending', descending: 'descending' }
}

function keptWhenSearching(state: ListState): Readonly<Record<string, string>> {
  const steering = state.page.twin?.names.slice(0, 1) ?? []
  const kept = ['sort', 'direction', 'perPage', ...steering].map(
    name => [name, textOf(state.view[name])] as const,
  )
  return Object.fromEntries(kept.filter(([, value]) => value !== ''))
}

/** '87 homes', '1 home', 'More than 10,000 homes'. */
export function countInWords(page: ListPage, answer: ListAnswer): string {
  const { one, many } = page.noun
  if (answer.totalIsLowerBound) return `More than ${formatNumber(answer.total)} ${many}`
  return answer.total === 0 ? `No ${many}` : plural(answer.total, one, many)
}

/** Nothing there at all is not the same as nothing that matches: the second has a way out. */
function emptyOf(state: ListState): EmptyModel {
  const { page, ctx, typed, filters } = state
  const search = searchField(page)
  const asked = [...(search ? [search] : []), ...filters].filter(field => !isBlank(typed[field.name]))
  if (asked.length === 0) return page.empty(ctx)
  return {
    heading: `No ${page.noun.many} match`,
    text: 'Try other words, or fewer filters.',
    link: {
      text: 'Clear the search and the filters',
      href: to(state, Object.assign({}, ...asked.map(namesOf))),
    },
  }
}

function linksOf(state: ListState): readonly LinkModel[] {
  const { page, ctx, helper, input, answer } = state
  const shows = state.twin ? [state.twin.link] : []
  const own = [...shows, ...(page.links?.(ctx, helper, input) ?? [])]
  const wanted = page.export
  if (!wanted || answer.items.length === 0 || !ctx.mayEver(wanted.query)) return own
  return [...own, ...downloadLinks(format => to(state, { format: [format] }))]
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
