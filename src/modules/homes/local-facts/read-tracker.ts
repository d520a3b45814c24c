import { badSheet, readRows } from '#platform/sheets/index.ts'
import { type DateOrder, dateOrderOf, dayOf } from '../lists/dates.ts'
import {
  isTrackerHeader,
  type TrackerColumn,
  type TrackerItem,
  trackerHeader,
  trackerItems,
} from './tracker-columns.ts'

export interface TrackerRow {
  /** The row of the sheet, counted from 1. */
  readonly row: number
  readonly locationId: string
  readonly name: string
  /** The day the row was last saved, where the file says; a civil day. */
  readonly asOf: string | undefined
  readonly values: Readonly<Partial<Record<TrackerItem, number>>>
}

interface Raw {
  readonly number: number
  readonly cells: readonly string[]
}

const HEADER_WITHIN = 30
const MOST_FAULTS = 10
const MOST = 5_000

/**
 * Reads an extract of the Capacity Tracker (CSV, ODS or XLSX). Its dates are day first unless they bear out otherwise.
 * @throws Invalid with every faulty row named, or one line for a file that is something else.
 */
export async function readTracker(path: string): Promise<readonly TrackerRow[]> {
  const { header, rows } = await findRows(path)
  const order = orderOf(header, rows)
  const faults: string[] = []
  const read = rows.flatMap(raw => {
    const reading = new Reading(raw, header, order)
    const row = reading.row()
    faults.push(...reading.faults.map(fault => `Row ${raw.number}: ${fault}`))
    return row.locationId === '' && Object.keys(row.values).length === 0 ? [] : [row]
  })
  const twice = repeated(read)
  faults.push(...twice)
  if (faults.length > 0) throw badSheet(inOneLine(faults))
  return read
}

async function findRows(path: string) {
  let header: ReadonlyMap<TrackerColumn, number> | undefined
  let sheet: string | undefined
  let above = 0
  const rows: Raw[] = []
  for await (const row of readRows(path)) {
    if (row.sheet !== sheet) {
      if (header) break
      ;[sheet, above] = [row.sheet, 0]
    }
    if (header) rows.push({ number: row.number, cells: row.cells })
    else if (above++ < HEADER_WITHIN) {
      const tried = trackerHeader(row.cells)
      if (isTrackerHeader(tried)) header = tried
    }
  }
  if (!header) {
    throw badSheet(
      'No sheet has the columns of a Capacity Tracker extract (a CQC location ID, with capacity or staff). Check which file it is.',
    )
  }
  if (rows.length === 0) throw badSheet('The file has a header and no rows: it is cut off. Export it again.')
  return { header, rows }
}

function orderOf(header: ReadonlyMap<TrackerColumn, number>, rows: readonly Raw[]): DateOrder {
  const at = header.get('asOf')
  if (at === undefined) return 'day-first'
  const order = dateOrderOf(rows.map(row => row.cells[at]?.trim() ?? '').values(), 'day-first')
  if (!order) throw badSheet('The dates mix days written day first and month first. Write them all one way.')
  return order
}

/** One row, and what is wrong with it. */
class Reading {
  readonly faults: string[] = []
  readonly #raw: Raw
  readonly #header: ReadonlyMap<TrackerColumn, number>
  readonly #order: DateOrder

  constructor(raw: Raw, header: ReadonlyMap<TrackerColumn, number>, order: DateOrder) {
    this.#raw = raw
    this.#header = header
    this.#order = order
  }

  row(): TrackerRow {
    const values = Object.fromEntries(
      trackerItems.flatMap(item => {
        const count = this.#count(item)
        return count === undefined ? [] : [[item, count]]
      }),
    )
    const locationId = this.#text('locationId')
    if (locationId === '' && Object.keys(values).length > 0)
      this.faults.push('the CQC location ID is missing')
    return { row: this.#raw.number, locationId, name: this.#text('name'), asOf: this.#day(), values }
  }

  #text(column: TrackerColumn): string {
    const at = this.#header.get(column)
    return at === undefined ? '' : (this.#raw.cells[at] ?? '').trim()
  }

  #count(item: TrackerItem): number | undefined {
    const text = this.#text(item)
    if (text === '' || /^(n\/?a|-)$/i.test(text)) return undefined
    const plain = text.replaceAll(',', '')
    if (/^\d+(\.0+)?$/.test(plain) && Number(plain) <= MOST) return Number(plain)
    this.faults.push(`“${text.slice(0, 40)}” is no number of people or places`)
    return undefined
  }

  #day(): string | undefined {
    const text = this.#text('asOf')
    if (text === '') return undefined
    const day = dayOf(text, this.#order)
    if (day === undefined) this.faults.push(`“${text.slice(0, 40)}” is no day that can be read`)
    return day
  }
}

function repeated(rows: readonly TrackerRow[]): string[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ row, locationId }) => {
    const before = first.get(locationId)
    first.set(locationId, before ?? row)
    return before === undefined || locationId === ''
      ? []
      : [`Row ${row}: ${locationId} is in row ${before} as well. Keep one.`]
  })
}

function inOneLine(faults: readonly string[]): string {
  const more = faults.length - MOST_FAULTS
  const shown = faults.slice(0, MOST_FAULTS).join('; ')
  return `Nothing was imported. ${shown}${more > 0 ? `; and ${more} more` : ''}. Put them right and send the file again.`
}
