import { RowBuilder, type SheetLimits, type SheetRow } from './row.ts'
import { openPackage, readXml } from './zip.ts'

/** Rows of every sheet of an OpenDocument spreadsheet (ISO/IEC 26300), in order, as a stream. */
export async function* readOds(path: string, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const file = await openPackage(path, limits)
  const reader = new OdsReader(limits)
  try {
    for await (const _ of readXml(file, 'content.xml', reader, limits)) yield* reader.row.take()
  } finally {
    file.zip.close()
  }
}

class OdsReader {
  readonly row: RowBuilder
  private readonly limits: SheetLimits
  private sheet = ''
  private number = 0
  private column = 0
  private repeatRow = 1
  private repeatCell = 1
  private value: string | undefined
  private paragraphs: string[] = []
  private depth = 0

  constructor(limits: SheetLimits) {
    this.limits = limits
    this.row = new RowBuilder(limits)
  }

  readonly open = (name: string, at: Readonly<Record<string, string>>): void => {
    if (name === 'table') {
      this.sheet = at.name ?? ''
      this.number = 0
    } else if (name === 'table-row') {
      this.column = 0
      this.repeatRow = times(at['number-rows-repeated'])
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.repeatCell = times(at['number-columns-repeated'])
      this.value = storedValue(at)
      this.paragraphs = []
    } else if (name === 'p') {
      this.paragraphs.push('')
      this.depth++
    } else if (this.depth > 0 && name === 's') {
      this.text(' '.repeat(Math.min(times(at.c), 100)))
    } else if (this.depth > 0 && name === 'tab') {
      this.text('\t')
    }
  }

  readonly text = (text: string): void => {
    const last = this.paragraphs.length - 1
    if (this.depth === 0 || last < 0) return
    const so = (this.paragraphs[last] ?? '') + text
    if (so.length <= this.limits.cell + 1) this.paragraphs[last] = so
  }

  readonly close = (name: string): void => {
    if (name === 'p') this.depth--
    else if (name === 'table-cell' || name === 'covered-table-cell') this.endCell()
    else if (name === 'table-row') this.endRow()
  }

  private endCell(): void {
    const text = (this.value ?? this.paragraphs.join('\n')).trim()
    // A filled cell is repeated a few times at most; a million blank ones end many a row.
    if (text !== '') {
      const until = Math.min(this.column + this.repeatCell, this.limits.columns + 1)
      for (let column = this.column; column < until; column++) this.row.put(column, text)
    }
    this.column += this.repeatCell
  }

  private endRow(): void {
    this.row.end(this.sheet, this.number + 1, this.repeatRow)
    this.number += this.repeatRow
  }
}

const times = (text: string | undefined): number => Math.max(1, Number.parseInt(text ?? '1', 10) || 1)

/** Undefined where the cell's words are its value. */
function storedValue(at: Readonly<Record<string, string>>): string | undefined {
  if (at['value-type'] === 'date') return at['date-value']?.slice(0, 10)
  if (at['value-type'] === 'float') return at.value
  return undefined
}
