import type { Signal } from '#platform/signal.ts'
import { FOOD_KIND, type Kind, kindOf, type Partner, partnerOf, type Sureness } from './kinds.ts'

/** Where the bed days of a return come from: whoever gave the return, places taken as last known, or all its beds. */
export const bedDaySources = ['told', 'occupied', 'beds'] as const
export type BedDaySource = (typeof bedDaySources)[number]

/** What was told, as its signal is made of it: codes, numbers and days. */
export interface Submission {
  readonly id: string
  readonly homeId: string
  readonly partner: string
  readonly kind: string
  readonly observedFrom: string
  readonly observedTo: string
  readonly seenBy: string
  readonly sureness: Sureness
  readonly count: number | null
  /** What a number is counted against; null where nobody can say, and then there is no rate. */
  readonly bedDays: number | null
  readonly bedDaysFrom: BedDaySource | null
  readonly grade: string | null
  readonly restriction: Signal['restriction']
  readonly receivedOn: string
  readonly eventKey: string | null
  readonly takenBack: boolean
}

/** For how many days it counts, at most. */
const COUNTS_FOR = 365

export const keyOf = (id: string): string => `partners/${id}`

/**
 * The signal of a submission under its key; null takes back what was told. What the home said, itself or through a
 * partner who passes it on, is the home's own word and no second voice. Pure.
 */
export function signalsOfSubmission(
  told: Submission,
): { readonly key: string; readonly signal: Signal | null }[] {
  const key = keyOf(told.id)
  const kind = kindOf(told.kind, told.grade)
  const partner = partnerOf(told.partner)
  if (told.takenBack || !kind || !partner) return [{ key, signal: null }]
  const ofHome = partner.family === 'home' || told.seenBy === 'home-staff'
  const food = told.kind === FOOD_KIND
  const signal: Signal = {
    ...{ key, eventKey: told.eventKey ?? key, homeId: told.homeId, theme: kind.theme, axis: 'signal' },
    what: food ? 'food-hygiene.rating' : whatOf(told, kind),
    observed: { from: told.observedFrom, to: told.observedTo },
    receivedOn: told.receivedOn,
    source: { kind: partner.code, family: ofHome ? 'home' : familyOf(told, kind, partner) },
    independence: ofHome ? 'self-reported' : 'independent',
    reliability: ofHome || told.sureness === 'hearsay' ? 'C' : partner.reliability,
    ...{ polarity: kind.polarity, severity: kind.severity, measure: measureOf(told) },
    owner: 'not-known',
    standing: told.sureness === 'verified' ? 'found' : 'alleged',
    untilNext: food,
    expiresOn: food ? null : after(told.observedTo, kind.countsFor ?? COUNTS_FOR),
    link: `/intelligence/submissions/${told.id}`,
    restriction: told.restriction,
  }
  return [{ key, signal }]
}

/** A rate by beds that may stand empty is no rate by people: what it is told under says so. */
function whatOf({ bedDaysFrom }: Submission, { code, what = `partners.${code}` }: Kind): string {
  return bedDaysFrom === null || bedDaysFrom === 'told' ? what : `${what}.by-${bedDaysFrom}`
}

function familyOf({ seenBy }: Submission, { voice }: Kind, { family }: Partner): Partner['family'] {
  if (!voice) return family
  if (seenBy === 'resident') return 'people-who-live-there'
  return seenBy === 'relative' ? 'relatives-and-friends' : family
}

function measureOf({ count, grade, bedDays }: Submission): Signal['measure'] {
  if (grade !== null) return { kind: 'grade', grade }
  return count === null ? { kind: 'happened' } : { kind: 'count', count, denominator: bedDays }
}

const after = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()
