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

/** The words of a search, each once, at most eight: more would only be a slower way to find nothing. */
export function searchWords(text: string): string[] {
  return [...new Set(searchable(text).split(' '))].filter(word => /[\p{L}\p{N}]/u.test(word)).slice(0, 8)
}

/** `ol1 1` and `OL11NL` as `OL11` and `OL11NL`; undefined for what cannot begin a postcode. */
export function postcodePrefix(text: string): string | undefined {
  const compact = text.toUpperCase().replace(/\s+/g, '')
  return /^[A-Z]{1,2}[0-9][0-9A-Z]?([0-9][A-Z]{0,2})?$/.test(compact) ? compact : undefined
}
