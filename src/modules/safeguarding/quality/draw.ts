/** One decision of no enquiry in so many is read again by another. */
export const ONE_IN = 20

/**
 * Whether this decision is one of them. From the end of its id, which is random: nobody chooses, it is the same
 * whenever it is asked, and whoever decides cannot know beforehand. The same rule in SQL is in the store.
 */
export function isDrawn(decisionId: string): boolean {
  return Number.parseInt(decisionId.replaceAll('-', '').slice(-8), 16) % ONE_IN === 0
}
