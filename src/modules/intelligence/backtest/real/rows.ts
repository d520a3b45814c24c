import type { Signal } from '#platform/signal.ts'
import {
  type HomeInBrief,
  type HomePast,
  homeOn,
  knownFrom,
  signalsOfEvent,
  signalsOfHome,
  stratumKey,
  stratumOf,
} from '../../../homes/index.ts'
import { type Alike, alikeOf, eventCounts } from '../../triangulate/alike.ts'
import { happeningsOf } from '../../triangulate/happenings.ts'
import type { Level } from '../../triangulate/levels.ts'
import { daysBetween, isOf, liveOn } from '../../triangulate/live.ts'
import { type Picture, pictureOf } from '../../triangulate/picture.ts'
import type { RuleSet } from '../../triangulate/rule-set.ts'
import { orderOf } from '../order.ts'
import { gradeRanks, type Outcome, outcomeAfter } from './outcome.ts'

/** What was said of one home on one day in the past, by what was known then, and what came of it. */
export interface Row {
  readonly home: string
  readonly on: string
  readonly level: Level
  /** Higher where worse was expected, by each way of telling. */
  readonly scores: Readonly<Record<PredictorCode, number>>
  /** The rating that stood: 0 outstanding to 3 inadequate; null: none. */
  readonly rank: number | null
  readonly outcome: Outcome
  readonly groups: Readonly<Record<string, string>>
}

export const predictorCodes = [
  'lantern',
  'lantern-without-ratings',
  'last-rating',
  'time-since-inspection',
  'providers-average',
  'officers-top-ten',
] as const
export type PredictorCode = (typeof predictorCodes)[number]

export interface RowsAsked {
  readonly pasts: readonly HomePast[]
  readonly dates: readonly string[]
  readonly days: number
  readonly rules: RuleSet
  /** What other sources told, by home, as they told it then; none where only the register is asked. */
  readonly tellings?: ReadonlyMap<string, readonly Signal[]>
  /** The ten that officers named without having seen a level, by day. */
  readonly topTens?: ReadonlyMap<string, ReadonlySet<string>>
  /** Groups of homes for the check of equality, by name: the kind of the home, its size, who owns it. */
  readonly groupsOf?: (home: HomeInBrief) => Readonly<Record<string, string>>
}

/** One row for each home that was open on each day, in order of day and home. */
export function rowsOf(asked: RowsAsked): Row[] {
  return asked.dates.flatMap(on => rowsOn(asked, on))
}

interface Then {
  readonly past: HomePast
  readonly home: HomeInBrief
  readonly signals: readonly Signal[]
}

function rowsOn(asked: RowsAsked, on: string): Row[] {
  const open = asked.pasts.flatMap((past): Then[] => {
    const home = homeOn(past, on)
    return home
      ? [{ past, home, signals: signalsThen(past, home, on, asked.tellings?.get(home.id) ?? []) }]
      : []
  })
  const withRatings = picturesOf(open, on, asked.rules)
  const without = picturesOf(
    open.map(one => ({ ...one, signals: one.signals.filter(({ what }) => !isOf(what, 'cqc.rating')) })),
    on,
    asked.rules,
  )
  const averages = providersAverages(open)
  return open.map(({ past, home }, i) => {
    const rank = home.rating === null ? null : (gradeRanks[home.rating] ?? null)
    const picture = withRatings[i]
    return {
      ...{ home: home.id, on, rank, level: picture?.level ?? 'insufficient' },
      outcome: outcomeAfter(past, on, asked.days, rank),
      groups: asked.groupsOf?.(home) ?? {},
      scores: {
        lantern: picture ? orderOf(picture) : 0,
        'lantern-without-ratings': without[i] ? orderOf(without[i]) : 0,
        // Never rated is between good and not good: nobody knows.
        'last-rating': rank ?? 1.5,
        'time-since-inspection': daysBetween(home.lastInspectedOn ?? home.openedOn ?? on, on),
        'providers-average': averages[i] ?? 0,
        'officers-top-ten': asked.topTens?.get(on)?.has(home.id) ? 1 : 0,
      },
    }
  })
}

/** What was known on the day: the register's signals as they would have been told then, and what others had told. */
export function signalsThen(
  past: HomePast,
  home: HomeInBrief,
  on: string,
  tellings: readonly Signal[] = [],
): Signal[] {
  const events = past.events.filter(event => event.withdrawnAt === null && knownFrom(event) <= on)
  return [
    ...events.flatMap(event => signalsOfEvent(event, home)),
    ...signalsOfHome(home, Temporal.PlainDate.from(on)),
    ...tellings.filter(signal => signal.receivedOn <= on),
  ]
}

function picturesOf(homes: readonly Then[], on: string, rules: RuleSet): Picture[] {
  const alike = rules.compares ? alikeThen(homes, on, rules) : new Map<string, Alike | null>()
  return homes.map(({ home, signals }) =>
    pictureOf({ on, signals, firstLooks: [], heard: null, alike: alike.get(home.id) ?? null }, rules),
  )
}

function alikeThen(homes: readonly Then[], on: string, rules: RuleSet) {
  return alikeOf(
    homes.map(({ home, signals }) => ({
      ...{ home: home.id, stratum: stratumKey(stratumOf(home)), council: 'here', region: 'here' },
      exposure: home.beds ?? 0,
      events: eventCounts(happeningsOf(liveOn(signals, on, rules), rules), rules),
    })),
  )
}

/** The mean rating of a provider's other homes; of all homes where it has no other that is rated. */
function providersAverages(homes: readonly Then[]): number[] {
  const ranks = homes.map(({ home }) => (home.rating === null ? undefined : gradeRanks[home.rating]))
  const rated = ranks.filter(rank => rank !== undefined)
  const overall = rated.length > 0 ? meanOf(rated) : 1
  const byProvider = Map.groupBy(
    homes.map((_, i) => i),
    i => homes[i]?.home.cqcProviderId ?? '',
  )
  return homes.map(({ home }, i) => {
    const others = (home.cqcProviderId ? (byProvider.get(home.cqcProviderId) ?? []) : [])
      .filter(other => other !== i)
      .flatMap(other => ranks[other] ?? [])
    return others.length > 0 ? meanOf(others) : overall
  })
}

const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
