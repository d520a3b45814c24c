import { daysBetween, isOf, isOpen, type Live } from './live.ts'
import type { Override, RuleSet } from './rule-set.ts'

/** What the named person who looked the same day found. */
export interface FirstLook {
  readonly eventKey: string
  readonly on: string
  readonly credible: boolean
  readonly touches: readonly ('more-than-one-resident' | 'management' | 'concealment')[]
}

export interface Flagged {
  readonly override: string
  readonly eventKey: string
  readonly signals: readonly string[]
  /** Nobody has looked yet: a named person does so today. */
  readonly awaitsFirstLook: boolean
  /** Found credible, and more than one case's matter: that lifts the level, not the flag. */
  readonly lifts: boolean
}

/** The events that wait for no second source, each under the first override that it meets. */
export function flaggedIn(
  live: readonly Live[],
  looks: readonly FirstLook[],
  on: string,
  rules: RuleSet,
): Flagged[] {
  const concerns = live
    .map(one => one.signal)
    .filter(one => one.axis === 'signal' && one.polarity === 'concern')
  const events = Map.groupBy(concerns, signal => signal.eventKey)
  const lasts = rules.liftsFor ?? Infinity
  return [...events.keys()].sort().flatMap(eventKey => {
    const signals = events.get(eventKey) ?? []
    const override = rules.overrides.find(one => signals.some(signal => meets(signal, one)))
    if (!override) return []
    const waits = signals.some(one => isOpen(one) || daysBetween(one.receivedOn, on) <= rules.firstLookWithin)
    const done = looks.filter(look => look.eventKey === eventKey && look.on <= on)
    return [
      {
        override: override.code,
        eventKey,
        signals: signals.map(signal => signal.key),
        awaitsFirstLook: waits && done.length === 0,
        lifts: done.some(
          look => look.credible && look.touches.length > 0 && daysBetween(look.on, on) <= lasts,
        ),
      },
    ]
  })
}

function meets(signal: Live['signal'], override: Override): boolean {
  const { whats, sourceKinds, families, leastSeverity } = override
  return (
    whats.some(what => isOf(signal.what, what)) &&
    signal.severity >= leastSeverity &&
    (sourceKinds?.includes(signal.source.kind) ?? true) &&
    (families?.includes(signal.source.family) ?? true)
  )
}
