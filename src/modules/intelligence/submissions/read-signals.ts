import type { z } from 'zod'
import { badSheet, readRows } from '#platform/sheets/index.ts'
import { dayOfList } from '#src/modules/homes/index.ts'
import { kinds, partners, seenByCodes } from './kinds.ts'
import { type Column, type Header, headerOf, lacks } from './read-columns.ts'
import { Facts } from './schema.ts'

/** One row of a partner's file. */
export interface ReadRow {
  readonly row: number
  readonly location: string
  readonly home: string
  readonly postcode: string
  /** Undefined where it cannot be read: then `faults` say why. */
  readonly facts: z.output<typeof RowFacts> | undefined
  readonly faults: readonly string[]
}

const RowFacts = Facts.omit({ homeId: true })
const HEADER_WITHIN = 20
const MOST_ROWS = 5_000

/**
 * Reads a partner's file (CSV, ODS or XLSX).
 * @throws Invalid, in one line, for a file that is something else
 */
export async function readSignals(path: string): Promise<{ rows: ReadRow[]; unread: readonly string[] }> {
  let header: Header | undefined
  let nearest: string | undefined
  let above = 0
  const rows: ReadRow[] = []
  for await (const { number, cells } of readRows(path)) {
    if (header) rows.push(readRow(header, number, cells))
    else if (above++ < HEADER_WITHIN) {
      const tried = headerOf(cells)
      const missing = lacks(tried)
      if (missing === undefined) header = tried
      else if (tried.at.size > 1) nearest ??= missing
    }
    if (rows.length > MOST_ROWS) throw badSheet(`The file has more than ${MOST_ROWS} rows. Split it.`)
  }
  if (!header)
    throw badSheet(
      `The file lacks these columns: ${nearest ?? lacks(headerOf([]))}. Add them to its first row, by these names.`,
    )
  if (rows.length === 0) throw badSheet('The file has a header and no rows. Save it again.')
  return { rows, unread: header.unread }
}

function readRow({ at }: Header, row: number, cells: readonly string[]): ReadRow {
  const cell = (column: Column): string => {
    const index = at.get(column)
    return index === undefined ? '' : (cells[index] ?? '').trim()
  }
  const place = { row, location: cell('location'), home: cell('home'), postcode: cell('postcode') }
  const given = {
    partner: codeIn(partners, cell('partner')),
    kind: codeIn(kinds, cell('kind')),
    seenBy: codeIn(seenByCodes, cell('seenBy')),
    sureness: cell('sureness').toLowerCase(),
    from: dayIn(cell('from')),
    to: dayIn(cell('to')),
    reference: cell('reference'),
    count: cell('count'),
    bedDays: cell('bedDays'),
  }
  const read = RowFacts.safeParse(given)
  if (read.success) return { ...place, facts: read.data, faults: [] }
  return { ...place, facts: undefined, faults: read.error.issues.map(issue => faultOf(issue, cell)) }
}

/** By its code, or by what people read. */
function codeIn(list: readonly { readonly code: string; readonly label: string }[], text: string): string {
  const like = text.toLowerCase().replaceAll('’', "'")
  const found = list.find(one => one.code === like || one.label.toLowerCase().replaceAll('’', "'") === like)
  return found?.code ?? text
}

const dayIn = (text: string): string => dayOfList(text, 'day-first') ?? text

const told: Readonly<Record<string, string>> = {
  partner: 'is no organisation of the list',
  kind: 'is nothing of the list',
  seenBy: 'is no role of the list',
  sureness: 'must be verified or hearsay',
  from: 'is no day that can be read',
  to: 'is no day that can be read',
  count: 'is no whole number',
  bedDays: 'is no number of bed days above 0; leave it empty where it is not known',
}

function faultOf({ path, message }: z.core.$ZodIssue, cell: (column: Column) => string): string {
  const column = String(path[0]) as Column
  // What stands in the reference is not said again: it may be what should not stand there.
  const says = told[column]
  if (!says) return `${column}: ${message}`
  const text = cell(column)
  if (text === '') return `${column === 'seenBy' ? 'seen by' : column} is empty`
  return `“${text.slice(0, 40)}” ${says}`
}
