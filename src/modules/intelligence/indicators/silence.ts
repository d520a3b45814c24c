import { isLongSilent } from '../triangulate/quality.ts'

/** A silence that chance brings less than once in twenty times is no nought: to miss a number is better than to invent one. */
const BY_CHANCE = 0.05

/**
 * Whether a source told so little that no event of a period is no nought: it had not begun, it had stopped, or too little
 * is known of how often it speaks. Pure.
 * @param toldOn days on which it told anything, each once, in order.
 */
export function isSilent(
  toldOn: readonly string[],
  { from, knownOn }: { readonly from: string; readonly knownOn: string },
): boolean {
  if (toldOn.some(day => day >= from && day <= knownOn)) return false
  const before = toldOn.filter(day => day < from)
  const [first, last] = [before[0], before.at(-1)]
  if (first === undefined || last === undefined || before.length < 3) return true
  return isLongSilent({ first, last, days: before.length }, knownOn, BY_CHANCE)
}
