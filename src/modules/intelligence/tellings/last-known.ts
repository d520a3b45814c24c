import type { TellingRow } from './row.ts'

/** Told of another home, under a key under which something was told of the home that is asked about. */
export type ToldElsewhere = Pick<TellingRow, 'source' | 'key' | 'seq' | 'knownOn'>

/**
 * Of what was told of one home, in the order in which it was told: what stood at the end of a day. What was later told
 * of another home under the same key is this home's until the day on which that was known. Pure.
 */
export function lastKnown(
  told: readonly TellingRow[],
  elsewhere: readonly ToldElsewhere[],
  day: string,
): TellingRow[] {
  const last = new Map<string, TellingRow>()
  for (const row of told) if (row.knownOn <= day) last.set(keyOf(row), row)
  for (const other of elsewhere) {
    const row = last.get(keyOf(other))
    if (row && other.knownOn <= day && other.seq > row.seq) last.delete(keyOf(other))
  }
  return [...last.values()].filter(row => !row.takenBack)
}

const keyOf = ({ source, key }: Pick<TellingRow, 'source' | 'key'>): string => `${source} ${key}`
