import type { Signal } from '#platform/signal.ts'
import { caseKinds, FEWEST_BEDS, familyOf, MONTHS_AFTER_CLOSING, neverHappened } from './signal-kinds.ts'
import { type Standing, type StandingFrom, standingsOf } from './signal-standing.ts'

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
  /** Since when it is looked into, and since when no longer; null: not. */
  readonly lookedOn: string | null
  readonly endedOn: string | null
  readonly allegations: readonly TellingAllegation[]
}

/** What is alleged, as long as it held: a correction takes its place. */
export interface TellingAllegation {
  readonly from: string
  readonly until: string | null
  /** Every finding on it, the oldest first: the last holds. Null: neither found nor not found. */
  readonly findings: readonly { readonly on: string; readonly finding: 'found' | 'not-found' | null }[]
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
  /**
   * How it stood from day to day, the last as it stands now. What was not found counts for nothing from its day on; what
   * was reckoned of a day before that can be reckoned again.
   */
  readonly standings: readonly StandingFrom[]
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
  if (!first?.homeId) return { key, signal: null, standings: [] }
  const standings = standingsOf(counted)
  // What was not found of one of several adults takes no part in what the rest say.
  const holding = counted.filter(one => standsAs(one) !== 'not-found')
  const telling = holding.length > 0 ? holding : counted
  const gravest = gravestOf(telling)
  const days = counted.map(one => one.happenedOn ?? one.receivedOn).sort()
  return {
    key,
    signal: {
      ...{ key, eventKey: key, homeId: first.homeId, theme: gravest.theme, what: 'safeguarding.concern' },
      axis: 'signal',
      observed: { from: days[0] ?? first.receivedOn, to: days.at(-1) ?? first.receivedOn },
      receivedOn: counted.map(one => one.receivedOn).sort()[0] ?? first.receivedOn,
      ...sourceOf(telling),
      polarity: 'concern',
      severity: gravest.severity,
      measure: { kind: 'count', count: telling.length, denominator: null },
      owner: 'not-known',
      standing: standings.at(-1)?.standing ?? 'alleged',
      untilNext: false,
      expiresOn: expiryOf(counted),
      link: `/safeguarding/concerns/${first.id}`,
      restriction: restrictionOf(counted, beds),
    },
    standings,
  }
}

const standsAs = (concern: TellingConcern): Standing | undefined => standingsOf([concern]).at(-1)?.standing

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
