import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRows, sheetLimits } from './index.ts'
import type { SheetValue } from './ods-cell.ts'
import { fileOf } from './testing.ts'
import { odsOf } from './write-ods.ts'
import { openPackage } from './zip.ts'

type Row = readonly SheetValue[]

/** Columns called A, B, C ... over rows that are lists. */
const columnsOf = (count: number) =>
  Array.from({ length: count }, (_none, at) => ({
    header: String.fromCharCode(65 + at),
    value: (row: Row) => row[at],
  }))

const written = (rows: readonly Row[]): Promise<Buffer> =>
  odsOf('Homes & "more"', columnsOf(Math.max(1, ...rows.map(row => row.length))), rows)

/** What our own reader finds below the headings. */
async function readBack(rows: readonly Row[]): Promise<readonly (readonly string[])[]> {
  const path = await fileOf('list.ods', await written(rows))
  const read = await Array.fromAsync(readRows(path))
  return read.slice(1).map(row => row.cells)
}

async function contentOf(rows: readonly Row[]): Promise<string> {
  const path = await fileOf('list.ods', await written(rows))
  const { zip, entries } = await openPackage(path, sheetLimits)
  const entry = entries.get('content.xml')
  if (!entry) throw new Error('The file has no content')
  const chunks = await Array.fromAsync(await zip.openReadStreamPromise(entry))
  zip.close()
  return Buffer.concat(chunks as Buffer[]).toString('utf8')
}

/** Text as a sheet can hold it: what XML has no way to write is gone, lines end one way, no space around it. */
function asHeld(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is gone
  const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu
  return text
    .split(/\r\n|\r|\n/)
    .map(line => line.replaceAll(illegal, ''))
    .join('\n')
    .trim()
}

describe('an ODS file that we write', () => {
  test('says what it is in its first bytes, before anything is unpacked', async () => {
    const bytes = await written([['Larkfield']])
    const mimetype = 'application/vnd.oasis.opendocument.spreadsheet'
    expect(bytes.toString('latin1', 30, 38 + mimetype.length)).toBe(`mimetype${mimetype}`)
    expect(bytes.readUInt16LE(8), 'stored, not packed').toBe(0)
    expect(bytes.readUInt16LE(28), 'no field between its name and its words').toBe(0)
  })

  test('names its parts in its manifest, each packed as its header says', async () => {
    const path = await fileOf('list.ods', await written([['Larkfield']]))
    const { zip, entries } = await openPackage(path, sheetLimits)
    zip.close()
    expect([...entries.keys()]).toEqual(['mimetype', 'META-INF/manifest.xml', 'content.xml'])
    const bytes = await written([['Larkfield']])
    const at = bytes.indexOf('META-INF/manifest.xml') + 'META-INF/manifest.xml'.length
    const packed = bytes.subarray(at, at + (entries.get('META-INF/manifest.xml')?.compressedSize ?? 0))
    expect(inflateRawSync(packed).toString()).toContain('manifest:full-path="content.xml"')
  })

  test('is the same bytes for the same rows', async () => {
    expect(await written([['Larkfield', 38]])).toEqual(await written([['Larkfield', 38]]))
  })

  test('has its headings in bold, printed again on each page, and its sheet’s name', async () => {
    const content = await contentOf([['Larkfield']])
    expect(content).toContain(
      '<table:table-header-rows><table:table-row><table:table-cell office:value-type="string" table:style-name="heading"><text:p>A</text:p>',
    )
    expect(content).toContain('table:name="Homes &amp; &quot;more&quot;"')
    expect(content).toContain(
      'style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold"',
    )
  })

  test.each<[string, SheetValue, string, string]>([
    ['a number', 38, 'office:value-type="float" office:value="38"', '38'],
    ['a number below nought', -1.5, 'office:value-type="float" office:value="-1.5"', '-1.5'],
    ['yes', true, 'office:value-type="boolean" office:boolean-value="true"', 'yes'],
    ['no', false, 'office:value-type="boolean" office:boolean-value="false"', 'no'],
    ['a day as text', '2026-02-01', 'office:date-value="2026-02-01" table:style-name="day"', '2026-02-01'],
    [
      'a day',
      Temporal.PlainDate.from('2024-02-29'),
      'office:value-type="date" office:date-value="2024-02-29"',
      '2024-02-29',
    ],
    ['a day that never was', '2026-02-30', 'office:value-type="string"', '2026-02-30'],
    ['what is no number', Number.NaN, 'office:value-type="string"', 'NaN'],
    ['a code of digits', '007', 'office:value-type="string"', '007'],
    ['what looks like a formula', '=1+1', 'office:value-type="string"><text:p>=1+1</text:p>', '=1+1'],
    ['a formula of OpenDocument', 'of:=[.A1]', 'office:value-type="string"', 'of:=[.A1]'],
    ['mark-up', '</text:p><b a="1">&amp;', '&lt;/text:p&gt;&lt;b a=&quot;1', '</text:p><b a="1">&amp;'],
  ])('keeps %s as what it is', async (_what, value, xml, text) => {
    const content = await contentOf([[value]])
    expect(content).toContain(xml)
    expect(content).not.toContain('table:formula')
    expect(await readBack([[value]])).toEqual([[text]])
  })

  test('leaves a cell empty for nothing, and shows a day in words', async () => {
    expect(await readBack([['a', null, undefined, '', 'b']])).toEqual([['a', '', '', '', 'b']])
    expect(await contentOf([['2026-10-14']])).toContain('<text:p>14 October 2026</text:p>')
  })

  test('keeps lines, tabs and spaces where they are', async () => {
    expect(await readBack([['1 Wend  Road,\r\n\tMarshby\n\nFM1']])).toEqual([
      ['1 Wend  Road,\n\tMarshby\n\nFM1'],
    ])
    expect(await contentOf([[' a  b ']])).toContain(
      '<text:s text:c="1"/>a<text:s text:c="2"/>b<text:s text:c="1"/>',
    )
  })

  test('makes a column as wide as its words, within reason', async () => {
    const widths = async (text: string) => /column-width="([\d.]+)cm"/.exec(await contentOf([[text]]))?.[1]
    expect(await widths('a')).toBe('2.00')
    expect(await widths('x'.repeat(20))).toBe('4.40')
    expect(await widths('x'.repeat(2000))).toBe('10.00')
    expect(await widths('2026-01-01')).toBe('3.80')
  })

  test('holds any words: what is read back is what was written', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    const odd = fc.array(
      fc.constantFrom(' ', '\t', '\r', '\n', '\0', '\ud800', '\uffff', ']]>', '=1', '&', 'é'),
    )
    const any = fc.oneof(
      text,
      odd.map(parts => parts.join('')),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(any, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        async rows => {
          const wanted = rows.map(row => withoutEnd(row.map(asHeld))).filter(row => row.length > 0)
          expect(await readBack(rows)).toEqual(wanted)
        },
      ),
      { numRuns: 200, seed: 7 },
    )
  })
})

/** The reader leaves out what is blank at the end of a row. */
const withoutEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex(cell => cell !== '') + 1)
