import type { FieldModel } from '#platform/view/models.ts'
import { KEY_QUESTIONS } from '../cqc/rating-codes.ts'
import type { FilterView } from '../filters/schema.ts'
import { type FilterSearch, readSearch, sameSearch, tidySearch } from '../filters/schema.ts'

/** A search as words in an address or a form: each of its parts as it would be typed there. */
export function partsInText(search: FilterSearch): readonly (readonly [string, string])[] {
  return Object.entries(search).map(([name, value]) => [name, String(value)])
}

/** Where the list shows just this. The list begins with the own council, and with open homes. */
export function addressOfSearch(kept: unknown, ownCouncil: string): string {
  const { search } = readSearch(kept)
  const { registered, council = 'all', rating, changedSince, ...rest } = search
  const query = new URLSearchParams(partsInText(rest).map(part => [...part]))
  for (const one of [rating ?? []].flat()) query.append('rating', one)
  if (council !== ownCouncil) query.append('council', council)
  if (changedSince) {
    const [year = '', month = '', day = ''] = changedSince.split('-')
    for (const [part, value] of Object.entries({ day, month, year })) {
      query.append(`changedSince-${part}`, String(Number(value)))
    }
  }
  query.append('registered', registered === undefined ? '' : String(registered))
  return `/homes?${query}`
}

/** What a list was asked, as it would be kept. */
export const searchOf = (asked: Readonly<Record<string, unknown>>): FilterSearch =>
  tidySearch(readSearch(asked).search)

/** The kept filter that asks for just this. */
export function filterAsking(filters: readonly FilterView[], search: FilterSearch): FilterView | undefined {
  return filters.find(filter => sameSearch(filter.search, search))
}

const sorted: Readonly<Record<string, string>> = {
  name: 'by name',
  rating: 'worst rating first',
  beds: 'most beds first',
  lastInspected: 'longest not inspected first',
  changed: 'newest change first',
  distance: 'nearest first',
}

/** Chips of the filters, and what no chip tells: the words typed, and the order. */
export function filterInWords(
  { q, sort, registered }: FilterSearch,
  chips: readonly { readonly label: string; readonly text: string }[],
): string {
  const parts = [
    ...(q ? [`“${q}”`] : []),
    ...oneForEachLabel(chips),
    ...(registered === undefined ? ['Open and closed'] : []),
    ...(sort ? [`In order: ${sorted[sort]}`] : []),
  ]
  return parts.join('; ')
}

/** 'CQC overall rating: Good or Outstanding': any of several is asked for. */
function oneForEachLabel(chips: Parameters<typeof filterInWords>[1]): readonly string[] {
  const byLabel = Map.groupBy(chips, chip => chip.label)
  return [...byLabel].map(([label, all]) => `${label}: ${all.map(chip => chip.text).join(' or ')}`)
}

/** What the fields of the list's filters hold for a kept search. */
export function valuesOf({ council, ...search }: FilterSearch, ownCouncil: string): Record<string, unknown> {
  const questions = KEY_QUESTIONS.flatMap(name => (search[name] ? [[name, String(search[name])]] : []))
  return {
    ...search,
    ...Object.fromEntries(questions),
    ...(council === ownCouncil ? {} : { council: council ?? 'all' }),
  }
}

/** The fields that carry a search through a form, unseen. */
export const hiddenFields = (names: readonly string[]): readonly FieldModel[] =>
  names.map(name => ({ kind: 'hidden', name: `search.${name}`, label: '' }))

const gone: Readonly<Record<FilterView['gone'][number], string>> = {
  council: 'Lantern knows no such council any more.',
  provider: 'The provider it asks for is no longer in the register.',
  brand: 'No home in the register has the brand it asks for any more.',
  specialism: 'No home in the register says any more that it cares for whom it asks for.',
  other: 'Lantern no longer understands a part of it, and leaves that out.',
}

/** What in it means nothing any more, as sentences; '' where all does. */
export const goneInWords = (filter: Pick<FilterView, 'gone'>): string =>
  filter.gone.map(part => gone[part]).join(' ')
