import data from './data/worlds.json' with { type: 'json' }
import type { WorldsResult } from './worlds/run.ts'

/** What two hundred worlds said of each version of the rules; a test makes them again and finds the same. */
export const recordedWorlds: readonly WorldsResult[] = data
