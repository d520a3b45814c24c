import { fenmarsh } from './council.ts'
import type { HomeKind, Place } from './plan.ts'
import type { Random } from './random.ts'
import { houseShapes, houseWords, quarters, streetKinds, streetWords, type Town, towns } from './words.ts'

/** Hands out addresses, numbers and names, each only once. */
export interface Places {
  place(wanted?: { readonly town?: string; readonly line1?: string }): Place
  phone(): string
  houseName(kind: HomeKind): string
  /** A place for a home that goes by its street and number, as many small homes do. */
  streetName(): string
}

export function createPlaces(random: Random): Places {
  const words = random.shuffle(houseWords)
  const postcodes = new Set<string>()
  const streets = new Set<string>()
  let phones = 0
  let properties = 0
  const streetName = () => unique(streets, () => street(random))
  return {
    streetName,
    houseName(kind) {
      const word = words.pop()
      if (!word) throw new Error('There are more homes than words for them: add to houseWords in words.ts.')
      return random.pick(houseShapes[kind]).replace('*', word)
    },
    phone: () => `01632${960_000 + (phones++ % 1000)}`,
    place(wanted) {
      const town = townFor(random, wanted?.town)
      properties += random.int(1, 90)
      return {
        line1: wanted?.line1 ?? streetName(),
        ...(!wanted && random.chance(0.35) ? { line2: random.pick(quarters) } : {}),
        town: town.name,
        ...(random.chance(0.85) ? { county: fenmarsh.county } : {}),
        postcode: unique(postcodes, () => postcode(random, town)),
        ...position(random, town),
        constituency: town.constituency,
        uprn: `9990${String(properties).padStart(8, '0')}`,
      }
    },
  }
}

function townFor(random: Random, name?: string): Town {
  const found = towns.find(town => town.name === name)
  if (name && !found) throw new Error(`No town is called "${name}": see towns in words.ts.`)
  return found ?? random.weighted(towns.map(town => [town, town.weight] as const))
}

function street(random: Random): string {
  return `${random.int(1, 140)} ${random.pick(streetWords)} ${random.pick(streetKinds)}`
}

/** As in life the two letters are never C, I, K, M, O or V. */
function postcode(random: Random, town: Town): string {
  const letter = () => random.pick([...'ABDEFGHJLNPQRSTUWXYZ'])
  return `${fenmarsh.postcodeArea}${random.pick(town.districts)} ${random.int(1, 9)}${letter()}${letter()}`
}

function position(random: Random, town: Town): { latitude: number; longitude: number } {
  const near = (centre: number, spread: number) => round(centre + (random.float() - 0.5) * spread)
  return { latitude: near(town.latitude, 0.016), longitude: near(town.longitude, 0.026) }
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}

function unique(taken: Set<string>, make: () => string): string {
  for (;;) {
    const made = make()
    if (taken.has(made)) continue
    taken.add(made)
    return made
  }
}
