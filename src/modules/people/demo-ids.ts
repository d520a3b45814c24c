import { stableId } from '#platform/ids.ts'

const id = (name: string): string => stableId('demonstration', 'people', name)

/** Adults of the demonstration that examples and journeys speak of. */
export const demoIds = {
  /** Lives at Samphire House, which reports everything. */
  person: id('edith-marlowe'),
  /** At Teasel Court; wants to get to school. */
  mrsQuin: id('mrs-quin'),
  son: id('arthur-penrose'),
} as const
