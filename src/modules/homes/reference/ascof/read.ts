import { readRows, type SheetRow } from '#platform/sheets/index.ts'
import { financialYear, ofFinancialYear, refuseToCome } from '../edition.ts'
import { badFile, quoted, type RowNotes } from '../faults.ts'
import { type MadeRow, numberOf, type OpenFile, type Reading } from '../reading.ts'
import { type Measure, measures } from './measures.ts'

const FIRST = ['local authority code', 'local authority', 'ons area code']

type Part = 'value' | 'numerator' | 'denominator' | 'margin'
const parts: Readonly<Record<string, Part>> = {
  outcome: 'value',
  numerator: 'numerator',
  denominator: 'denominator',
  'number of respondents': 'denominator',
  'margin of error': 'margin',
}

/** A table's columns of one year: '2024 to 2025 - outcome', in 6b '2024 to 2025 - 6b outcome'. */
interface YearColumns {
  readonly year: number
  readonly at: ReadonlyMap<Part, number>
}

/** The tables of the workbook that are read, each with the row it starts with. */
class AscofTables {
  readonly made: MadeRow[] = []
  readonly met = new Set<string>()
  latest = 0
  readonly #notes: RowNotes
  #sheet = ''
  #measure: Measure | undefined
  #years: readonly YearColumns[] | undefined

  constructor(notes: RowNotes) {
    this.#notes = notes
  }

  take(row: SheetRow): void {
    if (row.sheet !== this.#sheet) this.#begin(row)
    else if (this.#measure && !this.#years) this.#header(row, this.#measure)
    else if (this.#measure && this.#years) this.#area(row, this.#measure, this.#years)
  }

  /** The first row of a sheet is the table's title. */
  #begin({ sheet, number, cells }: SheetRow): void {
    const key = /^table[_ ]*(\w+)$/i.exec(sheet.trim())?.[1]?.toLowerCase()
    this.#sheet = sheet
    this.#years = undefined
    this.#measure = measures.find(measure => measure.key === key)
    if (!this.#measure || this.#measure.title.test(cells[0] ?? '')) return
    this.#notes.fault(
      number,
      sheet,
      `the table is about something else: ${quoted(cells[0] ?? '')}. Lantern reads the framework of 2023-24 and later.`,
    )
    this.#measure = undefined
  }

  /** Above it stand notes, of which there are more or fewer. */
  #header({ cells }: SheetRow, { key }: Measure): void {
    if (!FIRST.every((name, at) => cells[at]?.toLowerCase() === name)) return
    const named = cells.flatMap((cell, at) => {
      const found = /^(20\d\d) to (20\d\d) - (?:(\w\w) )?([a-z ]+)$/i.exec(cell.trim())
      const part = parts[found?.[4]?.toLowerCase() ?? '']
      if (!found || !part || (found[3] ?? key).toLowerCase() !== key) return []
      return [{ year: Number(found[1]), part, at }]
    })
    this.#years = [...Map.groupBy(named, ({ year }) => year)].map(([year, columns]) => ({
      year,
      at: new Map(columns.map(({ part, at }) => [part, at])),
    }))
    const years = this.#years.filter(({ at }) => at.has('value')).map(({ year }) => year)
    if (years.length > 0) this.met.add(key)
    this.latest = Math.max(this.latest, ...years)
  }

  #area(row: SheetRow, measure: Measure, years: readonly YearColumns[]): void {
    const [cassr = '', name = '', area = ''] = row.cells
    if (!/^E\d{8}$/.test(area)) {
      this.#leftOut(row, name || cassr)
      return
    }
    for (const { year, at } of years) {
      if (!at.has('value')) continue
      const cell = (part: Part) => row.cells[at.get(part) ?? -1] ?? ''
      const read = (part: Part) => this.#number(row, cell(part), `${financialYear(year)} ${part}`)
      const figures = { value: read('value'), numerator: read('numerator'), denominator: read('denominator') }
      const why = figures.value === null ? whyNot(cell('value')) : null
      const made = { measure: measure.key, year: financialYear(year), area, cassr, name }
      this.made.push({ number: row.number, made: { ...made, ...figures, margin: read('margin'), why } })
      if (measure.unit === 'percent' && !((figures.value ?? 0) >= 0 && (figures.value ?? 0) <= 100))
        this.#notes.fault(
          row.number,
          `${row.sheet} ${financialYear(year)}`,
          `${quoted(cell('value'))} is no share of a hundred.`,
        )
    }
  }

  #leftOut(row: SheetRow, what: string): void {
    this.#notes.note(
      row.number,
      row.sheet,
      `${what || 'A row'} has no ONS area code, so it is neither England, a region nor a council: left out.`,
    )
    this.made.push({ number: row.number, made: undefined })
  }

  /** '143,210' as a number; null for '[x]', '[c]', '[z]' and an empty cell. */
  #number(row: SheetRow, text: string, field: string): number | null {
    if (text === '' || /^\[[xcz]\]$/.test(text)) return null
    const number = numberOf(text)
    if (number !== undefined) return number
    this.#notes.fault(
      row.number,
      `${row.sheet} ${field}`,
      `${quoted(text)} is neither a number nor one of [x], [c] and [z].`,
    )
    return null
  }
}

function whyNot(text: string): string {
  return /^\[([xcz])\]$/.exec(text)?.[1] ?? 'x'
}

/**
 * Reads the tables 2b, 2c, 4a, 4b, 6a and 6b of the framework's time series (ODS or XLSX).
 * @throws Invalid for a workbook without them, or of something else
 */
export async function readAscof({ path, today, notes }: OpenFile): Promise<Reading> {
  const tables = new AscofTables(notes)
  for await (const row of readRows(path)) tables.take(row)
  notes.refuse()
  const missing = measures.filter(({ key }) => !tables.met.has(key)).map(({ key }) => `Table_${key}`)
  if (missing.length > 0)
    throw badFile(
      `The file has no table ${missing.join(', ')} with the columns “Local authority code”, “Local authority”, “ONS area code” and years. Choose the ODS of the ASCOF time series by local authority.`,
    )
  return { edition: refuseToCome(ofFinancialYear(tables.latest), today), rows: tables.made }
}
