import { typedFrom } from '#platform/http/page/form/fill.ts'
import { chipsOf } from '#platform/http/page/list/chips.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { type FilterSearch, type FilterView, readSearch } from '../filters/schema.ts'
import type { homeFilters } from '../registry/search-queries.ts'
import { filterInWords, valuesOf } from '../view/filters.ts'
import type { AnswerOf } from '../view/shapes.ts'
import { homesFilters, moreHomesFilters } from './homes-filters.ts'

type Facets = AnswerOf<typeof homeFilters>

/** A search in the words of the list's own filters: 'Kind of care: With nursing; Open or closed: Open now'. */
export function searchInWords(search: FilterSearch, facets: Facets, ctx: PageContext): string {
  const fields = [...homesFilters, ...moreHomesFilters].map(field =>
    typeof field === 'function' ? field(ctx, facets) : field,
  )
  const typed = typedFrom(fields, valuesOf(search, ctx.councilCode))
  return filterInWords(search, chipsOf(fields, { typed, defaults: {}, to: () => '' }))
}

/** What a kept filter asks for; what its ids stand for comes with it. */
export function keptInWords({ search: kept, names }: FilterView, ctx: PageContext): string {
  const { search } = readSearch(kept)
  const { council, provider, brand, specialism } = search
  const gone = 'no longer known'
  const runBy = (id: string | undefined, name: string | null) =>
    id ? [{ id, name: name ?? gone, homes: 0 }] : []
  const facets: Facets = {
    councils: council ? [{ code: council, name: names.council ?? gone, homes: 0 }] : [],
    specialisms: specialism ? [specialism] : [],
    providers: runBy(provider, names.provider),
    brands: runBy(brand, names.brand),
    ownCouncil: ctx.councilCode,
  }
  return searchInWords(search, facets, ctx)
}
