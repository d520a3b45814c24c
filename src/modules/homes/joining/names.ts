/** Words that say what kind of company owns a home, and nothing about which home it is. */
const COMPANY_WORDS = new Set(['limited', 'ltd', 'plc', 'llp', 'cic'])

/** Words so common among care homes that sharing them means nothing. */
const KIND_WORDS = new Set(
  'the a and of care home homes house nursing residential rest centre unit private therapeutic community lodge'.split(
    ' ',
  ),
)

const POSTCODE = /^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$/

/**
 * A home's name for comparing: lower case, "&" is "and", accents, apostrophes, punctuation and company
 * endings ("Limited", "Ltd") gone. Words such as "care home" stay: they tell neighbours apart.
 */
export function normaliseName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’‘`]/g, '')
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
  const kept = words.filter(word => !COMPANY_WORDS.has(word))
  return (kept.length > 0 ? kept : words).join(' ')
}

/**
 * The distinctive part of a name without spaces: "Fern Bank Residential Care Home" is `fernbank`.
 * Only good enough to ask an officer, never to join homes. Empty when nothing distinctive is left.
 */
export function nameCore(name: string): string {
  return normaliseName(name)
    .split(' ')
    .filter(word => !KIND_WORDS.has(word))
    .join('')
}

/**
 * A postcode as Royal Mail writes it: `ol11nl` becomes `OL1 1NL`. Text that is no postcode is kept in
 * capitals with single spaces, because a wrong postcode is a fact for an officer to see and correct.
 */
export function normalisePostcode(postcode: string): string {
  const upper = postcode.toUpperCase().trim().replace(/\s+/g, ' ')
  const compact = upper.replace(/[^A-Z0-9]/g, '')
  if (!POSTCODE.test(compact)) return upper
  return `${compact.slice(0, -3)} ${compact.slice(-3)}`
}
