import type { Random } from '../random.ts'
import type { Home } from './homes.ts'
import { type Scene, scenes } from './words/index.ts'

/** How much oftener than elsewhere something is told of a home with such a story. */
const more: Partial<Record<Home['course'], Readonly<Record<string, number>>>> = {
  honest: { medicines: 2.5, fall: 2, residents: 1.5, money: 0.2, touch: 0.2, rough: 0.2, short: 0 },
  'closed-culture': { unkind: 4, left: 3, rough: 3, 'held-back': 3, short: 2, medicines: 0.3, fall: 0.4 },
  'gone-quiet': { medicines: 1.5, fall: 1.5 },
  decline: { pressure: 2.5, food: 2.5, left: 2, short: 2 },
  'sudden-failure': { short: 6, left: 3, medicines: 2, pressure: 2 },
  'relatives-silenced': { food: 2, left: 3, unkind: 2 },
  'false-reports': { rough: 2, unkind: 2 },
}

export function sceneOf(home: Home, random: Random): Scene {
  const shares = more[home.course] ?? {}
  return random.weighted(scenes.map(one => [one, likely(one, home) * (shares[one.key] ?? 1)] as const))
}

const ofFrailty = ['fall', 'pressure', 'discharge']
const ofDependence = ['residents', 'money', 'unkind', 'held-back']

/** Younger people with a learning disability fall less, and are hurt by others more. */
function likely({ key, weight }: Scene, { learning, nursing }: Home): number {
  if (learning && ofFrailty.includes(key)) return weight * 0.3
  if (learning && ofDependence.includes(key)) return weight * 2
  return key === 'pressure' && !nursing ? weight * 0.6 : weight
}
