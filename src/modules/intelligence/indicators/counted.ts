import { countsFor } from '../tellings/sources.ts'
import type { RuleSet } from '../triangulate/rule-set.ts'
import type { Definition } from './definition.ts'
import type { IndicatorTelling } from './tellings-store.ts'

/** What was told of each home in a period, by one definition, as it was known on a day. */
export interface Count {
  /** Of homes of which something was told; for events, others have none; for returns, others have no number. */
  readonly homes: ReadonlyMap<string, number>
  /** Days on which anything at all was told of this, of whatever home and time, by then. */
  readonly toldOn: readonly string[]
}

/** The last telling of each key by the end of a day, what was taken back left out. Rows are in the order of telling. */
export function knownBy(rows: readonly IndicatorTelling[], day: string): IndicatorTelling[] {
  const last = new Map<string, IndicatorTelling>()
  for (const row of rows) if (row.knownOn <= day) last.set(`${row.source} ${row.key}`, row)
  return [...last.values()].filter(row => !row.takenBack)
}

/**
 * Only what every officer may know of is counted, so that no number tells of a case that is kept to a few; and only
 * what still stands: neither withdrawn nor looked into and not found.
 */
export function countedBy(definition: Definition, known: readonly IndicatorTelling[], rules: RuleSet) {
  return known.filter(
    row =>
      definition.whats.includes(row.what) &&
      definition.sourceKinds.includes(row.sourceKind) &&
      (definition.theme === null || row.theme === definition.theme) &&
      (definition.counts === 'returned') === (row.measure === 'count' && row.what !== MANY_WITNESSES) &&
      rules.standing[row.standing] > 0 &&
      countsFor('council', row.source, row.restriction),
  )
}

/** Its count is how many told of one event: it stays an event. */
const MANY_WITNESSES = 'safeguarding.concern'

/** Pure. */
export function countIn(
  { from, to }: { readonly from: string; readonly to: string },
  { counts }: Pick<Definition, 'counts'>,
  counting: readonly IndicatorTelling[],
): Count {
  const within = counting.filter(row => row.observedTo >= from && row.observedTo <= to)
  const homes = new Map<string, number>()
  for (const [home, rows] of Map.groupBy(within, row => row.homeId))
    homes.set(home, counts === 'events' ? new Set(rows.map(eventOf)).size : returned(rows))
  return { homes, toldOn: [...new Set(counting.map(row => row.receivedOn))].toSorted() }
}

const eventOf = ({ source, key, eventKey }: IndicatorTelling): string => eventKey ?? `${source} ${key}`

/** Two returns of one time, by the home and by an officer, say, are one number: the greater. */
function returned(rows: readonly IndicatorTelling[]): number {
  const byTime = Map.groupBy(rows, row => `${row.what} ${row.observedFrom} ${row.observedTo}`)
  let sum = 0
  for (const same of byTime.values()) sum += Math.max(...same.map(row => row.count ?? 0))
  return sum
}
