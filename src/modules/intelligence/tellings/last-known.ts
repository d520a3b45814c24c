import type { TellingRow } from './row.ts'

/** A telling of a home, and the first day on which what is told under its key was known to be of another. */
export interface ToldOfHome {
  readonly row: TellingRow
  readonly movedOn: string | null
}

/** Of what was told of one home, in the order in which it was told: what stood at the end of a day. Pure. */
export function lastKnown(told: readonly ToldOfHome[], day: string): TellingRow[] {
  const last = new Map<string, ToldOfHome>()
  for (const one of told) if (one.row.knownOn <= day) last.set(`${one.row.source} ${one.row.key}`, one)
  return [...last.values()]
    .filter(({ row, movedOn }) => !row.takenBack && (movedOn === null || movedOn > day))
    .map(one => one.row)
}
