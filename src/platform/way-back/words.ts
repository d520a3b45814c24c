import { randomInt } from 'node:crypto'

/** Letters and digits that nobody takes for one another, spoken or written: no 0 O, 1 I L, 5 S, 8 B, U V. */
const LETTERS = '234679ACDEFGHJKMNPQRTWXY'
const DIGITS = '234679'

/** A random number below `max`: `randomInt`, or a test's own. */
export type Chance = (max: number) => number

/**
 * `K7QF-2MD9`: said aloud, written in a letter. One in 27 thousand million; it opens nothing by itself. It ends in a
 * digit, so that it is never a word: a message that goes out takes no reference that could be a name.
 */
export function newReference(chance: Chance = randomInt): string {
  return grouped([...Array<string>(7).fill(LETTERS), DIGITS], chance)
}

/** `T4WK-9QDA-H7MC-2XRF`: 73 random bits, known to nobody but whoever was shown it. */
export function newCode(chance: Chance = randomInt): string {
  return grouped(Array<string>(16).fill(LETTERS), chance)
}

/** One sign of each of these, in groups of four. */
function grouped(each: readonly string[], chance: Chance): string {
  const letters = each.map(signs => signs[chance(signs.length)])
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** A reference or code as it was made, however it was typed: small letters, spaces, without hyphens. */
export function tidied(typed: string): string {
  const bare = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return bare.replaceAll(/(.{4})(?=.)/g, '$1-')
}

const whole = (groups: number) => new RegExp(`^[${LETTERS}]{4}(-[${LETTERS}]{4}){${groups - 1}}$`)
const reference = whole(2)
const code = whole(4)

/** Whether it could be one at all, for a kind word about a slip of the pen. */
export const isReference = (text: string): boolean => reference.test(text)
export const isCode = (text: string): boolean => code.test(text)
