import type { Signal } from '#platform/signal.ts'
import type { TellingAllegation, TellingConcern } from './signals.ts'

export type Standing = Signal['standing']

/** From this day on it counted as this, until the next. */
export interface StandingFrom {
  readonly from: string
  readonly standing: Standing
}

/** What stands above what: one thing found outweighs all else, and one thing not found takes nothing from the rest. */
const weights: readonly Standing[] = ['withdrawn', 'not-found', 'alleged', 'being-looked-at', 'found']
const weightiest = (all: readonly Standing[]): Standing | undefined =>
  all.toSorted((a, b) => weights.indexOf(b) - weights.indexOf(a))[0]

/**
 * How one concern stood at the end of a day, by what was known then; undefined before it was known at all. A finding
 * says more than the state of its case. Below the threshold is not "not found": it was not looked into, and stays what
 * was alleged. What cannot be said or was not pursued finds nothing either way.
 */
export function standingOn(concern: TellingConcern, day: string): Standing | undefined {
  if (day < concern.receivedOn) return undefined
  const found = findingsOn(concern.allegations, day)
  if (found.includes('found')) return 'found'
  if (found.length > 0 && found.every(one => one === 'not-found')) return 'not-found'
  const { lookedOn, endedOn } = concern
  const looked = lookedOn !== null && lookedOn <= day
  return looked && (endedOn === null || endedOn > day) ? 'being-looked-at' : 'alleged'
}

/** Of each allegation that held on a day, what was found of it by then; null where nothing was. */
function findingsOn(
  allegations: readonly TellingAllegation[],
  day: string,
): readonly TellingAllegation['findings'][number]['finding'][] {
  return allegations
    .filter(({ from, until }) => from <= day && (until === null || until > day))
    .map(({ findings }) => findings.findLast(one => one.on <= day)?.finding ?? null)
}

/** How an incident stood from day to day: whoever reckons a past day takes the last that is not later. */
export function standingsOf(concerns: readonly TellingConcern[]): readonly StandingFrom[] {
  const days = [...new Set(concerns.flatMap(daysOf))].sort()
  const all = days.flatMap(day => {
    const standing = weightiest(concerns.flatMap(one => standingOn(one, day) ?? []))
    return standing ? [{ from: day, standing }] : []
  })
  return all.filter(({ standing }, at) => standing !== all[at - 1]?.standing)
}

const daysOf = ({ receivedOn, lookedOn, endedOn, allegations }: TellingConcern): readonly string[] =>
  [
    ...[receivedOn, lookedOn, endedOn],
    ...allegations.flatMap(({ from, until, findings }) => [from, until, ...findings.map(one => one.on)]),
  ].filter(day => day !== null)
