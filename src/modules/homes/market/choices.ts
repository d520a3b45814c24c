import { isPlaced, milesBetween, type Point } from '../geography.ts'
import { meets, type Need } from './needs.ts'
import type { MarketHome } from './schema.ts'

export interface Wish {
  readonly need?: Need | undefined
  /** Pounds a week, the most that may be paid. */
  readonly budget?: number | undefined
  /** Whose price it is set against. */
  readonly payer: 'council' | 'self'
  readonly from?: Point | undefined
  /** Miles in a straight line from `from`. */
  readonly within: number
}

export interface Choice {
  readonly home: MarketHome
  readonly price: number | null
  readonly milesAway: number | null
}

export interface Choices {
  /** Told of a free place, and of a price within the budget; nearest first, then cheapest. */
  readonly real: readonly Choice[]
  /** Would suit and are near enough, but nobody told of a vacancy, or of a price to set against the budget: ring them. */
  readonly toAsk: readonly Choice[]
}

/**
 * Real choices on the day (row E2): suitable homes with a vacancy at the personal budget. A home that told of no
 * vacancy is no choice today; one that told nothing is not left out in silence.
 */
export function choicesOf(homes: readonly MarketHome[], wish: Wish): Choices {
  const near = homes
    .filter(home => !wish.need || meets(wish.need, home))
    .map(home => choiceOf(home, wish))
    .filter(({ milesAway }) => !wish.from || (milesAway !== null && milesAway <= wish.within))
    .toSorted(nearestThenCheapest)
  const affordable = near.filter(
    ({ price }) => price === null || wish.budget === undefined || price <= wish.budget,
  )
  const isReal = ({ home, price }: Choice): boolean =>
    (home.vacantAccepting ?? 0) > 0 && (wish.budget === undefined || price !== null)
  return {
    real: affordable.filter(isReal),
    toAsk: affordable.filter(choice => choice.home.vacantAccepting !== 0 && !isReal(choice)),
  }
}

function choiceOf(home: MarketHome, { payer, from }: Wish): Choice {
  const price = payer === 'council' ? home.weeklyPriceCouncil : home.weeklyPriceSelf
  return { home, price, milesAway: from && isPlaced(home) ? milesBetween(home, from) : null }
}

function nearestThenCheapest(a: Choice, b: Choice): number {
  const far = (a.milesAway ?? 0) - (b.milesAway ?? 0)
  return (
    far ||
    (a.price ?? Number.MAX_VALUE) - (b.price ?? Number.MAX_VALUE) ||
    a.home.name.localeCompare(b.home.name)
  )
}
