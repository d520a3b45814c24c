/**
 * A council's name for comparing: capitals, accents and punctuation do not matter, and "&" is "and".
 * `St. Helens` and `st helens` have the same key; so do `Bristol, City of` and `Bristol City of`.
 */
export function councilNameKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’.\p{M}]/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
