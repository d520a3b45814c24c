import type { FilterView, partsThatGo } from './schema.ts'
import { readSearch } from './schema.ts'
import type { FilterRow } from './store.ts'

type Gone = (typeof partsThatGo)[number]

/** A kept filter as its owner sees it, with what it asks for that is no more. */
export function viewOfFilter(row: FilterRow): FilterView {
  const { id, name, watched, homes, version, council, provider, brand } = row
  const { search, leftOut } = readSearch(row.search)
  const gone: [Gone, boolean][] = [
    ['council', search.council !== undefined && council === null],
    ['provider', search.provider !== undefined && provider === null],
    ['brand', search.brand !== undefined && brand === null],
    ['specialism', row.specialism === false],
    ['other', leftOut],
  ]
  return {
    id,
    name,
    search: { ...search },
    names: { council, provider, brand },
    gone: gone.filter(([, is]) => is).map(([part]) => part),
    watched,
    homes,
    savedAt: row.savedAt.toString(),
    version,
  }
}
