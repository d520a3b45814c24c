import { Invalid } from '../errors.ts'

/** One row of a sheet as text. `number` counts from 1, as a spreadsheet program shows it. */
export interface SheetRow {
  /** Empty for CSV, which has one sheet without a name. */
  readonly sheet: string
  readonly number: number
  /** Numbers as digits, dates as `YYYY-MM-DD`, empty cells as ''. Blank cells at the end are left out. */
  readonly cells: readonly string[]
}

/** How much a file may hold before it is refused: the largest list of CQC has 60,000 rows of 130 columns. */
export interface SheetLimits {
  readonly rows: number
  readonly columns: number
  /** Bytes unpacked of one part of an ODS or XLSX file. */
  readonly unpacked: number
  /** Letters of all texts that a workbook keeps once for its cells: they are held in memory. */
  readonly shared: number
  /** Letters in one cell. */
  readonly cell: number
}

export const sheetLimits: SheetLimits = {
  rows: 1_000_000,
  columns: 1_000,
  unpacked: 3 * 1024 ** 3,
  shared: 100_000_000,
  cell: 100_000,
}

function tooManyRows({ rows }: SheetLimits): string {
  return `The file has more than ${rows.toLocaleString('en-GB')} rows. Split it, or check that it is the right file.`
}

export function badSheet(message: string): Invalid {
  return new Invalid([{ field: 'file', message }])
}

/**
 * Collects the cells of one row, where empty ones count only once something follows them, and the rows that are ready
 * until the reader takes them.
 */
export class RowBuilder {
  private cells: string[] = []
  private ready: SheetRow[] = []
  private readonly limits: SheetLimits

  constructor(limits: SheetLimits) {
    this.limits = limits
  }

  /** @throws Invalid for a cell beyond the limits. */
  put(column: number, text: string): void {
    if (text === '') return
    if (column >= this.limits.columns)
      throw badSheet(
        `A row has more than ${this.limits.columns} columns. Take away what is not part of the list.`,
      )
    if (text.length > this.limits.cell)
      throw badSheet(`A cell has more than ${this.limits.cell} letters. Take it away, or shorten it.`)
    while (this.cells.length < column) this.cells.push('')
    this.cells[column] = text
  }

  /** Ends the row, which stands in the sheet `times` over from `number` on. @throws Invalid beyond the limits. */
  end(sheet: string, number: number, times = 1): void {
    const { cells } = this
    this.cells = []
    if (cells.length === 0) return
    const last = number + times - 1
    if (last > this.limits.rows) throw badSheet(tooManyRows(this.limits))
    for (let at = number; at <= last; at++) this.ready.push({ sheet, number: at, cells })
  }

  take(): readonly SheetRow[] {
    const { ready } = this
    this.ready = []
    return ready
  }
}
