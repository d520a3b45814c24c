import type { Counts, Direction, Exposure, PeriodKind, Stratum } from './kinds.ts'

/** One version of what an indicator is. Never edited: a change is the next version, from its own day on. */
export interface Definition {
  readonly number: number
  readonly fromOn: string
  /** The first day on which it holds no more; null: no end. */
  readonly toOn: string | null
  /** Only what was told of this theme; null: of any. */
  readonly theme: string | null
  readonly sourceKinds: readonly string[]
  readonly whats: readonly string[]
  readonly counts: Counts
  readonly exposure: Exposure
  readonly stratum: Stratum
  readonly direction: Direction
  readonly period: PeriodKind
}

/** Which version holds on a day: the newest that has begun, unless it has ended. */
export function definitionOn(versions: readonly Definition[], day: string): Definition | undefined {
  const begun = versions.filter(one => one.fromOn <= day)
  const newest = begun.toSorted((a, b) => a.number - b.number).at(-1)
  return newest && (newest.toOn === null || day < newest.toOn) ? newest : undefined
}
