import type { Random } from '../../random.ts'

/** Whom a sentence speaks of. */
export interface Who {
  readonly sex: 'female' | 'male'
  readonly givenName: string
  readonly familyName: string
}

/**
 * One text of a small grammar: `[a|b]` is one of these, `{Name}` Mrs Hollis, `{First}` Joan, `{they}`, `{them}` and
 * `{their}` the words for her or him; `more` fills other slots. Brackets may stand in brackets.
 */
export function say(
  random: Random,
  from: readonly string[],
  who: Who,
  more: Readonly<Record<string, string>> = {},
): string {
  let text = choose(random, from)
  while (text.includes('[')) {
    text = text.replaceAll(/\[([^[\]]*)\]/g, (_, choices: string) => choose(random, choices.split('|')))
  }
  return startingLarge(text.replaceAll(/\{(\w+)\}/g, (_, slot: string) => more[slot] ?? filled(slot, who)))
}

/** One of many as likely as another, in no time however many there are. */
export function choose<T>(random: Random, of: readonly T[]): T {
  return of[Math.floor(random.float() * of.length)] as T
}

function filled(slot: string, { sex, givenName, familyName }: Who): string {
  const she = sex === 'female'
  if (slot === 'Name') return `${she ? (familyName.length % 6 === 0 ? 'Miss' : 'Mrs') : 'Mr'} ${familyName}`
  if (slot === 'First') return givenName
  const word = { they: she ? 'she' : 'he', them: she ? 'her' : 'him', their: she ? 'her' : 'his' }
  const small = slot.toLowerCase() as keyof typeof word
  return slot === small ? word[small] : startingLarge(word[small])
}

const startingLarge = (text: string): string =>
  text.replaceAll(/(^|[.!?] )([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
