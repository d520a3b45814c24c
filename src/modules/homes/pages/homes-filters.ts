import type { FieldSpec, FormField, PageContext } from '#platform/http/page/page.ts'
import { formatNumber } from '#platform/view/filters.ts'
import type { OptionModel } from '#platform/view/models.ts'
import { KEY_QUESTION_LABELS, KEY_QUESTIONS, RATING_LABELS } from '../cqc/rating-codes.ts'
import type { homeFilters } from '../registry/search-queries.ts'
import type { AnswerOf } from '../view/shapes.ts'

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

/** One of a list, or none of it: what is chosen first asks for nothing. */
function choice(name: string, label: string, any: string, options: readonly OptionModel[]): FormField {
  return { kind: 'select', name, label, options: [{ value: '', text: any }, ...options] }
}

const careFilter = choice('nursing', 'Kind of care', 'Any', [
  { value: 'true', text: 'With nursing' },
  { value: 'false', text: 'Without nursing' },
])

const registeredFilter = choice('registered', 'Open or closed', 'Open and closed', [
  { value: 'true', text: 'Open now' },
  { value: 'false', text: 'Closed' },
])

function specialismFilter(helper: unknown): FormField {
  const { specialisms } = helper as Filters
  return choice(
    'specialism',
    'Who it cares for',
    'Anyone',
    specialisms.map(name => ({ value: name, text: name })),
  )
}

function councilFilter(helper: unknown): FormField {
  const { councils, ownCouncil } = helper as Filters
  const all = councils.reduce((sum, council) => sum + council.homes, 0)
  const others = councils.filter(council => council.code !== ownCouncil)
  return choice('council', 'Council', 'Your council', [
    { value: 'all', text: `All of England (${formatNumber(all)})` },
    ...others.map(({ code, name, homes }) => ({ value: code, text: `${name} (${formatNumber(homes)})` })),
  ])
}

/** A straight line is not the way there: nobody should read it as a journey. */
const near: FormField = {
  kind: 'text',
  name: 'near',
  label: 'Near a postcode',
  hint: 'All of it, or its first half. In a straight line.',
  autocomplete: 'off',
  spellcheck: false,
}

const within: FormField = {
  kind: 'select',
  name: 'within',
  label: 'Within',
  options: [1, 2, 5, 10, 15, 25, 50].map(miles => ({
    value: miles === 10 ? '' : String(miles),
    text: miles === 1 ? '1 mile' : `${miles} miles`,
  })),
}

const bedsFrom: FormField = { kind: 'number', name: 'bedsFrom', label: 'Fewest beds', width: 4 }
const bedsTo: FormField = { kind: 'number', name: 'bedsTo', label: 'Most beds', width: 4 }

const notInspectedFor = choice(
  'notInspectedFor',
  'Not inspected for',
  'Any time',
  [12, 24, 36, 48, 60].map(months => ({
    value: String(months),
    text: months === 12 ? 'A year or more' : `${months / 12} years or more`,
  })),
)

const changedSince: FormField = { kind: 'date', name: 'changedSince', label: 'Changed since' }

/** A key question is asked for by its good or its bad end: five times five boxes would be a wall. */
const questionFilters: readonly FormField[] = KEY_QUESTIONS.map(name =>
  choice(name, KEY_QUESTION_LABELS[name], 'Any', [
    { value: 'outstanding,good', text: 'Good or better' },
    { value: 'requires-improvement,inadequate', text: 'Requires improvement or worse' },
    { value: 'inadequate', text: 'Inadequate' },
    { value: 'not-rated', text: 'Not rated' },
  ]),
)

type RunBy = Filters['providers'][number]

/** Those with most homes first: they are what is looked for. */
function runByFilter(name: string, label: string, all: readonly RunBy[]): FormField {
  const ordered = all.toSorted((a, b) => b.homes - a.homes || a.name.localeCompare(b.name, 'en-GB'))
  const options = ordered.map(({ id, name, homes }) => ({ value: id, text: `${name} (${homes})` }))
  return choice(name, label, 'Any', options)
}

/** What links from a provider's or a brand's page ask for has a name in the filters too. */
export function chosenRunners(asked: PageContext['queryString']): { provider?: string; brand?: string } {
  const { provider, brand } = asked
  return {
    ...(typeof provider === 'string' ? { provider: provider.slice(0, 50) } : {}),
    ...(typeof brand === 'string' ? { brand: brand.slice(0, 50) } : {}),
  }
}

export const homesFilters: readonly FieldSpec[] = [
  ratingFilter,
  careFilter,
  (_ctx, helper) => specialismFilter(helper),
  registeredFilter,
  (_ctx, helper) => councilFilter(helper),
]

export const moreHomesFilters: readonly FieldSpec[] = [
  near,
  within,
  bedsFrom,
  bedsTo,
  (_ctx, helper) => runByFilter('provider', 'Run by', (helper as Filters).providers),
  (_ctx, helper) => runByFilter('brand', 'Brand', (helper as Filters).brands),
  notInspectedFor,
  changedSince,
  ...questionFilters,
]
