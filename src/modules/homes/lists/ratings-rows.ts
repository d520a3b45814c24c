import { type KeyQuestion, keyQuestionOf, type RatingCode, ratingCodeOf } from '../cqc/rating-codes.ts'
import type { Listed, ListedRating, ReadList } from './listed.ts'
import { type ListRow, listedOf } from './rows.ts'

export type ListKind = 'cqc-directory' | 'cqc-ratings'

type Fault = ReadList['faults'][number]

/**
 * The ratings file has one row for each location, group of its services, and question. The group "Overall" is the
 * location's own rating; the others repeat it for one service and are left out.
 */
export function ratingsOf(rows: readonly ListRow[], file: string): Omit<ReadList, 'above' | 'newestDay'> {
  const [homes, faults]: [Listed[], Fault[]] = [[], []]
  const others: { id: string; row: number }[] = []
  const byLocation = Map.groupBy(rows, row => row.text('locationId') ?? '')
  for (const [id, own] of byLocation) {
    const [first] = own
    if (!first) continue
    if (id === '') faults.push(...own.map(row => missing(row, 'Location ID')))
    else if (first.yes('careHome') === false) others.push({ id, row: first.number })
    else {
      const groups = Map.groupBy(own, row => row.text('group')?.toLowerCase() ?? 'overall')
      const listed = locationOf(groups.get('overall') ?? own, file, faults)
      if (listed) homes.push(listed)
    }
  }
  return { homes, others, faults }
}

function missing(row: ListRow, field: string): Fault {
  return { row: row.number, id: '', field, message: 'is empty. Give it, or take the row away.' }
}

function locationOf(rows: readonly ListRow[], file: string, faults: Fault[]): Listed | undefined {
  const [first] = rows
  if (!first) return undefined
  const listed = listedOf(first, file)
  const rating = ratingIn(rows)
  const found = rows.flatMap(row =>
    row.faults.map(fault => ({ row: row.number, id: listed.locationId, ...fault })),
  )
  faults.push(...found)
  // Each row is one answer; the record kept is all of them.
  const answers = Object.fromEntries(
    rows.map(row => [`${row.text('domain')}`, [row.text('rating'), row.text('publishedOn')].join(', ')]),
  )
  return found.length > 0 ? undefined : { ...listed, rating, record: { ...listed.record, ...answers } }
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
