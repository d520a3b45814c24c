import type { Signal } from '#platform/signal.ts'
import type { Live } from './live.ts'
import type { RuleSet } from './rule-set.ts'

type Family = Signal['source']['family']

/** One event of one theme, however many tell of it: they are its witnesses. */
export interface Happening {
  readonly eventKey: string
  readonly theme: string | null
  /** Independent families that tell of it strongly enough to count; sorted. */
  readonly families: readonly Family[]
  readonly severity: number
  readonly found: boolean
  /** Keys of all its signals that count. */
  readonly signals: readonly string[]
}

/**
 * The events of concern that independent people tell of. What a home says of itself and what is reckoned from others
 * make none: the first may not raise or clear anything alone, the second adds no voice. Exposure makes none either.
 */
export function happeningsOf(live: readonly Live[], { countsFrom }: RuleSet): Happening[] {
  const telling = live.filter(
    ({ signal, weight }) =>
      signal.axis === 'signal' &&
      signal.polarity === 'concern' &&
      signal.independence === 'independent' &&
      weight >= countsFrom,
  )
  const events = Map.groupBy(telling, ({ signal }) => JSON.stringify([signal.theme, signal.eventKey]))
  return [...events.keys()].sort().flatMap(key => {
    const signals = (events.get(key) ?? []).map(one => one.signal)
    const [first] = signals
    if (!first) return []
    return [
      {
        eventKey: first.eventKey,
        theme: first.theme,
        families: [...new Set(signals.map(signal => signal.source.family))].sort(),
        severity: Math.max(...signals.map(signal => signal.severity)),
        found: signals.some(signal => signal.standing === 'found'),
        signals: signals.map(signal => signal.key),
      },
    ]
  })
}

/**
 * How many families there are of which each can be given an event of its own: one event that five people saw is one,
 * and five events that one person tells of are one. The largest matching of events and families, by augmenting paths
 * (H. W. Kuhn, The Hungarian method, Naval Research Logistics Quarterly, 1955).
 */
export function familiesWithOwnEvent(happenings: readonly Happening[]): number {
  // An event that shows in several themes is still one.
  const families = new Map<string, Set<Family>>()
  for (const { eventKey, families: telling } of happenings)
    families.set(eventKey, new Set([...(families.get(eventKey) ?? []), ...telling]))
  const taken = new Map<Family, string>()
  const find = (event: string, tried: Set<Family>): boolean => {
    for (const family of families.get(event) ?? []) {
      if (tried.has(family)) continue
      tried.add(family)
      const other = taken.get(family)
      if (other === undefined || find(other, tried)) {
        taken.set(family, event)
        return true
      }
    }
    return false
  }
  return [...families.keys()].filter(event => find(event, new Set())).length
}
