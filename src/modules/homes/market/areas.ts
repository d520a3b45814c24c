import type { MarketHome } from './schema.ts'

export interface Area {
  /** The first half of a postcode: 'FM5'. */
  readonly area: string
  /** The town that most of its homes give. */
  readonly town: string | null
  readonly homes: readonly MarketHome[]
}

/** Homes by the first half of their postcode; a home without one belongs to no area. */
export function areasOf(homes: readonly MarketHome[]): readonly Area[] {
  const placed = homes.filter(home => home.postcode?.includes(' '))
  return [...Map.groupBy(placed, home => home.postcode?.split(' ')[0] ?? '')]
    .map(([area, inIt]) => ({
      area,
      town: commonest(inIt.flatMap(({ town }) => (town ? [town] : []))),
      homes: inIt,
    }))
    .toSorted((a, b) => a.area.localeCompare(b.area, 'en', { numeric: true }))
}

function commonest(words: readonly string[]): string | null {
  const counted = [...Map.groupBy(words, word => word)].toSorted(
    ([a, ones], [b, others]) => others.length - ones.length || a.localeCompare(b),
  )
  return counted[0]?.[0] ?? null
}
