/** What the rules of adult safeguarding are asked with, and what they answer with. */

/** Not knowing is an answer: it never counts as a no. */
export type Answer = 'yes' | 'no' | 'unknown'

/** One sentence of why, and the law or guidance it rests on. */
export interface Reason {
  readonly says: string
  readonly citation: string
}

/** What is wrong beside one field, and how to put it right. `field` is a path such as `limbs.needs.words`. */
export interface Fault {
  readonly field: string
  readonly message: string
}

/** True, or why not in a sentence that a person can act on. */
export type MayOrWhyNot = true | string

export function isBlank(words: string | undefined): boolean {
  return words === undefined || words.trim() === ''
}
