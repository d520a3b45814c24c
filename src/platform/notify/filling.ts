import type { Filling } from './templates.ts'

// A digit and no small letters: a person's name is not a reference.
const reference = /^(?=.*\d)[A-Z0-9][A-Z0-9/-]{2,39}$/
// As published() makes it.
const line = /^[^\p{Cc}]{1,300}$/u
// No query, no fragment, no host, no capitals or encoded characters.
const link = /^\/(?!\/)[a-z0-9/_-]{0,200}$/

/** Throws unless they are what they say they are: the last guard against a name in a message. */
export function checkFilling(filling: Filling): void {
  if (!reference.test(filling.reference)) {
    throw new Error(
      'A message takes a reference of capitals, digits and hyphens with at least one digit, and nothing else',
    )
  }
  if (!link.test(filling.link)) {
    throw new Error('A message takes a link that is a path in Lantern made of words and ids, without a query')
  }
  if (filling.published?.some(text => !line.test(text))) {
    throw new Error(
      'What a register publishes goes into a message as short single lines: make them by published()',
    )
  }
}
