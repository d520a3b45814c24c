import { dayIn, escaped, odsCell, type SheetValue } from './ods-cell.ts'
import { deflatedPart, storedPart, zipOf } from './write-zip.ts'

export interface SheetColumn<Row> {
  readonly header: string
  readonly value: (row: Row) => SheetValue
}

export const ODS = 'application/vnd.oasis.opendocument.spreadsheet'

/** One sheet as an OpenDocument spreadsheet (ISO/IEC 26300): the columns' headings in bold, then the rows. */
export async function odsOf<Row>(
  name: string,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): Promise<Buffer> {
  return zipOf([
    // What kind of file it is must stand first, and open to see.
    storedPart('mimetype', ODS),
    await deflatedPart('META-INF/manifest.xml', [MANIFEST]),
    await deflatedPart('content.xml', contentOf(name, columns, rows)),
  ])
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMES = 'urn:oasis:names:tc:opendocument:xmlns'

const MANIFEST = `${XML}<manifest:manifest xmlns:manifest="${NAMES}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${ODS}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`

const spaces = ['office', 'style', 'table', 'text'].map(each => `xmlns:${each}="${NAMES}:${each}:1.0"`)
const OPENING = `${XML}<office:document-content ${spaces.join(' ')} xmlns:fo="${NAMES}:xsl-fo-compatible:1.0" xmlns:number="${NAMES}:datastyle:1.0" office:version="1.3">`

/** Headings in bold; days as '14 October 2026'. */
const STYLES =
  '<style:style style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>' +
  '<number:date-style style:name="written-out" number:language="en" number:country="GB"><number:day/><number:text> </number:text><number:month number:style="long" number:textual="true"/><number:text> </number:text><number:year number:style="long"/></number:date-style>' +
  '<style:style style:name="day" style:family="table-cell" style:data-style-name="written-out"/>'

function* contentOf<Row>(
  name: string,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): Generator<string> {
  const widths = columns.map(column => widthOf(column, rows))
  yield `${OPENING}<office:automatic-styles>${STYLES}${widths.map(widthStyle).join('')}</office:automatic-styles>`
  yield `<office:body><office:spreadsheet><table:table table:name="${escaped(name)}">`
  yield widths.map((_width, at) => `<table:table-column table:style-name="column-${at}"/>`).join('')
  const headings = columns.map(column => odsCell(column.header, 'heading')).join('')
  // As rows of headings they are printed again on top of every page.
  yield `<table:table-header-rows><table:table-row>${headings}</table:table-row></table:table-header-rows>`
  for (const row of rows) {
    yield `<table:table-row>${columns.map(column => odsCell(column.value(row))).join('')}</table:table-row>`
  }
  yield '</table:table></office:spreadsheet></office:body></office:document-content>'
}

const SAMPLE = 50
const [NARROWEST, WIDEST] = [8, 48]
const LONGEST_DAY = '30 September 2026'.length

/** In letters, by the first rows: a day or a number that does not fit would show as hashes. */
function widthOf<Row>(column: SheetColumn<Row>, rows: readonly Row[]): number {
  const lengths = rows.slice(0, SAMPLE).map(row => lengthOf(column.value(row)))
  return Math.min(WIDEST, Math.max(NARROWEST, column.header.length, ...lengths))
}

const lengthOf = (value: SheetValue): number => (dayIn(value) ? LONGEST_DAY : String(value ?? '').length)

/** A letter is some 2 mm wide, with a little air. */
function widthStyle(letters: number, at: number): string {
  const width = (letters * 0.2 + 0.4).toFixed(2)
  return `<style:style style:name="column-${at}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`
}
