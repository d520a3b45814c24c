import { ageingOf } from '../triangulate/live.ts'
import type { RuleSet } from '../triangulate/rule-set.ts'
import { ruleSets } from '../triangulate/rule-sets.ts'
import type { NewTelling } from './row.ts'

type Ending = Pick<NewTelling, 'what' | 'observedTo' | 'expiresOn' | 'untilNext'>

/**
 * The first day on which a telling counts no more, by its expiry or by its age; null where neither ends it. What is open
 * has no end and does not age. Says the same as `liveOn`, once for all days.
 */
export function endsOn({ what, observedTo, expiresOn, untilNext }: Ending, rules: RuleSet): string | null {
  if (expiresOn === null && !untilNext) return null
  const { window } = ageingOf(what, rules)
  if (!Number.isFinite(window)) return expiresOn
  const aged = Temporal.PlainDate.from(observedTo)
    .add({ days: window + 1 })
    .toString()
  return expiresOn === null || aged < expiresOn ? aged : expiresOn
}

/** The first day on which no version of the rules lets it count any more; `infinity` where nothing ends it. */
export function overOn(row: Ending): string {
  const ends = ruleSets.map(rules => endsOn(row, rules) ?? 'infinity')
  return ends.sort().at(-1) ?? 'infinity'
}
