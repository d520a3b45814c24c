import type { PersonRole } from '#platform/access/roles.ts'
import { fenmarshId } from '#src/demo/identity/index.ts'

/** A list query to be explained: who asks what. The file it is kept in has its name. */
export interface Asked {
  readonly name: string
  readonly query: string
  readonly input: Readonly<Record<string, unknown>>
  readonly role?: PersonRole
  /** Default: the demonstration's own council. */
  readonly councilId?: string
}

/** What the cases are asked about, found in the register. */
export interface About {
  /** A county with many homes. */
  readonly county: { readonly code: string; readonly id: string; readonly district: string }
  readonly homeId: string
  readonly homeIds: readonly string[]
  readonly providerId: string
  readonly brandId: string
  readonly importId: string
  readonly cqcLocationId: string
}

const search = (name: string, input: Asked['input']): Asked => ({
  name: `search-${name}`,
  query: 'homes.searchHomes',
  input,
})

/** Every query that lists or counts homes, in each way that it can be asked. */
export function casesOf(about: About): readonly Asked[] {
  const { county, homeId } = about
  return [...searches(about), ...pagesOf(about), ...worklists(about)].map(asked => ({
    ...asked,
    councilId: asked.councilId ?? (asked.input.homeId === homeId ? county.id : fenmarshId),
  }))
}

function searches({ county, providerId, brandId, cqcLocationId }: About): readonly Asked[] {
  const open = { registered: 'true' }
  const here = { ...open, council: county.code }
  return [
    search('by-name', open),
    search('by-name-far-down', { ...open, page: 300 }),
    search('one-council', here),
    search('a-common-word', { ...open, q: 'lodge' }),
    search('two-words', { ...open, q: 'lodge drove' }),
    search('a-misspelt-word', { ...open, q: 'larkfeild' }),
    search('a-postcode', { ...open, q: county.district }),
    search('a-cqc-number', { q: cqcLocationId }),
    search('an-exact-cqc-number', { cqcLocationId }),
    search('near-a-postcode', { ...open, near: county.district, within: 10 }),
    search('by-rating', { ...open, rating: 'inadequate,requires-improvement', sort: 'rating' }),
    search('by-rating-in-one-council', { ...here, rating: 'inadequate', sort: 'rating' }),
    search('by-key-questions', { ...open, safe: 'inadequate', wellLed: 'not-rated' }),
    search('by-nursing', { ...open, nursing: 'true' }),
    search('by-specialism', { ...open, specialism: 'Dementia' }),
    search('closed', { registered: 'false' }),
    search('by-beds', { ...open, bedsFrom: 60, bedsTo: 80, sort: 'beds' }),
    search('by-provider', { ...open, provider: providerId }),
    search('by-brand', { ...open, brand: brandId }),
    search('not-inspected-for', { ...open, notInspectedFor: 60, sort: 'lastInspected' }),
    search('changed-since', { ...open, changedSince: '2026-10-01', sort: 'changed' }),
    { name: 'export-one-council', query: 'homes.exportHomes', input: here },
    { name: 'filters', query: 'homes.homeFilters', input: {}, councilId: county.id },
    { name: 'map-one-council', query: 'homes.mapOfHomes', input: here },
    { name: 'map-all-england', query: 'homes.mapOfHomes', input: open },
  ]
}

function pagesOf({ county, homeId, homeIds, providerId, brandId }: About): readonly Asked[] {
  return [
    { name: 'home', query: 'homes.getHome', input: { homeId } },
    { name: 'home-ratings', query: 'homes.listHomeRatings', input: { homeId } },
    { name: 'home-local-facts', query: 'homes.getLocalFacts', input: { homeId } },
    { name: 'compare', query: 'homes.compareHomes', input: { ids: homeIds } },
    { name: 'market', query: 'homes.getMarket', input: { council: county.code } },
    { name: 'choices', query: 'homes.realChoices', input: { budget: 900 }, role: 'commissioner' },
    { name: 'provider', query: 'homes.getProvider', input: { providerId } },
    { name: 'brand', query: 'homes.getBrand', input: { brandId } },
    { name: 'changes', query: 'homes.whatChanged', input: {}, councilId: county.id },
    {
      name: 'changes-of-a-quarter',
      query: 'homes.listChanges',
      input: { days: 90 },
      councilId: county.id,
    },
    { name: 'health-gaps', query: 'homes.listHealthGaps', input: {}, councilId: county.id },
    { name: 'changes-watched', query: 'homes.whatChanged', input: { watched: 'true' } },
  ]
}

function worklists({ county, importId }: About): readonly Asked[] {
  return [
    { name: 'imports', query: 'homes.listImports', input: {}, role: 'administrator' },
    {
      name: 'import-changes',
      query: 'homes.listImportChanges',
      input: { importId },
      role: 'administrator',
    },
    { name: 'challenges', query: 'homes.listChallenges', input: {} },
    { name: 'joins', query: 'homes.openJoinCandidates', input: {}, councilId: county.id },
    { name: 'watches', query: 'homes.listWatches', input: {} },
    { name: 'saved-filters', query: 'homes.listFilters', input: {} },
    {
      name: 'reference-imports',
      query: 'homes.listReferenceImports',
      input: { kind: 'boundaries' },
      role: 'administrator',
    },
    { name: 'tracker-imports', query: 'homes.listTrackerImports', input: {}, role: 'commissioner' },
  ]
}
