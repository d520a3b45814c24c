import type { CqcLocation } from '../cqc/location.ts'
import { normaliseName, normalisePostcode } from '../joining/names.ts'
import type { FactKey, FactValue } from '../registry/facts.ts'

/** Where a statement about a registration comes from: CQC's own record, its directory, its file of ratings. */
export type SourceOfFacts = 'record' | 'directory' | 'ratings'

/**
 * Which source wins for which fact. CQC's own record says more than its lists and says it better (an address in lines,
 * services by their full names), so a list only fills those facts where they are missing. What its lists carry as they
 * stand on the day, a newer list may correct: `newest`. Facts that are `compared` are put to an officer where two
 * sources differ, whichever won: nothing is overwritten unseen.
 */
export interface Precedence {
  readonly fact: FactKey
  /** The parts of a record that hold it. */
  readonly of: readonly (keyof CqcLocation)[]
  readonly wins: 'newest' | 'record'
  readonly compared: boolean
  /** When two ways of writing mean the same. Left out: when they are the same. */
  readonly alike?: (value: string) => string
}

export const precedences: readonly Precedence[] = [
  { fact: 'name', of: ['name'], wins: 'newest', compared: true, alike: normaliseName },
  { fact: 'beds', of: ['beds'], wins: 'newest', compared: true },
  { fact: 'postcode', of: ['postcode'], wins: 'newest', compared: true, alike: normalisePostcode },
  { fact: 'provider', of: ['providerId'], wins: 'newest', compared: true },
  {
    fact: 'registered',
    of: ['registered', 'registeredTo', 'registeredToIs'],
    wins: 'newest',
    compared: true,
  },
  { fact: 'dormant', of: ['dormant'], wins: 'newest', compared: true },
  { fact: 'managerListed', of: ['managerListed'], wins: 'newest', compared: true },
  { fact: 'rating', of: ['ratings'], wins: 'newest', compared: true },
  { fact: 'brand', of: ['brandId', 'brandName'], wins: 'newest', compared: false },
  { fact: 'localAuthority', of: ['localAuthority'], wins: 'newest', compared: false },
  // Lists give the day of a report where the record gives that of a visit: they differ without disagreeing.
  { fact: 'lastInspectionOn', of: ['lastInspectionOn'], wins: 'newest', compared: false },
  { fact: 'lastReportOn', of: ['lastReportOn'], wins: 'newest', compared: false },
]

/** What two sources said further apart than this is no contradiction: the older is just old. Days. */
export const COMPARABLE_WITHIN = 183

const overwritten: ReadonlySet<string> = new Set(
  precedences.filter(rule => rule.wins === 'newest').flatMap(rule => rule.of),
)

/** Whether a newer list may overwrite this part of a record. */
export function mayOverwrite(part: string): boolean {
  return overwritten.has(part)
}

export const comparedFacts: readonly FactKey[] = precedences
  .filter(rule => rule.compared)
  .map(rule => rule.fact)

const rules: ReadonlyMap<string, Precedence> = new Map(precedences.map(rule => [rule.fact, rule]))

/** Whether two sources say the same of a fact. */
export function isAlike(fact: string, one: FactValue, other: FactValue): boolean {
  const plain = rules.get(fact)?.alike ?? String
  return plain(String(one)) === plain(String(other))
}
