import { type Sighting as Counting, eyesOn } from '../method/eyes-on.ts'
import { type VoiceCoverage, voiceCoverage } from '../method/voice-coverage.ts'
import { daysBetween } from '../triangulate/live.ts'
import { EYES, type Eye, FIVE, HALF_LIFE, type NumberKey, saidByHome, speaksOf, WINDOW } from './kinds.ts'

export type Numbers = { readonly [K in NumberKey]?: number | undefined }

/** Somebody of a role was there on a day, and how that is known. */
export interface Seen {
  readonly role: Eye
  readonly on: string
  readonly source: 'visit' | 'told' | 'care-records' | 'home' | 'officer' | 'register'
  /** The monthly number that it is taken from: then it may be another kind that this number speaks of. */
  readonly from?: NumberKey
  /** When that was written down; the day itself where it is left out. */
  readonly learnedOn?: string
}

/** What was given of a month, by the home or by an officer. */
export interface MonthGiven {
  /** Its first day. */
  readonly month: string
  readonly givenBy: 'home' | 'officer'
  /** How many lived there. */
  readonly living: number
  readonly numbers: Numbers
  readonly learnedOn?: string
}

export interface Eyes {
  /** Distinct kinds of independent people, each by how lately it was there; from 0 to 8. */
  readonly index: number
  /** The same without what only the home says. */
  readonly seenByOthers: number
  readonly latest: readonly Seen[]
  readonly coverage: VoiceCoverage
}

/** The eyes on a home on a day, from what was seen and from monthly numbers. What came later is left out. */
export function reckonEyes(seen: readonly Seen[], months: readonly MonthGiven[], on: string): Eyes {
  const known = [...seen, ...seenInMonths(seen, months, on)].filter(
    one => one.on <= on && daysBetween(one.on, on) <= WINDOW,
  )
  const latest = latestOf(known)
  const index = (some: readonly Seen[]) =>
    eyesOn(
      some.map(one => countingOf(one, on)),
      HALF_LIFE,
    )
  const voices = EYES.map(kind => {
    const last = latest.find(one => one.role === kind)
    return { kind, daysAgo: last ? daysBetween(last.on, on) : null }
  })
  return {
    index: index(known),
    seenByOthers: index(known.filter(one => !saidByHome(one.source))),
    latest,
    coverage: voiceCoverage(voices, HALF_LIFE),
  }
}

const countingOf = ({ role, on: day }: Seen, on: string): Counting => ({
  ...{ role, daysAgo: daysBetween(day, on), independent: true },
})

/** Of each role the last; on one day what somebody other than the home says goes first. */
function latestOf(known: readonly Seen[]): Seen[] {
  return EYES.flatMap(role => {
    const own = known.filter(one => one.role === role)
    return own
      .toSorted((a, b) =>
        a.on < b.on ? 1 : a.on > b.on ? -1 : Number(saidByHome(a.source)) - Number(saidByHome(b.source)),
      )
      .slice(0, 1)
  })
}

/**
 * A number above none says that one of several kinds of people came, not which: it renews the one that was seen last,
 * and stands for the first of them where none was. So it never adds two pairs of eyes for one visit.
 */
function seenInMonths(seen: readonly Seen[], months: readonly MonthGiven[], on: string): Seen[] {
  return months.flatMap(({ month, givenBy, numbers, learnedOn }) => {
    const last = lastDay(month)
    const day = last < on ? last : on
    return FIVE.flatMap(key => {
      const kinds = speaksOf(key)
      if (kinds.length === 0 || !numbers[key]) return []
      const before = latestOf(seen.filter(one => kinds.includes(one.role) && one.on <= day))
      const [role = kinds[0]] = before.toSorted((a, b) => (a.on < b.on ? 1 : -1)).map(one => one.role)
      return role ? [{ role, on: day, source: givenBy, from: key, ...(learnedOn ? { learnedOn } : {}) }] : []
    })
  })
}

export function lastDay(month: string): string {
  const first = Temporal.PlainDate.from(month)
  return first.add({ months: 1 }).subtract({ days: 1 }).toString()
}
