import { formatAgo, formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { Tone } from '#platform/view/models.ts'
import { RATING_LABELS, type RatingCode } from '../cqc/rating-codes.ts'

/** CQC's long names of whom a home cares for, as people say them. */
const shortNames: Readonly<Record<string, string>> = {
  'Caring for adults over 65 yrs': 'older people',
  'Caring for adults under 65 yrs': 'adults under 65',
  'Caring for children': 'children',
  'Caring for people whose rights are restricted under the Mental Health Act':
    'people under the Mental Health Act',
  Dementia: 'dementia',
  'Eating disorders': 'eating disorders',
  'Learning disabilities': 'learning disabilities',
  'Mental health conditions': 'mental health',
  'Physical disabilities': 'physical disabilities',
  'Sensory impairments': 'sensory impairments',
  'Services for everyone': 'everyone',
  'Substance misuse problems': 'drugs and alcohol',
}

/** What most shapes the care comes first; the rest follows in CQC's own order. */
const first = ['Dementia', 'Learning disabilities', 'Caring for adults over 65 yrs']

/** ['Caring for adults over 65 yrs', 'Dementia'] as ['dementia', 'older people']. */
export function caresFor(specialisms: readonly string[]): string[] {
  const leading = first.filter(name => specialisms.includes(name))
  const others = specialisms.filter(name => !first.includes(name))
  return [...leading, ...others].map(name => shortNames[name] ?? name.toLowerCase())
}

/** 'dementia, older people and 2 more': short enough for a row. */
export function caresForInShort(specialisms: readonly string[], most = 2): string {
  const names = caresFor(specialisms)
  if (names.length <= most) return inWords(names)
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}

/** The address without its county where that only repeats the council. */
export function placeInWords(home: {
  readonly address: string
  readonly postcode: string | null
  readonly council: { readonly name: string } | null
}): string {
  const parts = home.address.split(', ')
  const repeats = parts.length > 2 && parts.at(-1)?.toLowerCase() === home.council?.name.toLowerCase()
  return [...(repeats ? parts.slice(0, -1) : parts), home.postcode].filter(part => part).join(', ')
}

/** ['a', 'b', 'c'] as 'a, b and c'. */
export function inWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function kindOfHome(home: { readonly nursing: boolean }): string {
  return home.nursing ? 'Nursing home' : 'Care home'
}

/** The colour beside the words of a rating. Good is plain: it does not shout, and it is no promise. */
export function ratingTone(rating: RatingCode | null): Tone {
  if (rating === 'inadequate') return 'clay'
  if (rating === 'requires-improvement') return 'lamp'
  return rating === 'outstanding' ? 'moss' : 'plain'
}

export function ratingWords(rating: RatingCode | null): string {
  return rating ? RATING_LABELS[rating] : 'Not rated'
}

/** '3 March 2024, 20 months ago'. */
export function dateAndAge(date: string, today: Temporal.PlainDate): string {
  return `${formatCivilDate(date)}, ${formatAgo(date, today)}`
}

export function bedsInWords(beds: number | null): string {
  return beds === null ? 'beds not known' : plural(beds, 'bed')
}

/** Whole years between two civil dates; never below nought. */
export function yearsSince(date: string, today: Temporal.PlainDate): number {
  return Math.max(0, Temporal.PlainDate.from(date).until(today, { largestUnit: 'year' }).years)
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** 3 as 'three'; 12 as '12'. */
export function numberInWords(count: number): string {
  return small[count] ?? String(count)
}
