import { stableId } from '#platform/ids.ts'

/** What the examples of this folder rely on in a fresh demonstration council. */
export const demoIds = {
  inUse: stableId('demonstration', 'indicator', 'concerns'),
  trying: stableId('demonstration', 'indicator', 'basics'),
} as const
