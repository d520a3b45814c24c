import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { SheetValue } from '../../../sheets/ods-cell.ts'
import type { ExportColumn } from '../page.ts'

/** Cells that a spreadsheet would take for a formula, in every width a keyboard can type them. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/**
 * The rows as CSV, row by row. It starts with a byte order mark, because without one Excel reads UTF-8 as
 * Windows-1252 and turns every apostrophe and accent into rubbish; other programs skip it.
 */
export function csvOf(columns: readonly ExportColumn[], rows: Iterable<unknown>): Readable {
  const writer = stringify({ bom: true, record_delimiter: 'windows' })
  return Readable.from(lines(columns, rows)).pipe(writer)
}

function* lines(columns: readonly ExportColumn[], rows: Iterable<unknown>): Generator<readonly string[]> {
  yield columns.map(column => safeCell(column.header))
  for (const row of rows) yield columns.map(column => safeCell(column.value(row)))
}

/** Text that looks like a formula is marked as text with an apostrophe; a number stays a number, below nought too. */
export function safeCell(value: SheetValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = String(value)
  return typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text
}
