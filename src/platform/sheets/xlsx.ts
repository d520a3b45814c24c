import { badSheet, RowBuilder, type SheetLimits, type SheetRow } from './row.ts'
import { openPackage, type Package, readXml } from './zip.ts'

/** Rows of every sheet of an Office Open XML workbook (ISO/IEC 29500), in order, as a stream. */
export async function* readXlsx(path: string, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const file = await openPackage(path, limits)
  try {
    const [texts, dates] = [await sharedTexts(file, limits), await dateStyles(file, limits)]
    for (const { name, part } of await sheetsOf(file, limits)) {
      const reader = new XlsxReader(name, texts, dates, limits)
      for await (const _ of readXml(file, part, reader, limits)) yield* reader.row.take()
    }
  } finally {
    file.zip.close()
  }
}

async function finish(reading: AsyncGenerator<void>): Promise<void> {
  for await (const _ of reading);
}

async function sheetsOf(file: Package, limits: SheetLimits): Promise<{ name: string; part: string }[]> {
  const targets = new Map<string, string>()
  const open = (name: string, at: Readonly<Record<string, string>>) => {
    if (name === 'Relationship') targets.set(at.Id ?? '', at.Target ?? '')
  }
  await finish(readXml(file, 'xl/_rels/workbook.xml.rels', { open }, limits))
  const sheets: { name: string; part: string }[] = []
  const sheet = (name: string, at: Readonly<Record<string, string>>) => {
    const target = targets.get(at.id ?? '')
    if (name !== 'sheet' || !target) return
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    sheets.push({ name: at.name ?? '', part })
  }
  await finish(readXml(file, 'xl/workbook.xml', { open: sheet }, limits))
  return sheets.filter(({ part }) => file.entries.has(part))
}

/** Texts are kept once for the whole workbook and named by their number. Furigana (`rPh`) is no part of them. */
async function sharedTexts(file: Package, limits: SheetLimits): Promise<readonly string[]> {
  const texts: string[] = []
  if (!file.entries.has('xl/sharedStrings.xml')) return texts
  let [inside, reading, text, letters] = [false, false, '', 0]
  const handlers = {
    open(name: string) {
      if (name === 'si') [inside, text] = [true, '']
      reading = inside && name === 't'
    },
    text(more: string) {
      if (reading && text.length <= limits.cell) text += more
    },
    close(name: string) {
      if (name === 't') reading = false
      if (name !== 'si') return
      texts.push(text)
      letters += text.length
      if (letters > limits.shared)
        throw badSheet('The file holds more words than a list can. It was not read.')
      inside = false
    },
  }
  await finish(readXml(file, 'xl/sharedStrings.xml', handlers, limits))
  return texts
}

/** ISO/IEC 29500-1, 18.8.30: the built-in formats that show a date. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** The cell styles whose numbers are days. */
async function dateStyles(file: Package, limits: SheetLimits): Promise<ReadonlySet<number>> {
  const styles = new Set<number>()
  if (!file.entries.has('xl/styles.xml')) return styles
  const custom = new Set<number>()
  let [inside, at] = [false, 0]
  const handlers = {
    open(name: string, given: Readonly<Record<string, string>>) {
      const format = Number(given.numFmtId)
      if (name === 'numFmt' && isDateFormat(given.formatCode ?? '')) custom.add(format)
      if (name === 'cellXfs') inside = true
      if (name !== 'xf' || !inside) return
      if (BUILT_IN.has(format) || custom.has(format)) styles.add(at)
      at++
    },
    close(name: string) {
      if (name === 'cellXfs') inside = false
    },
  }
  await finish(readXml(file, 'xl/styles.xml', handlers, limits))
  return styles
}

/** Words in quotes and in brackets are shown as they are; d, m and y beside them are parts of a day. */
function isDateFormat(code: string): boolean {
  return /[dy]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

class XlsxReader {
  readonly row: RowBuilder
  private readonly limits: SheetLimits
  private readonly sheet: string
  private readonly texts: readonly string[]
  private readonly dates: ReadonlySet<number>
  private number = 0
  private column = -1
  private kind = ''
  private style = -1
  private value = ''
  private reading = false

  constructor(sheet: string, texts: readonly string[], dates: ReadonlySet<number>, limits: SheetLimits) {
    this.sheet = sheet
    this.texts = texts
    this.dates = dates
    this.limits = limits
    this.row = new RowBuilder(limits)
  }

  readonly open = (name: string, at: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      this.number = at.r ? Number(at.r) : this.number + 1
      this.column = -1
    } else if (name === 'c') {
      this.column = at.r ? columnOf(at.r) : this.column + 1
      this.kind = at.t ?? 'n'
      this.style = Number(at.s ?? -1)
      this.value = ''
    }
    this.reading = name === 'v' || name === 't'
  }

  readonly text = (text: string): void => {
    if (this.reading && this.value.length <= this.limits.cell) this.value += text
  }

  readonly close = (name: string): void => {
    this.reading = false
    if (name === 'c') this.row.put(this.column, this.cellText().trim())
    if (name === 'row') this.row.end(this.sheet, this.number)
  }

  private cellText(): string {
    if (this.kind === 's') return this.texts[Number(this.value)] ?? ''
    if (this.kind === 'b') return this.value === '1' ? 'TRUE' : 'FALSE'
    if (this.kind === 'n' && this.dates.has(this.style) && this.value !== '') return dayOf(Number(this.value))
    return this.value
  }
}

/** 'C12' as 2. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,4}/.exec(reference)?.[0] ?? 'A'
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Days are counted from 1899-12-30, for a workbook keeps a 29 February 1900 that never was. */
function dayOf(serial: number): string {
  if (!Number.isFinite(serial) || serial < 61 || serial > 2_958_465) return String(serial)
  return Temporal.PlainDate.from('1899-12-30')
    .add({ days: Math.floor(serial) })
    .toString()
}
