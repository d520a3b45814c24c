/** A council with the postcode district that most of its homes are in. */
export interface CouncilHomes {
  readonly code: string
  readonly district: string
}

/** What people may look at. */
export interface Subjects {
  readonly councils: readonly CouncilHomes[]
  readonly homes: readonly string[]
  readonly names: readonly string[]
  readonly commonWords: readonly string[]
  readonly districts: readonly string[]
  readonly providers: readonly string[]
  readonly brands: readonly string[]
}

/** One kind of page that people open, and how long it may take. */
export interface Visit {
  readonly name: string
  /** Milliseconds that 95 of 100 may take at most. */
  readonly limit: number
  /** The address for the `turn`-th time it is opened. */
  readonly path: (subjects: Subjects, turn: number) => string
}

const at = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T

const enc = encodeURIComponent

/** The longest word of a name with two letters of its middle changed over. */
function misspelt(name: string): string {
  const word = name.split(/[^\p{L}]+/u).toSorted((a, b) => b.length - a.length)[0] ?? name
  const middle = Math.floor(word.length / 2)
  return word.slice(0, middle - 1) + word.charAt(middle) + word.charAt(middle - 1) + word.slice(middle + 1)
}

const council = (subjects: Subjects, turn: number): string => at(subjects.councils, turn).code

/** The limits are those that Lantern sets itself: search, lists, a home, the market; all other reading pages as a home. */
export const visits: readonly Visit[] = [
  {
    name: 'Search all England, a misspelt name',
    limit: 150,
    path: (s, turn) => `/homes?q=${enc(misspelt(at(s.names, turn)))}&registered=true&council=all`,
  },
  {
    name: 'Search all England, a common word',
    limit: 150,
    path: (s, turn) => `/homes?q=${enc(at(s.commonWords, turn))}&registered=true&council=all`,
  },
  {
    name: 'Search all England, a postcode’s first half',
    limit: 150,
    path: (s, turn) => `/homes?q=${at(s.districts, turn)}&registered=true&council=all`,
  },
  {
    name: 'List of a council',
    limit: 120,
    path: (s, turn) => `/homes?registered=true&council=${council(s, turn)}`,
  },
  {
    name: 'List of a council, by rating and nursing',
    limit: 120,
    path: (s, turn) =>
      `/homes?rating=requires-improvement&rating=inadequate&nursing=true&registered=true&council=${council(s, turn)}`,
  },
  {
    name: 'List of all England, three filters',
    limit: 120,
    path: (_s, turn) =>
      `/homes?rating=good&registered=true&council=all&bedsFrom=${20 + (turn % 40)}&notInspectedFor=${12 + 12 * (turn % 4)}`,
  },
  {
    name: 'List near a postcode',
    limit: 120,
    path: (s, turn) => `/homes?registered=true&council=all&near=${at(s.councils, turn).district}`,
  },
  {
    name: 'List of a council with its map',
    limit: 120,
    path: (s, turn) => `/homes?registered=true&council=${council(s, turn)}&view=map`,
  },
  { name: 'A home', limit: 100, path: (s, turn) => `/homes/${at(s.homes, turn)}` },
  { name: 'Market of a council', limit: 200, path: (s, turn) => `/market?council=${council(s, turn)}` },
  { name: 'A provider', limit: 100, path: (s, turn) => `/providers/${at(s.providers, turn)}` },
  { name: 'A brand', limit: 100, path: (s, turn) => `/brands/${at(s.brands, turn)}` },
  { name: 'What has changed', limit: 100, path: () => '/homes/changes' },
]
