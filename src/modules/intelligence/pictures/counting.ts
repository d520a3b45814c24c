import type { Signal } from '#platform/signal.ts'
import { signalOfRow, type TellingRow } from '../tellings/row.ts'
import { countsFor, type Edition } from '../tellings/sources.ts'
import { type Live, liveOn } from '../triangulate/live.ts'
import type { RuleSet } from '../triangulate/rule-set.ts'
import { withoutLoneSources } from './lone-sources.ts'

export interface Counting {
  readonly live: readonly Live[]
  readonly used: readonly { readonly row: TellingRow; readonly signal: Signal }[]
}

/** Of what was told of a home, what counts on a day in the picture of one kind of reader; by key. */
export function countingFor(
  edition: Edition,
  rows: readonly TellingRow[],
  on: string,
  rules: RuleSet,
): Counting {
  const counting = rows
    .filter(row => countsFor(edition, row.source, row.restriction))
    .map(row => ({ row, signal: apart(row) }))
    .toSorted((a, b) => (a.signal.key < b.signal.key ? -1 : 1))
  const all = liveOn(
    counting.map(one => one.signal),
    on,
    rules,
  )
  const live = edition === 'council' ? withoutLoneSources(all, on, rules) : all
  const keys = new Set(live.map(one => one.signal.key))
  return { live, used: counting.filter(one => keys.has(one.signal.key)) }
}

/** Keys are of one source: those of two sources must not fall together. */
function apart(row: TellingRow): Signal {
  const signal = signalOfRow(row)
  return { ...signal, key: keyIn(row.source, signal.key) }
}

/** A key as pictures have it: of which source it is goes before it. */
export function keyIn(source: string, key: string): string {
  return `${source}:${key}`
}
