import type { Signal } from '#platform/signal.ts'
import food from './data/food-hygiene.json' with { type: 'json' }
import kindData from './data/partner-kinds.json' with { type: 'json' }
import partnerData from './data/partners.json' with { type: 'json' }

/** What can be told, by whom and in what role it was seen: the code lists, as data with their source. */

export interface Kind {
  readonly code: string
  readonly label: string
  readonly theme: string | null
  readonly severity: number
  readonly polarity: Signal['polarity']
  /** A number over a period. */
  readonly counted?: boolean
  /** The partners who alone tell it. */
  readonly only?: readonly string[]
  /** The code it is told under, where it is not its own. */
  readonly what?: string
  /** Whoever publishes it names the home: once it is checked, anyone may know. */
  readonly published?: boolean
  /** For how many days it counts; left out: a year. */
  readonly countsFor?: number
  /** A complaint is the voice of whoever complains, and not of whoever passes it on. */
  readonly voice?: boolean
}

export interface Partner {
  readonly code: string
  readonly label: string
  readonly family: Signal['source']['family']
  readonly reliability: Signal['reliability']
}

export const kinds = kindData.kinds as readonly Kind[]
export const partners = partnerData.partners as readonly Partner[]
export const seenByCodes: readonly { readonly code: string; readonly label: string }[] = partnerData.seenBy

/** Brought in by its own reader, never typed. */
export const FOOD_KIND = 'food-hygiene'
export const FOOD_PARTNER = 'food-hygiene'

const foodPartner: Partner = {
  ...{ code: FOOD_PARTNER, label: 'Food hygiene rating scheme', family: 'public-record', reliability: 'A' },
}

export const partnerOf = (code: string): Partner | undefined =>
  code === FOOD_PARTNER ? foodPartner : partners.find(one => one.code === code)

/** A rating's severity is by its grade. */
export function kindOf(code: string, grade: string | null): Kind | undefined {
  if (code !== FOOD_KIND) return kinds.find(one => one.code === code)
  const rated = food.ratings.find(one => one.rating === grade)
  if (!rated) return undefined
  const { severity, polarity } = rated as { severity: number; polarity: Signal['polarity'] }
  return { code, label: `Food hygiene rating ${grade}`, theme: 'basics', severity, polarity }
}

export const isFoodRating = (text: string): boolean => food.ratings.some(one => one.rating === text)
export const seenByLabel = (code: string): string =>
  seenByCodes.find(one => one.code === code)?.label ?? 'Not said'

/** From homes below this many beds a fact can point to a person: it is kept to those with a role in cases. */
export const SMALL_HOME = 10

export const surenesses = { verified: 'We saw it, or checked it', hearsay: 'We were told it' } as const
export type Sureness = keyof typeof surenesses

export const reasonsToTakeBack = {
  mistake: 'It was a mistake',
  'wrong-home': 'It was about another home',
  'not-so': 'It turned out not to be so',
  'told-twice': 'It was told twice',
} as const
