import { stableId } from '#platform/ids.ts'

/** One look for one event of a council, however often it is told anew. */
export function lookIdOf(councilId: string, eventKey: string): string {
  return stableId('first-look', councilId, eventKey)
}
