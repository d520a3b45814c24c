import { formatAgo, formatCivilDate, formatMonth } from '#platform/view/dates.ts'
import type { CellModel, EmptyModel } from '#platform/view/models.ts'
import type { NearView } from '../registry/near-view.ts'
import { POSTCODES_SHORT } from './reference-words.ts'
import type { HomeRow } from './shapes.ts'
import { caresForInShort, kindOfHome, placeInWords, ratingTone, ratingWords, sentenceCase } from './words.ts'

type Cell = (row: HomeRow, today: Temporal.PlainDate) => CellModel

export const nameCell: Cell = row => ({
  text: row.name,
  href: `/homes/${row.id}`,
  note: row.milesAway === null ? placeInWords(row) : `${milesInWords(row.milesAway)}: ${placeInWords(row)}`,
})

/** '0.4 miles away', 'less than a mile' would hide which of two is nearer. */
function milesInWords(miles: number): string {
  return `${miles.toFixed(1)} ${miles.toFixed(1) === '1.0' ? 'mile' : 'miles'} away`
}

export const providerCell: Cell = row => ({
  text: row.provider?.name ?? 'Not known',
  ...(row.provider ? { href: `/providers/${row.provider.id}` } : {}),
  ...(row.brand ? { note: row.brand } : {}),
})

export const bedsCell: Cell = row => ({ text: row.beds === null ? 'Not given' : String(row.beds) })

/** The rating's words with its date beneath; what is not rated says so, and what was before it. */
export const ratingCell: Cell = row => {
  if (!row.rating) {
    const before = row.previousRating ? { note: `${ratingWords(row.previousRating)} before` } : {}
    return { text: 'Not rated', ...before }
  }
  const on = row.ratingOn ? formatCivilDate(row.ratingOn) : 'CQC gives no date'
  const note = row.ratingInherited ? `${on}, registration before` : on
  return { text: '', tag: { text: ratingWords(row.rating), tone: ratingTone(row.rating) }, note }
}

export const inspectedCell: Cell = (row, today) => {
  const dates = [row.lastInspectedOn, row.ratingOn].filter(date => date !== null).toSorted()
  const last = dates.at(-1)
  return last ? { text: sentenceCase(formatAgo(last, today)) } : { text: 'Never, by the register' }
}

export const careCell: Cell = row => {
  const whom = caresForInShort(row.specialisms)
  const states = [
    ...(row.registered ? [] : ['closed']),
    ...(row.dormant && row.registered ? ['dormant'] : []),
  ]
  const kind = kindOfHome(row)
  return {
    text: states.length > 0 ? `${kind}, ${states.join(', ')}` : kind,
    ...(whom ? { note: sentenceCase(whom) } : {}),
  }
}

/** 'FM3 4XX' or 'FM3' typed in the search box. */
const postcode = /^[a-z]{1,2}\d[a-z\d]?(\s*\d([a-z]{2})?)?$/i

/** What to try when nothing was found: a postcode without a home is not a spelling mistake. */
export function helpWhenNothing(q: string): string | undefined {
  const typed = q.trim()
  if (!postcode.test(typed)) return undefined
  const [outward = typed] = typed.toUpperCase().split(/\s+/)
  const shorter = outward.length > 4 ? outward.slice(0, -3) : outward
  const half = shorter.length < typed.replaceAll(/\s/g, '').length
  const next = half
    ? `Try its first half, ${shorter}, for homes nearby.`
    : 'Try a town or a neighbouring postcode.'
  return `No care home in the register has the postcode ${typed.toUpperCase()}. ${next}`
}

/** From where the miles are counted, how exactly that is known, and by whom. */
export function nearInWords(near: NearView): string {
  const { postcode, known, by, ended } = near
  const [area] = postcode.split(' ')
  const source = by === 'directory' ? ` ${POSTCODES_SHORT}` : ''
  if (known === 'postcode') {
    const past = ended
      ? ` It has been out of use since ${formatMonth(Temporal.PlainYearMonth.from(ended))}.`
      : ''
    return `Nearest to ${postcode} first, in a straight line.${past}${source}`
  }
  if (known === 'area') {
    const whose = by === 'directory' ? 'its postcodes' : 'the homes there'
    return `Nearest to the middle of ${area} first, in a straight line, by ${whose}: Lantern does not know exactly where ${postcode} is.${source}`
  }
  return `Lantern does not know where ${postcode} is: no home in the register is near it. Try a neighbouring postcode, or the name of a town.`
}

export const nothingAtAll: EmptyModel = {
  heading: 'No homes yet',
  text: 'The register is empty. An administrator can import it from CQC under Imports.',
}
