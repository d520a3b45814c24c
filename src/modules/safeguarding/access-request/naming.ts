/** Somebody known in a case, other than the adult whose records are asked for. */
export interface KnownPerson {
  readonly name: string
  /** A telephone number or an address. */
  readonly reach?: string | undefined
}

/** Words in a name or beside it that name nobody. */
const NOBODY = new Set(
  `mr mrs ms miss mx dr doctor sir lady rev father sister brother nurse carer care worker manager officer staff night
  day the and her his their for from agency home house room not known unknown somebody son daughter niece nephew wife
  husband partner friend neighbour mother aunt uncle cousin grandson granddaughter solicitor attorney deputy advocate
  police sergeant inspector constable name whoever told`.split(/\s+/),
)
const SHORTEST = 3
/** So many last figures of a telephone number tell it, however it is written. */
const FIGURES = 7

const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[’`]/g, "'").toLowerCase()
const wordsIn = (text: string): readonly string[] =>
  plain(text)
    .replaceAll(/'s\b/g, '')
    .match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? []
const names = (name: string): readonly string[] =>
  wordsIn(name).filter(word => word.length >= SHORTEST && !NOBODY.has(word) && !/^\d+$/.test(word))

/**
 * Which of these people a text names, by any part of their name or by how they are reached. What is the adult's own
 * name too counts only where the other's stands whole. Rather one too many than one too few: a reviewer then says why
 * it is fair. A picture, and a person who is described without a name, no rule can find. Pure.
 */
export function namedIn(text: string, known: readonly KnownPerson[], own: string): readonly KnownPerson[] {
  const said = new Set(wordsIn(text))
  const figures = text.replaceAll(/\D/g, '')
  const flat = ` ${wordsIn(text).join(' ')} `
  const mine = new Set(names(own))
  return known.filter(({ name, reach }) => {
    const theirs = names(name).filter(word => !mine.has(word))
    if (theirs.some(word => said.has(word))) return true
    if (theirs.length === 0 && wordsIn(name).length > 1 && flat.includes(` ${wordsIn(name).join(' ')} `)) {
      return plain(name) !== plain(own)
    }
    return reach !== undefined && isReachedBy(text, figures, reach)
  })
}

function isReachedBy(text: string, figures: string, reach: string): boolean {
  const address = reach.match(/\S+@\S+\.\w+/)?.[0]
  if (address && plain(text).includes(plain(address))) return true
  return (reach.match(/\+?\d[\d\s()-]{5,}\d/g) ?? [])
    .map(one => one.replaceAll(/\D/g, '').slice(-FIGURES))
    .some(number => number.length === FIGURES && figures.includes(number))
}
