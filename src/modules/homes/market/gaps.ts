import { isPlaced, milesBetween, type Point } from '../geography.ts'
import { areasOf } from './areas.ts'
import { isGood, meets, type Need, needs } from './needs.ts'
import type { Market, MarketHome, NearHome } from './schema.ts'

type Gaps = Market['gaps']
/** How many times further than `miles` is looked, to name the nearest there is. */
export const REACH = 3

type Placed = NearHome & { readonly latitude: number; readonly longitude: number }

/**
 * For each kind of care, the areas with no home of it rated Good or better within so many miles. Looked for from the
 * middle of the homes of each area, in a straight line, over the council's border: `around` are all open homes near,
 * those of other councils too. An area without homes is not looked from: nothing here says where people live.
 * `lacking`: the kinds of care that are looked for; all when left out.
 */
export function gapsOf(
  own: readonly MarketHome[],
  around: readonly NearHome[],
  miles: number,
  lacking: readonly Need[] = needs,
): Gaps {
  const areas = areasOf(own).flatMap(({ area, town, homes }) => {
    const middle = middleOf(homes.filter(isPlaced))
    return middle ? [{ area, town, middle }] : []
  })
  const good = around.filter(home => isGood(home.rating)).filter(isPlaced)
  const found = lacking.flatMap(need => {
    const fitting = good.filter(home => meets(need, home))
    const without = areas.flatMap(({ area, town, middle }) => {
      const nearest = nearestOf(fitting, middle)
      if (nearest && nearest.miles <= miles) return []
      // Further out than was looked there may be a nearer one, so that one is not called the nearest.
      return [{ area, town, nearest: nearest && nearest.miles <= miles * REACH ? nearest : null }]
    })
    return without.length > 0 ? [{ need: need.key, words: need.words, areas: without }] : []
  })
  return { miles, areas: areas.length, found }
}

function nearestOf(homes: readonly Placed[], from: { latitude: number; longitude: number }) {
  let nearest: { id: string; name: string; miles: number } | null = null
  for (const home of homes) {
    const miles = milesBetween(home, from)
    if (nearest === null || miles < nearest.miles) nearest = { id: home.id, name: home.name, miles }
  }
  return nearest
}

/** The middle of some points that lie close together: the mean of their degrees. */
function middleOf(points: readonly Point[]): Point | undefined {
  if (points.length === 0) return undefined
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  return { latitude: mean(point => point.latitude), longitude: mean(point => point.longitude) }
}
