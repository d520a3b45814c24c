import { areasOf } from './areas.ts'
import { isGood, meets, needs } from './needs.ts'
import type { Market, MarketHome, Spread } from './schema.ts'

const bedsOf = (homes: readonly MarketHome[]): number => homes.reduce((sum, { beds }) => sum + (beds ?? 0), 0)

function ratedOf(homes: readonly MarketHome[]) {
  return {
    homes: homes.length,
    beds: bedsOf(homes),
    rated: homes.filter(({ rating }) => rating !== null).length,
    good: homes.filter(({ rating }) => isGood(rating)).length,
  }
}

/** Nought is told, and is not the same as not told. */
function vacanciesOf(homes: readonly MarketHome[]) {
  const told = homes.flatMap(({ vacantAccepting }) => (vacantAccepting === null ? [] : [vacantAccepting]))
  return { told: told.length, vacant: told.reduce((sum, one) => sum + one, 0) }
}

/** Lowest, median (mean of the middle two) and highest; null where none is known. */
export function spreadOf(prices: readonly (number | null)[]): Spread | null {
  const known = prices.filter(price => price !== null).toSorted((a, b) => a - b)
  const [lowest] = known
  const highest = known.at(-1)
  const [low, high] = [known[Math.floor((known.length - 1) / 2)], known[Math.ceil((known.length - 1) / 2)]]
  if (lowest === undefined || highest === undefined || low === undefined || high === undefined) return null
  return { known: known.length, lowest, median: (low + high) / 2, highest }
}

/** By kind of care: all homes first, then each kind that some home here gives. */
export function careOf(homes: readonly MarketHome[]): Market['care'] {
  const kinds = needs.map(need => ({ ...need, homes: homes.filter(home => meets(need, home)) }))
  return [{ key: 'all', label: 'All care homes', homes }, ...kinds]
    .filter(kind => kind.homes.length > 0)
    .map(kind => ({
      key: kind.key,
      label: kind.label,
      ...ratedOf(kind.homes),
      ...vacanciesOf(kind.homes),
      priceCouncil: spreadOf(kind.homes.map(home => home.weeklyPriceCouncil)),
      priceSelf: spreadOf(kind.homes.map(home => home.weeklyPriceSelf)),
    }))
}

export function byArea(homes: readonly MarketHome[]): Market['areas'] {
  return areasOf(homes)
    .map(({ area, town, homes: inIt }) => ({
      area,
      town,
      nursingHomes: inIt.filter(({ nursing }) => nursing).length,
      ...ratedOf(inIt),
      ...vacanciesOf(inIt),
    }))
    .toSorted((a, b) => b.beds - a.beds || a.area.localeCompare(b.area, 'en', { numeric: true }))
}

/** A home without a known provider is nobody's: it counts among all beds only. */
export function byProvider(homes: readonly MarketHome[]): Market['providers'] {
  const all = bedsOf(homes)
  const known = homes.filter(({ providerId }) => providerId !== null)
  return [...Map.groupBy(known, ({ providerId }) => providerId ?? '')]
    .map(([id, theirs]) => ({
      id,
      name: theirs[0]?.providerName ?? 'Name not known',
      homes: theirs.length,
      beds: bedsOf(theirs),
      share: all === 0 ? 0 : bedsOf(theirs) / all,
    }))
    .toSorted((a, b) => b.beds - a.beds || a.name.localeCompare(b.name))
}

/** Only homes that told both how many places and how many people. */
export function placesOf(homes: readonly MarketHome[]): Omit<Market['places'], 'history'> {
  const told = homes.filter(({ occupied, maximumCapacity }) => occupied !== null && maximumCapacity !== null)
  const sum = (of: (home: MarketHome) => number | null) =>
    told.reduce((all, home) => all + (of(home) ?? 0), 0)
  return {
    told: told.length,
    maximum: sum(home => home.maximumCapacity),
    occupied: sum(home => home.occupied),
    accepting: vacanciesOf(homes).vacant,
  }
}

export function ratingsOf(homes: readonly MarketHome[]): Market['ratings'] {
  const count = (rating: string | null): number => homes.filter(home => home.rating === rating).length
  return {
    outstanding: count('outstanding'),
    good: count('good'),
    'requires-improvement': count('requires-improvement'),
    inadequate: count('inadequate'),
    unrated: count(null),
  }
}

export { bedsOf }
