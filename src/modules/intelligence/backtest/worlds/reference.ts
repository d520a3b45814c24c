import { fsum } from 'd3-array'
import { type Alike, alikeOf, eventCounts, type Peer, spreadOf } from '../../triangulate/alike.ts'
import { happeningsOf } from '../../triangulate/happenings.ts'
import { liveOn } from '../../triangulate/live.ts'
import type { RuleSet } from '../../triangulate/rule-set.ts'
import { dateOf, firstDay } from './calendar.ts'
import { type WorldHome, worldHome } from './home.ts'
import { heardIn, knownIn } from './known.ts'
import { inOrder } from './stories.ts'

/** What is expected of a home of a world, on the first day of a month. */
export interface Reference {
  readonly alike: (home: Pick<WorldHome, 'beds' | 'nursing'>) => Alike | null
  /** Complaints, concerns and compliments of a year. */
  readonly heard: (home: Pick<WorldHome, 'beds' | 'nursing'>) => { expected: number; spread: number }
}

const HOMES = 160
const homes = Array.from({ length: HOMES }, (_, i) => worldHome('reference', `reference-${i}`, inOrder))
const stratumOf = ({ nursing }: Pick<WorldHome, 'nursing'>) => (nursing ? 'nursing' : 'residential')

/**
 * Homes that are all in order and are in no world: a world's council has too few homes of a kind, and borrows what is
 * expected from the country.
 * @param without a source that is lost, there as here
 */
export function referenceIn(month: number, rules: RuleSet, without?: string): Reference {
  const on = dateOf(firstDay[month] ?? 0)
  const peers = homes.map((home): Peer => {
    const live = liveOn(knownIn(home, month, without).signals, on, rules)
    const events = eventCounts(happeningsOf(live, rules), rules)
    return { ...placed(home), exposure: home.beds, events }
  })
  const none = { all: 0, themes: new Map<string | null, number>() }
  // One bed and no event, to be asked what is expected for each bed.
  const probes = [true, false].map(nursing => ({
    ...placed({ code: `${nursing}`, nursing }),
    exposure: 1e-9,
    events: none,
  }))
  const perBed = alikeOf([...peers, ...probes])
  const heard = heardPerBed(month, without)
  return {
    alike: ({ beds, nursing }) => scaled(perBed.get(`${nursing}`) ?? null, beds * 1e9),
    heard: ({ beds, nursing }) => {
      const { perBed: each, spread } = heard.get(stratumOf({ nursing })) ?? { perBed: 0, spread: 0 }
      return { expected: each * beds, spread }
    },
  }
}

function placed({ code, nursing }: Pick<WorldHome, 'code' | 'nursing'>) {
  return { home: code, stratum: stratumOf({ nursing }), council: 'elsewhere', region: 'elsewhere' }
}

function scaled(alike: Alike | null, times: number): Alike | null {
  return (
    alike && {
      ...alike,
      themes: alike.themes.map(one => ({ ...one, expected: one.expected * times })),
      all: alike.all * times,
    }
  )
}

function heardPerBed(month: number, without?: string) {
  const strata = Map.groupBy(homes, stratumOf)
  return new Map(
    [...strata].map(([stratum, group]) => {
      const counts = group.map(home => fsum(heardIn(home, month, without)))
      const perBed = fsum(counts) / fsum(group.map(home => home.beds))
      const spread = spreadOf(group.map((home, i) => [counts[i] ?? 0, perBed * home.beds]))
      return [stratum, { perBed, spread }]
    }),
  )
}
