import { type KeyQuestion, keyQuestionOf, type RatingCode, ratingCodeOf } from '../cqc/rating-codes.ts'
import type { Listed, ListedOther, ListedRating, ListFault } from './listed.ts'
import { type ListRow, listedOf } from './rows.ts'

export type ListKind = 'cqc-directory' | 'cqc-ratings'

/** What one row of a list, or all rows of one location, came to. */
export type Found =
  | { readonly home: Listed }
  | { readonly other: ListedOther }
  | { readonly faults: readonly ListFault[] }

/**
 * The ratings file has one row for each location, group of its services, and question. The group "Overall" is the
 * location's own rating; the others repeat it for one service and are left out. `rows` are all of one location.
 */
export function locationIn(rows: readonly [ListRow, ...ListRow[]], file: string): Found {
  const [first] = rows
  const id = first.text('locationId') ?? ''
  if (id === '') return { faults: rows.map(row => missing(row, 'Location ID')) }
  if (first.yes('careHome') === false) return { other: { id, row: first.number } }
  const overall = rows.filter(row => (row.text('group')?.toLowerCase() ?? 'overall') === 'overall')
  const [own = first, ...more] = overall
  return homeIn(overall.length > 0 ? [own, ...more] : rows, file)
}

function missing(row: ListRow, field: string): ListFault {
  return { row: row.number, id: '', field, message: 'is empty. Give it, or take the row away.' }
}

function homeIn(rows: readonly [ListRow, ...ListRow[]], file: string): Found {
  const listed = listedOf(rows[0], file)
  const rating = ratingIn(rows)
  const faults = rows.flatMap(row =>
    row.faults.map(fault => ({ row: row.number, id: listed.locationId, ...fault })),
  )
  if (faults.length > 0) return { faults }
  // Each row is one answer; the record kept is all of them.
  const answers = Object.fromEntries(
    rows.map(row => [`${row.text('domain')}`, [row.text('rating'), row.text('publishedOn')].join(', ')]),
  )
  return { home: { ...listed, rating, record: { ...listed.record, ...answers } } }
}

function ratingIn(rows: readonly ListRow[]): ListedRating | undefined {
  const values: Partial<Record<KeyQuestion, RatingCode | null>> = {}
  let overall: RatingCode | null = null
  const days: string[] = []
  let [overallOn, inherited]: [string | undefined, boolean] = [undefined, false]
  for (const row of rows) {
    const domain = row.text('domain')
    const code = ratingCodeOf(row.text('rating'))
    const on = row.day('publishedOn')
    const question = keyQuestionOf(domain)
    if (question) values[question] = code
    else if (domain?.toLowerCase() === 'overall') [overall, overallOn] = [code, on]
    else row.fault('domain', `(${domain ?? 'nothing'}) is none of CQC’s questions. Correct it.`)
    if (on && code) days.push(on)
    inherited ||= row.yes('inherited') === true
  }
  if (overall === null && Object.values(values).every(value => value === null)) return undefined
  return { ...values, overall, publishedOn: overallOn ?? days.toSorted().at(-1) ?? null, inherited }
}
