import type { Signal } from '#platform/signal.ts'
import { caseKinds, FEWEST_BEDS, familyOf, MONTHS_AFTER_CLOSING, neverHappened } from './signal-kinds.ts'

/** One concern as a signal is made of it: ids, codes and days. No name and no word of anybody. */
export interface TellingConcern {
  readonly id: string
  readonly homeId: string | null
  readonly state: 'received' | 'looking' | 'enquiry' | 'no-enquiry' | 'closed'
  readonly outcome: string | null
  readonly closingReason: string | null
  readonly closedOn: string | null
  readonly abuseTypes: readonly string[]
  readonly happenedOn: string | null
  readonly receivedOn: string
  readonly restricted: boolean
  /** How those who told of it stand to the adult; null for each that did not say. */
  readonly relations: readonly (string | null)[]
  /** The worst that was found of an allegation, where findings are recorded. */
  readonly finding?: 'found' | 'not-found' | undefined
}

export interface Incident {
  /** Stable: the smallest id of the concerns that were ever linked as one incident. */
  readonly key: string
  readonly concerns: readonly TellingConcern[]
  /** Of the home; null where nobody knows: then it is taken for a small one. */
  readonly beds: number | null
}

/** What is told under a key: told again, the last telling stands; null takes back what was told. */
export interface ToldSignal {
  readonly key: string
  readonly signal: Signal | null
}

/**
 * One incident is one signal for each home, however many reports and adults it has; mistaken reports give none. A
 * case that is restricted is told to cleared readers alone.
 */
export function signalOfIncident(
  { key: incident, concerns, beds }: Incident,
  reader: { readonly cleared: boolean },
): ToldSignal {
  const key = `safeguarding/${incident}`
  const counted = concerns
    .filter(one => one.homeId !== null && !neverHappened.includes(one.closingReason ?? ''))
    .filter(one => reader.cleared || !one.restricted)
  const [first] = counted
  if (!first?.homeId) return { key, signal: null }
  const gravest = gravestOf(counted)
  const days = counted.map(one => one.happenedOn ?? one.receivedOn).sort()
  return {
    key,
    signal: {
      ...{ key, eventKey: key, homeId: first.homeId, theme: gravest.theme, what: 'safeguarding.concern' },
      axis: 'signal',
      observed: { from: days[0] ?? first.receivedOn, to: days.at(-1) ?? first.receivedOn },
      receivedOn: counted.map(one => one.receivedOn).sort()[0] ?? first.receivedOn,
      ...sourceOf(counted),
      polarity: 'concern',
      severity: gravest.severity,
      measure: { kind: 'count', count: counted.length, denominator: null },
      owner: 'not-known',
      standing: standingOf(counted),
      untilNext: false,
      expiresOn: expiryOf(counted),
      link: `/safeguarding/concerns/${first.id}`,
      restriction: restrictionOf(counted, beds),
    },
  }
}

function gravestOf(concerns: readonly TellingConcern[]) {
  const kinds = concerns.flatMap(one => one.abuseTypes.flatMap(type => caseKinds[type] ?? []))
  const [gravest] = kinds.sort((a, b) => b.severity - a.severity)
  return gravest ?? { theme: null, severity: 2 }
}

/** Two who do not stand together make it independent; a home that tells of itself never does alone. */
function sourceOf(
  concerns: readonly TellingConcern[],
): Pick<Signal, 'source' | 'independence' | 'reliability'> {
  const families = [...new Set(concerns.flatMap(one => one.relations).map(one => familyOf[one ?? '']))]
  const known = families.filter(family => family !== undefined)
  const outside = known.find(family => family !== 'home' && family !== 'staff')
  const family = (outside ?? known[0] ?? 'council') as Signal['source']['family']
  const self = known.length > 0 && known.every(one => one === 'home')
  return {
    source: { kind: 'safeguarding', family },
    independence: self ? 'self-reported' : 'independent',
    reliability: known.length > 1 ? 'B' : known.length === 1 ? 'C' : 'E',
  }
}

function standingOf(concerns: readonly TellingConcern[]): Signal['standing'] {
  if (concerns.some(one => one.finding === 'found')) return 'found'
  const open = concerns.filter(one => one.state !== 'closed' && one.state !== 'no-enquiry')
  if (open.some(one => one.state === 'looking' || one.state === 'enquiry')) return 'being-looked-at'
  if (open.length > 0) return 'alleged'
  // Below the threshold is not "not found": it was not looked into. It stays what was alleged.
  return concerns.every(one => one.finding === 'not-found') ? 'not-found' : 'alleged'
}

function expiryOf(concerns: readonly TellingConcern[]): string | null {
  if (concerns.some(one => one.state !== 'closed')) return null
  const last = concerns
    .flatMap(one => one.closedOn ?? [])
    .sort()
    .at(-1)
  return last ? Temporal.PlainDate.from(last).add({ months: MONTHS_AFTER_CLOSING }).toString() : null
}

/** In a small home, or from one voice alone, whoever reads it can tell who is meant. */
function restrictionOf(concerns: readonly TellingConcern[], beds: number | null): Signal['restriction'] {
  const small = beds === null || beds < FEWEST_BEDS
  return small || concerns.some(one => one.restricted) ? 'case-roles' : 'council'
}
