import type { Signal } from '#platform/signal.ts'
import { daysBetween } from './live.ts'

/** How well a source tells: what an analyst looks at before what it tells is believed. */
export interface SourceQuality {
  readonly source: string
  /** Tellings, however often one was told. */
  readonly told: number
  /** Told again word for word: a file that came twice. */
  readonly again: number
  /** Told under one key in other words: corrections, or two that contradict each other; the last stands. */
  readonly corrected: number
  /** Learned more than `LATE` days after it was so: they change no day before they were learned. */
  readonly late: number
  /** Dated after the day itself: they count for nothing until then. */
  readonly ahead: number
  /** The last day on which it told anything that is not ahead; null: none. */
  readonly lastOn: string | null
  /** It used to tell more often, and for so long it would not have been silent by chance. */
  readonly stopped: boolean
}

/** A quarter: longer than a file that comes once a month, and a case that is written down afterwards. */
export const LATE = 92

/** By chance so long a silence comes once in a thousand times. */
const BY_CHANCE = 0.001

/** Every source by itself, in order of the alphabet. */
export function qualityOf(tellings: readonly Signal[], on: string): SourceQuality[] {
  const sources = Map.groupBy(tellings, signal => signal.source.kind)
  return [...sources].sort(([a], [b]) => (a < b ? -1 : 1)).map(([source, own]) => oneQuality(source, own, on))
}

function oneQuality(source: string, told: readonly Signal[], on: string): SourceQuality {
  const distinct = new Set(told.map(signal => JSON.stringify(signal))).size
  const keys = new Set(told.map(signal => signal.key)).size
  const known = told.filter(signal => !isAhead(signal, on))
  const days = known.map(signal => signal.receivedOn).sort()
  return {
    ...{ source, told: told.length, again: told.length - distinct, corrected: distinct - keys },
    late: known.filter(signal => daysBetween(signal.observed.to, signal.receivedOn) > LATE).length,
    ahead: told.length - known.length,
    lastOn: days.at(-1) ?? null,
    stopped: hasStopped(days, on),
  }
}

function isAhead({ receivedOn, observed }: Signal, on: string): boolean {
  return receivedOn > on || observed.from > on
}

function hasStopped(days: readonly string[], on: string): boolean {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return false
  return isLongSilent({ first, last, days: new Set(days).size }, on)
}

/**
 * Whether it would not have been silent so long by chance: where days with a telling came at a rate, the chance of none
 * since the last is e to the minus rate times days. From fewer than three days no rate is known.
 */
export function isLongSilent(
  { first, last, days }: { readonly first: string; readonly last: string; readonly days: number },
  on: string,
  byChance = BY_CHANCE,
): boolean {
  if (days < 3) return false
  const rate = (days - 1) / daysBetween(first, last)
  return Math.exp(-rate * daysBetween(last, on)) < byChance
}
