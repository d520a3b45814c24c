import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { KEY_QUESTIONS } from '../cqc/rating-codes.ts'
import { HomeSearch, ratingFilters, ratingsIn } from '../registry/search-schema.ts'

/** How many filters one person may keep. */
export const MOST_FILTERS = 50

/** A filter as it is kept: what the search of homes takes, without a place in its list. */
export const FilterSearch = HomeSearch.omit({ cursor: true, page: true, perPage: true })
export type FilterSearch = z.output<typeof FilterSearch>

const Name = z
  .string('Enter a name for the filter')
  .trim()
  .min(1, 'Enter a name for the filter')
  .max(80, 'A name has 80 characters at most')
  .describe('What you call it')

export const SaveFilter = z.object({ name: Name, search: FilterSearch.describe('As GET /homes takes it') })
export const OneFilter = z.object({ filterId: z.uuid('Give the id of a filter') })
export const RenameFilter = OneFilter.extend({ name: Name, version: z.int() })

/** What a part of a filter may be that means nothing any more. */
export const partsThatGo = ['council', 'provider', 'brand', 'specialism', 'other'] as const

export const FilterView = z.object({
  id: z.uuid(),
  name: z.string(),
  search: z.record(z.string(), z.unknown()).describe('As GET /homes takes it'),
  names: z
    .object({
      council: z.string().nullable(),
      provider: z.string().nullable(),
      brand: z.string().nullable(),
    })
    .describe('What the ids in the search stand for; null where there is none, or it means nothing any more'),
  gone: z.array(z.enum(partsThatGo)).describe('Parts of the search that mean nothing any more'),
  watched: z.boolean(),
  homes: z
    .int()
    .nullable()
    .describe(
      'How many homes matched when Lantern last looked; null unless it is watched and they can be kept',
    ),
  savedAt: z.string(),
  version: z.int(),
})
export type FilterView = z.input<typeof FilterView>

type Part = readonly [string, unknown]

/** The same filter always as the same search, however it was asked for: nothing empty, lists in one order. */
export function tidySearch(search: FilterSearch): FilterSearch {
  const parts = Object.entries(search).flatMap(tidyPart)
  const near = parts.some(([name]) => name === 'near')
  const kept = parts.filter(([name]) => name !== 'within' || near)
  return FilterSearch.parse(Object.fromEntries(kept))
}

function tidyPart([name, value]: Part): Part[] {
  const text = typeof value === 'string' ? value.trim() : value
  if (text === undefined || text === '' || (name === 'council' && text === 'all')) return []
  if (name === 'rating' || KEY_QUESTIONS.some(question => question === name)) {
    const asked = ratingsIn(text as string | (typeof ratingFilters)[number][])
    return [[name, ratingFilters.filter(rating => asked.includes(rating))]]
  }
  if (name === 'nursing' || name === 'registered') return [[name, text === true || text === 'true']]
  if (name === 'near') return [[name, String(text).toUpperCase()]]
  return [[name, text]]
}

/**
 * A kept search as today's search takes it. What it no longer takes is left out, and said: a filter that was kept
 * long ago still opens.
 */
export function readSearch(kept: unknown): { readonly search: FilterSearch; readonly leftOut: boolean } {
  const parts = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
  const known = parts.filter(([name, value]) => FilterSearch.safeParse({ [name]: value }).success)
  const named = known.filter(([name]) => name in FilterSearch.shape)
  return { search: FilterSearch.parse(Object.fromEntries(named)), leftOut: named.length < parts.length }
}

export const sameSearch = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a, b)
