import { SMALLEST_SHOWN } from '#law/small-counts.ts'
import type { Signal } from '#platform/signal.ts'
import type { Live } from '../triangulate/live.ts'
import { flaggedIn } from '../triangulate/overrides.ts'
import type { RuleSet } from '../triangulate/rule-set.ts'

/**
 * What is left for officers who do not know of every case: where one source alone tells of a theme, what it tells can
 * point to a person, so it is kept to those who do. What is published stays, and so does what waits for no second
 * source, for a named person looks at it the same day. Only of what this reader may know: whatever else was told changes
 * nothing here. What is reckoned from others is no source beside them; counted over a period, and not of few, it points
 * to nobody and stays. Pure.
 */
export function withoutLoneSources(live: readonly Live[], on: string, rules: RuleSet): readonly Live[] {
  const themes = Map.groupBy(live.filter(isConcern), ({ signal }) => signal.theme)
  const lone = new Set([...themes].filter(([, own]) => sourcesIn(own) <= 1).map(([theme]) => theme))
  if (lone.size === 0) return live
  const flagged = new Set(flaggedIn(live, [], on, rules).flatMap(one => one.signals))
  const isKept = (one: Live) =>
    isConcern(one) &&
    lone.has(one.signal.theme) &&
    one.signal.restriction !== 'published' &&
    !isCountOfMany(one) &&
    !flagged.has(one.signal.key)
  return live.filter(one => !isKept(one))
}

function isConcern({ signal }: { readonly signal: Signal }): boolean {
  return signal.axis === 'signal' && signal.polarity === 'concern'
}

function sourcesIn(live: readonly Live[]): number {
  const telling = live.filter(({ signal }) => signal.independence !== 'derived')
  return new Set(telling.map(({ signal: { source } }) => `${source.kind} ${source.family}`)).size
}

function isCountOfMany({ signal: { independence, measure } }: Live): boolean {
  return independence === 'derived' && measure.kind === 'count' && measure.count >= SMALLEST_SHOWN
}
