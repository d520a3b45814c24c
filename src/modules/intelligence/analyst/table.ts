import { type FieldFault, Invalid } from '#platform/errors.ts'
import type { SheetRow } from '#platform/sheets/index.ts'
import { type NumberRule, numberIn } from './number-in.ts'

/** A column that an analyst's file must have, or may. Without a rule it is a label. */
export interface Column {
  readonly name: string
  readonly rule?: NumberRule
  readonly optional?: boolean
}

/** What the file holds, a row for each of its own. */
export interface Table {
  readonly labels: ReadonlyMap<string, readonly string[]>
  readonly numbers: ReadonlyMap<string, readonly number[]>
  readonly rows: number
  /** How a spreadsheet program numbers each row. */
  readonly rowNumbers: readonly number[]
}

/** More faults than this help nobody: the rest is counted. */
const MOST_FAULTS = 20

/**
 * Reads the columns that are asked for, in whatever order the file has them; others are left alone.
 * @throws Invalid with a line for each fault, named by row and column.
 */
export async function readTable(
  rows: AsyncIterable<SheetRow>,
  columns: readonly Column[],
  hint: (found: readonly string[]) => string,
): Promise<Table> {
  const reader = new TableReader(columns, hint)
  for await (const row of rows) reader.take(row)
  return reader.table()
}

class TableReader {
  private readonly columns: readonly Column[]
  private readonly hint: (found: readonly string[]) => string
  private readonly faults: FieldFault[] = []
  private faultCount = 0
  private places: ReadonlyMap<string, number> | undefined
  private sheet: string | undefined
  private readonly labels = new Map<string, string[]>()
  private readonly numbers = new Map<string, number[]>()
  private readonly rowNumbers: number[] = []

  constructor(columns: readonly Column[], hint: (found: readonly string[]) => string) {
    this.columns = columns
    this.hint = hint
  }

  take(row: SheetRow): void {
    this.sheet ??= row.sheet
    if (row.sheet !== this.sheet)
      throw wrong(`The workbook has several sheets. Keep the one with the numbers, or save it as CSV.`)
    if (this.places) this.takeRow(row, this.places)
    else this.places = this.headings(row.cells)
  }

  table(): Table {
    if (!this.places) throw wrong('The file is empty. Give a row of headings and the rows below it.')
    if (this.rowNumbers.length === 0) throw wrong('There is no row below the headings. Give at least one.')
    if (this.faultCount > 0) throw new Invalid([...this.faults, ...this.rest()])
    const { labels, numbers, rowNumbers } = this
    return { labels, numbers, rowNumbers, rows: rowNumbers.length }
  }

  private headings(cells: readonly string[]): ReadonlyMap<string, number> {
    const found = cells.map(cell => cell.toLowerCase())
    const twice = found.find((name, i) => name !== '' && found.indexOf(name) !== i)
    if (twice !== undefined)
      throw wrong(`The column "${shown(twice)}" is there twice. Take one of them away, or name it otherwise.`)
    const missing = this.columns.filter(column => !column.optional && !found.includes(column.name))
    if (missing.length > 0) throw wrong(missingIn(missing, cells, this.hint(found)))
    const present = this.columns.filter(column => found.includes(column.name))
    for (const { name, rule } of present) {
      if (rule) this.numbers.set(name, [])
      else this.labels.set(name, [])
    }
    return new Map(present.map(({ name }) => [name, found.indexOf(name)]))
  }

  private takeRow({ cells, number }: SheetRow, places: ReadonlyMap<string, number>): void {
    this.rowNumbers.push(number)
    for (const { name, rule, optional } of this.columns) {
      const place = places.get(name)
      if (place === undefined) continue
      const text = cells[place] ?? ''
      if (rule) this.takeNumber(name, numberIn(text, rule), number)
      else {
        this.labels.get(name)?.push(text)
        if (text === '' && !optional) this.fault(number, name, 'is empty. Give it a name.')
      }
    }
  }

  private takeNumber(name: string, number: number | string, row: number): void {
    if (typeof number === 'string') this.fault(row, name, number)
    else this.numbers.get(name)?.push(number)
  }

  private fault(row: number, column: string, message: string): void {
    this.faultCount++
    if (this.faults.length < MOST_FAULTS) this.faults.push({ field: `row ${row}, column ${column}`, message })
  }

  private rest(): FieldFault[] {
    const more = this.faultCount - this.faults.length
    return more === 0 ? [] : [{ field: '', message: `And ${more.toLocaleString('en-GB')} more faults.` }]
  }
}

function missingIn(missing: readonly Column[], cells: readonly string[], hint: string): string {
  const names = missing.map(column => `"${column.name}"`).join(' and ')
  const found = cells.filter(cell => cell !== '').map(shown)
  const semicolons = cells.length === 1 && (cells[0] ?? '').includes(';')
  const how = semicolons ? 'Its columns are parted by semicolons: save it with commas.' : hint
  return `The file has no column ${names}. Its first row must hold the headings, and holds: ${found.join(', ')}. ${how}`.trim()
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

function wrong(message: string): Invalid {
  return new Invalid([{ field: '', message }])
}
