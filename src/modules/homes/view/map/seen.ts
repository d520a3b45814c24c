import { type Box, boxAround, type Position, positionOf } from '../../geography.ts'
import { atLeast, isIn, type Look } from './frame.ts'
import type { MapOf, Mappable } from './legend.ts'

/** What is being looked at, and how an address to look elsewhere is made. */
export interface Seen {
  readonly whole: Box
  readonly look: Look
  readonly to: (look: Look) => string
  /** The homes that the list shows on this page. */
  readonly listed: ReadonlySet<string>
}

/**
 * All that a map can show: the council's outline and the homes in it or near it; without an outline, the homes.
 * A home that the register has put far off is left out, or it would make a dot of all the others.
 */
export function wholeOf({ outline, homes }: MapOf<Mappable>): Box | undefined {
  const positions = homes.map(positionOf)
  const council = outline ? boxAround(outline.rings.flat()) : undefined
  if (!council) {
    const around = boxAround(positions)
    return around && atLeast(around)
  }
  const near = grown(council, 0.5)
  return boxAround([...positions.filter(position => isIn(near, position)), ...cornersOf(council)])
}

/** Larger on each side by a share of its size. */
function grown({ west, south, east, north }: Box, share: number): Box {
  const [across, up] = [(east - west) * share, (north - south) * share]
  return { west: west - across, south: south - up, east: east + across, north: north + up }
}

function cornersOf({ west, south, east, north }: Box): readonly Position[] {
  return [
    [west, south],
    [east, north],
  ]
}
