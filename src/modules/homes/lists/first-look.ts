import { badSheet, readRows, type SheetRow } from '#platform/sheets/index.ts'
import { type ColumnName, type Header, headerOf } from './columns.ts'
import { type DateOrder, dateOrderFrom, orderShownBy } from './dates.ts'
import type { ListKind } from './ratings-rows.ts'
import { type DateOrders, dateColumns, ListRow } from './rows.ts'

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

/** What must be known of a whole list before any row of it can be read. */
export interface FirstLook {
  readonly sheet: string
  readonly header: Header
  /** Words above the header. */
  readonly above: string
  readonly orders: DateOrders
  /** How many rows each location has, in the ratings file. */
  readonly rowsOf: ReadonlyMap<string, number>
}

type Shown = Record<(typeof dateColumns)[number], Set<DateOrder | undefined>>

/**
 * Goes through a list and holds no row of it: whether a day is written day first or month first shows only in all of
 * them. @throws Invalid when the file cannot be read, or has no header of such a list.
 */
export async function firstLook(path: string, kind: ListKind): Promise<FirstLook> {
  let [sheet, above]: [string | undefined, string[]] = [undefined, []]
  let header: Header | undefined
  const rowsOf = new Map<string, number>()
  const shown = Object.fromEntries(dateColumns.map(column => [column, new Set()])) as Shown
  let rows = 0
  for await (const row of readRows(path)) {
    if (row.sheet !== sheet) {
      if (header) break
      ;[sheet, above] = [row.sheet, []]
    }
    if (header) {
      rows++
      noteOrders(shown, header, row)
      if (kind === 'cqc-ratings') count(rowsOf, new ListRow(row, header, {}))
    } else if (above.length < HEADER_WITHIN) {
      header = headerIn(row, kind)
      if (!header) above.push(row.cells.filter(cell => cell !== '').join(' '))
    }
  }
  if (!header) throw badSheet(noHeader(kind))
  if (rows === 0) throw badSheet('The list has a header and no rows: it is cut off. Download it again.')
  return {
    sheet: sheet ?? '',
    header,
    above: above.join('\n'),
    orders: ordersOf(header, shown, kind),
    rowsOf,
  }
}

/** The rows below the header, one after the other, read from the file again. */
export async function* rowsBelow(
  path: string,
  { sheet, header, orders }: Pick<FirstLook, 'sheet' | 'header' | 'orders'>,
): AsyncGenerator<ListRow> {
  let below = false
  for await (const row of readRows(path)) {
    if (below && row.sheet !== sheet) return
    if (below) yield new ListRow(row, header, orders)
    else below = row.sheet === sheet && row.number === header.number
  }
}

function headerIn(row: SheetRow, kind: ListKind): Header | undefined {
  const tried = headerOf(row.number, row.cells)
  return required[kind].some(group => group.every(column => tried.at[column] !== undefined))
    ? tried
    : undefined
}

function count(rowsOf: Map<string, number>, row: ListRow): void {
  const id = row.text('locationId') ?? ''
  rowsOf.set(id, (rowsOf.get(id) ?? 0) + 1)
}

function noteOrders(shown: Shown, header: Header, { cells }: SheetRow): void {
  for (const column of dateColumns) {
    const at = header.at[column]
    if (at !== undefined) shown[column].add(orderShownBy(cells[at]?.trim() ?? ''))
  }
}

function ordersOf(header: Header, shown: Shown, kind: ListKind): DateOrders {
  const orders: Partial<Record<ColumnName, DateOrder>> = {}
  for (const column of dateColumns) {
    const at = header.at[column]
    if (at === undefined) continue
    const order = dateOrderFrom(shown[column], declared[kind])
    const name = header.kept.find(([place]) => place === at)?.[1] ?? column
    if (!order)
      throw badSheet(
        `The column "${name}" mixes days written day first and month first. Write them all one way.`,
      )
    orders[column] = order
  }
  return orders
}

function noHeader(kind: ListKind): string {
  return kind === 'cqc-ratings'
    ? 'No sheet has the columns of CQC’s ratings file (Location ID, Location Name, Domain, Latest Rating). Check that it is "Care directory with ratings".'
    : 'No sheet has the columns of a list of care homes (a name, with CQC’s location ID or a postcode). Check that it is CQC’s directory.'
}
