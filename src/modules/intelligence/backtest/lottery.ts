import { createHash } from 'node:crypto'
import type { Level } from '../triangulate/levels.ts'

/** Of ten visits one goes by lot to homes that nothing points at, so that what is missed is measured. */
export const ONE_VISIT_IN = 10

/**
 * The homes that the lot falls on: as many as a tenth of the visits, from homes at "routine" and "insufficient
 * information". Whoever has the same homes and the same word draws the same, and can show that nobody chose; the word
 * is set down beforehand.
 * @param visits how many visits there are in all. @param word said before the homes were known: the quarter will do
 */
export function drawnByLot(
  homes: readonly { readonly home: string; readonly level: Level }[],
  visits: number,
  word: string,
): string[] {
  const quiet = homes.filter(({ level }) => level === 'routine' || level === 'insufficient')
  const lots = quiet.map(({ home }) => ({ home, lot: lotOf(word, home) }))
  const drawn = lots.toSorted((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, Math.ceil(visits / ONE_VISIT_IN))
  return drawn.map(({ home }) => home)
}

function lotOf(word: string, home: string): string {
  return createHash('sha256').update(`${word}\u0000${home}`).digest('hex')
}
