import { stableId } from '#platform/ids.ts'
import type { MapOfHomes, MappedHome, MappedOutline } from '../map/schema.ts'

/** Helps the tests of the map: made-up homes in a made-up square council. */

export function homeAt(latitude: number, longitude: number, more: Partial<MappedHome> = {}): MappedHome {
  const id = stableId('home', `${latitude} ${longitude} ${more.name ?? ''}`)
  return { id, name: 'Larkfield House', town: 'Marshby', latitude, longitude, rating: 'good', ...more }
}

export const square: MappedOutline = {
  code: 'E10999999',
  name: 'Fenmarsh',
  ofYear: 2026,
  attribution: 'Fenmarsh is fictional.',
  rings: [
    [
      [0, 52],
      [0.4, 52],
      [0.4, 52.4],
      [0, 52.4],
      [0, 52],
    ],
  ],
}

export function mapOf(homes: readonly MappedHome[], more: Partial<MapOfHomes> = {}): MapOfHomes {
  return {
    homes: [...homes],
    total: homes.length,
    withoutPosition: 0,
    council: { code: 'E10999999', name: 'Fenmarsh', from: null },
    outline: square,
    around: [],
    newestOutlines: null,
    ...more,
  }
}
