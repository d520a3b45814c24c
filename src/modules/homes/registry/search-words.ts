/**
 * Text for forgiving search: lower case, accents and apostrophes gone, "&" is "and", "Saint" is "st",
 * punctuation is a space.
 * What is stored and what is typed go through the same door.
 */
export function searchable(...texts: readonly (string | undefined | null)[]): string {
  return texts
    .filter(text => text !== undefined && text !== null)
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’‘`]/g, '')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .replace(/\bsaint\b/g, 'st')
    .trim()
}

/** The words of some texts, each once, in order of the alphabet. */
export function wordsOf(...texts: readonly (string | undefined | null)[]): string[] {
  const words = searchable(...texts).split(/[ -]+/)
  return [...new Set(words)].filter(word => /[\p{L}\p{N}]/u.test(word)).sort()
}

/** So common in the names of homes that they find nothing, unless they are all that was typed. */
const NOISE = new Set(
  'the of and a at care home homes house nursing residential limited ltd centre'.split(' '),
)

/** The words of a search that tell homes apart; at most eight: more would only be a slower way to find nothing. */
export function tellingWords(typed: string): string[] {
  const words = wordsOf(typed)
  const telling = words.filter(word => !NOISE.has(word))
  return (telling.length > 0 ? telling : words).slice(0, 8)
}

/** A word with two neighbours changed over, for each place: `logde` gives `lodge` among others. */
export function transposed(word: string): string[] {
  const letters = [...word]
  return letters.slice(1).map((letter, i) => {
    const before = letters.slice(0, i).join('')
    return before + letter + (letters[i] ?? '') + letters.slice(i + 2).join('')
  })
}

/** `ol1 1` and `OL11NL` as `OL11` and `OL11NL`; undefined for what cannot begin a postcode. */
export function postcodePrefix(text: string): string | undefined {
  const compact = text.toUpperCase().replace(/\s+/g, '')
  return /^[A-Z]{1,2}[0-9][0-9A-Z]?([0-9][A-Z]{0,2})?$/.test(compact) ? compact : undefined
}
