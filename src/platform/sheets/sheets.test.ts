import { describe, expect, test } from 'vitest'
import { readRows, type SheetRow, sheetLimits } from './index.ts'
import { fileOf, ods, xlsx, zipOf } from './testing.ts'

async function rowsOf(content: string | Buffer, limits = sheetLimits): Promise<SheetRow[]> {
  return Array.fromAsync(readRows(await fileOf('list', content), limits))
}
const cellsOf = async (content: string | Buffer) => (await rowsOf(content)).map(row => row.cells)

describe('a CSV file', () => {
  test.each([
    ['with a byte-order mark', '\uFEFFname,beds\nLarkfield,38\n'],
    ['with the line ends of Windows', 'name,beds\r\nLarkfield,38\r\n'],
    ['without an end to its last line', 'name,beds\nLarkfield,38'],
    ['with spaces and blank columns at the end', ' name ,beds,,\nLarkfield, 38,,\n'],
  ])('%s is read the same', async (_what, text) => {
    expect(await cellsOf(text)).toEqual([
      ['name', 'beds'],
      ['Larkfield', '38'],
    ])
  })

  test('keeps what stands in quotes, and leaves rows out that are empty', async () => {
    const rows = await rowsOf('name,address\n,,\n"Larkfield","1 Wend Road, Marshby\nFM1"\n')
    expect(rows.map(row => row.cells)).toEqual([
      ['name', 'address'],
      ['Larkfield', '1 Wend Road, Marshby\nFM1'],
    ])
  })

  test.each([
    ['cut off inside quotes', 'name\n"Larkf', /cut off/],
    ['in UTF-16', Buffer.from('\uFEFFname\nLarkfield', 'utf16le'), /UTF-16/],
    ['in the letters of old Windows', Buffer.from('name\nCaf\xe9 House\n', 'latin1'), /not in UTF-8/],
    ['with nothing in it', '', /empty/],
  ])('%s is refused in one line', async (_what, content, words) => {
    await expect(rowsOf(content)).rejects.toThrow(words)
  })

  test('with more rows or columns than any list is refused', async () => {
    const few = { ...sheetLimits, rows: 2, columns: 2 }
    await expect(rowsOf('a\nb\nc\n', few)).rejects.toThrow('more than 2 rows')
    await expect(rowsOf('a,b,c\n', few)).rejects.toThrow('more than 2 columns')
  })
})

const cell = (text: string, more = '') =>
  `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`

describe('an ODS file', () => {
  test('gives every sheet, numbers and days as they are stored, repeats and gaps in their places', async () => {
    const file = ods(`
      <table:table table:name="Notes"><table:table-row>${cell('Read me')}</table:table-row></table:table>
      <table:table table:name="Homes">
        <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row>${cell('Larkfield &amp; Co')}<table:table-cell table:number-columns-repeated="2"/>${cell('01/02/2026', 'office:value-type="date" office:date-value="2026-02-01T00:00:00"')}${cell('1,250', 'office:value-type="float" office:value="1250"')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>
        <table:table-row table:number-rows-repeated="2">${cell('Y', 'table:number-columns-repeated="3"')}</table:table-row>
        <table:table-row table:number-rows-repeated="10000000"><table:table-cell/></table:table-row>
      </table:table>`)
    expect(await rowsOf(file)).toEqual([
      { sheet: 'Notes', number: 1, cells: ['Read me'] },
      { sheet: 'Homes', number: 4, cells: ['Larkfield & Co', '', '', '2026-02-01', '1250'] },
      { sheet: 'Homes', number: 5, cells: ['Y', 'Y', 'Y'] },
      { sheet: 'Homes', number: 6, cells: ['Y', 'Y', 'Y'] },
    ])
  })

  test('of ten million filled rows is refused before they are made', async () => {
    const row = `<table:table-row table:number-rows-repeated="10000000">${cell('Y')}</table:table-row>`
    await expect(rowsOf(ods(`<table:table table:name="A">${row}</table:table>`))).rejects.toThrow(
      /1,000,000 rows/,
    )
  })
})

describe('an XLSX file', () => {
  const styles = `<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>`

  test('gives shared and inline words, days by the format of their cells, and codes as text', async () => {
    const file = xlsx(
      `<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>FM1 </t><t>2AB</t></is></c></row>
       <row r="5"><c r="A5" s="1"><v>46054</v></c><c r="B5" s="2"><v>46054.75</v></c><c r="C5" s="3"><v>46054</v></c><c r="D5" t="str"><v>007</v></c><c r="E5" t="b"><v>1</v></c><c r="AA5"><v>38</v></c></row>`,
      { texts: '<si><t>no</t></si><si><r><t>Lark</t></r><r><t>field</t></r><rPh><t></t></rPh></si>', styles },
    )
    const [first, second] = await rowsOf(file)
    expect(first).toEqual({ sheet: 'Homes', number: 2, cells: ['Larkfield', '', 'FM1 2AB'] })
    expect(second?.cells.slice(0, 5)).toEqual(['2026-02-01', '2026-02-01', '46054', '007', 'TRUE'])
    expect(second?.cells[26]).toBe('38')
  })
})

test('rows are numbered as a spreadsheet shows them, whatever lines their cells have', async () => {
  const rows = await rowsOf('name\n"two\nlines"\n\nlast\n')
  expect(rows.map(row => row.number)).toEqual([1, 2, 4])
})

describe('what is no spreadsheet', () => {
  test.each([
    ['a ZIP of something else', zipOf({ 'a.txt': 'a' }), /no spreadsheet/],
    ['half a ZIP', ods('<table:table/>').subarray(0, 150), /cannot be opened|damaged/],
    ['an ODS whose XML ends in the middle', zipOf({ 'content.xml': '<a><b>' }), /damaged or cut off/],
    ['a bomb', zipOf({ 'content.xml': Buffer.alloc(120 * 1024 * 1024) }), /unpacks to far more/],
  ])('%s is refused in one line', async (_what, content, words) => {
    await expect(rowsOf(content)).rejects.toThrow(words)
  })

  test('a path where nothing is says so', async () => {
    await expect(Array.fromAsync(readRows('/nowhere/list.csv'))).rejects.toThrow(
      /cannot be opened \(ENOENT\)/,
    )
  })
})
