import { fsum } from 'd3-array'
import { FEWEST_TO_COMPARE } from '#law/home-sizes.ts'
import { demand, demandFinite } from './demand.ts'

export interface Exposed {
  readonly home: string
  /** Like with like: nursing or not, dementia, learning disability, size. */
  readonly stratum: string
  readonly council: string
  readonly region: string
  readonly observed: number
  /** In occupied bed days, or in beds where those are not known; the same unit for all. */
  readonly exposure: number
}

export type Borrowed = (typeof places)[number]

export interface Expectation {
  readonly home: string
  /** In the unit of `observed`. Null where nobody comparable has any exposure: then nothing is expected or judged. */
  readonly expected: number | null
  readonly from: Borrowed
  /** How many homes it is taken from. */
  readonly homes: number
}

/**
 * E = rate of homes like it x its own exposure. Too few like it in its council's area: the rate is borrowed from the
 * region, then from England, and `from` and `homes` say so. Source: indirect standardisation, as in N. E. Breslow and N. E. Day,
 * Statistical Methods in Cancer Research II, 1987.
 */
export function expectations(homes: readonly Exposed[], fewest = FEWEST_TO_COMPARE): Expectation[] {
  for (const { observed, exposure } of homes) {
    demandFinite({ observed, exposure })
    demand(observed >= 0 && exposure >= 0, 'Counts and exposure are 0 or more')
  }
  const groups = places.map(from => ({ from, rates: ratesBy(homes, home => keyOf(home, from)) }))
  return homes.map(home => {
    const found = groups.map(({ from, rates }) => ({ from, rate: rates.get(keyOf(home, from)) }))
    const enough = found.find(one => (one.rate?.homes ?? 0) >= fewest)
    const { from, rate } = enough ?? { from: 'england' as const, rate: found.at(-1)?.rate }
    const per = rate?.per ?? null
    const expected = per === null ? null : per * home.exposure
    return { home: home.home, expected, from, homes: rate?.homes ?? 0 }
  })
}

const places = ['council', 'region', 'england'] as const

function keyOf(home: Exposed, place: Borrowed): string {
  return JSON.stringify([place === 'england' ? null : home[place], home.stratum])
}

function ratesBy(homes: readonly Exposed[], key: (home: Exposed) => string) {
  const groups = Map.groupBy(homes, key)
  return new Map(
    [...groups].map(([name, group]) => {
      const exposure = fsum(group.map(home => home.exposure))
      const per = exposure > 0 ? fsum(group.map(home => home.observed)) / exposure : null
      return [name, { homes: group.length, per }]
    }),
  )
}
