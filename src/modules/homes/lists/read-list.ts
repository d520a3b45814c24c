import { badSheet, readRows } from '#platform/sheets/index.ts'
import { isNumberless } from '../joining/registration.ts'
import { type ColumnName, type Header, headerOf } from './columns.ts'
import { type DateOrder, dateOrderOf, dayOf } from './dates.ts'
import type { Listed, ReadList } from './listed.ts'
import { type ListKind, ratingsOf } from './ratings-rows.ts'
import { type DateOrders, dateColumns, isCareHome, ListRow, listedOf, type RawRow } from './rows.ts'

const HEADER_WITHIN = 30

/** What a row must name to be the header of each kind of list; one of the groups suffices. */
const required: Readonly<Record<ListKind, readonly (readonly ColumnName[])[]>> = {
  'cqc-directory': [
    ['name', 'locationId'],
    ['name', 'postcode'],
  ],
  'cqc-ratings': [['locationId', 'name', 'domain', 'rating']],
}

const declared: Readonly<Record<ListKind, DateOrder>> = {
  'cqc-directory': 'day-first',
  'cqc-ratings': 'month-first',
}

interface Found {
  readonly header: Header
  readonly above: string
  readonly rows: readonly RawRow[]
}

/**
 * Reads a list whole and holds its rows: whether a day is written day first or month first shows only in all of them.
 * @throws Invalid when the file cannot be read, or has no header of such a list.
 */
export async function readList(path: string, kind: ListKind, file: string): Promise<ReadList> {
  const found = await findRows(path, kind)
  const orders = ordersOf(found, kind)
  const rows = found.rows.map(raw => new ListRow(raw, found.header, orders))
  const days = rows.flatMap(row => dateColumns.map(column => rawDay(row, column, orders)))
  const read = kind === 'cqc-ratings' ? ratingsOf(rows, file) : directoryOf(rows, file)
  return {
    ...read,
    above: found.above,
    newestDay: days
      .filter(day => day !== undefined)
      .toSorted()
      .at(-1),
  }
}

async function findRows(path: string, kind: ListKind): Promise<Found> {
  let [sheet, above]: [string | undefined, string[]] = [undefined, []]
  let header: Header | undefined
  const rows: RawRow[] = []
  for await (const row of readRows(path)) {
    if (row.sheet !== sheet) {
      if (header) break
      ;[sheet, above] = [row.sheet, []]
    }
    if (header) rows.push(row)
    else if (above.length < HEADER_WITHIN) {
      const tried = headerOf(row.number, row.cells)
      if (required[kind].some(group => group.every(column => tried.at[column] !== undefined))) header = tried
      else above.push(row.cells.filter(cell => cell !== '').join(' '))
    }
  }
  if (!header) throw badSheet(noHeader(kind))
  if (rows.length === 0)
    throw badSheet('The list has a header and no rows: it is cut off. Download it again.')
  return { header, above: above.join('\n'), rows }
}

function noHeader(kind: ListKind): string {
  return kind === 'cqc-ratings'
    ? 'No sheet has the columns of CQC’s ratings file (Location ID, Location Name, Domain, Latest Rating). Check that it is "Care directory with ratings".'
    : 'No sheet has the columns of a list of care homes (a name, with CQC’s location ID or a postcode). Check that it is CQC’s directory.'
}

function ordersOf({ header, rows }: Found, kind: ListKind): DateOrders {
  const orders: Partial<Record<ColumnName, DateOrder>> = {}
  for (const column of dateColumns) {
    const at = header.at[column]
    if (at === undefined) continue
    const order = dateOrderOf(rows.map(row => row.cells[at]?.trim() ?? '').values(), declared[kind])
    const name = header.kept.find(([place]) => place === at)?.[1] ?? column
    if (!order)
      throw badSheet(
        `The column "${name}" mixes days written day first and month first. Write them all one way.`,
      )
    orders[column] = order
  }
  return orders
}

function rawDay(row: ListRow, column: (typeof dateColumns)[number], orders: DateOrders): string | undefined {
  const text = row.text(column)
  return text === undefined ? undefined : dayOf(text, orders[column] ?? 'day-first')
}

function directoryOf(rows: readonly ListRow[], file: string): Omit<ReadList, 'above' | 'newestDay'> {
  const homes: Listed[] = []
  const others: { id: string; row: number }[] = []
  const faults: { row: number; id: string; field: string; message: string }[] = []
  for (const row of rows) {
    const id = row.text('locationId') ?? ''
    if (isProvider(row) || isCareHome(row) === false) {
      others.push({ id, row: row.number })
      continue
    }
    const listed = listedOf(row, file)
    faults.push(...row.faults.map(fault => ({ row: row.number, id, ...fault })))
    if (row.faults.length === 0) homes.push(listed)
  }
  return { homes: withoutRepeats(homes, others, faults), others, faults }
}

/** Some lists have the rows of providers among those of locations; their address tells. */
function isProvider(row: ListRow): boolean {
  return /\/provider\//.test(row.text('url') ?? '')
}

/**
 * One number twice with different words contradicts itself. A list without numbers has a home that is registered
 * twice in two rows: without numbers they cannot be told apart from one year to the next, so the first stands.
 */
function withoutRepeats(
  homes: readonly Listed[],
  others: { id: string; row: number }[],
  faults: { row: number; id: string; field: string; message: string }[],
): readonly Listed[] {
  const first = new Map<string, Listed>()
  for (const home of homes) {
    const before = first.get(home.locationId)
    if (!before) first.set(home.locationId, home)
    else if (isNumberless(home.locationId) || JSON.stringify(before.record) === JSON.stringify(home.record))
      others.push({ id: `${home.locationId}, again`, row: home.row })
    else {
      const message = `is in row ${before.row} as well, with other words. Keep one of them.`
      faults.push({ row: home.row, id: home.locationId, field: 'Location ID', message })
    }
  }
  return [...first.values()]
}
