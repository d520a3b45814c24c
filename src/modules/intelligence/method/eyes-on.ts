import { decay } from './decay.ts'

/** Someone who could notice was there: in what role (never a name), and how many days ago. */
export interface Sighting {
  readonly role: string
  readonly daysAgo: number
  /** Neither runs the home nor depends on it. */
  readonly independent: boolean
}

/**
 * How many distinct kinds of independent people have been in the home lately, each weighed by when it last was: the
 * tenth visit of the same nurse adds no pair of eyes. Derived, from what closed cultures have in common: nobody comes.
 * @returns from 0 to the number of kinds.
 */
export function eyesOn(sightings: readonly Sighting[], halfLife: number): number {
  const latest = new Map<string, number>()
  for (const { role, daysAgo, independent } of sightings) {
    if (independent) latest.set(role, Math.min(daysAgo, latest.get(role) ?? Infinity))
  }
  // In the order of the ages, so that the order in which they were given changes no bit of the sum.
  const ages = [...latest.values()].sort((a, b) => a - b)
  return ages.reduce((sum, age) => sum + decay(age, halfLife), 0)
}
