import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { zipOf as archiveOf } from './write-zip.ts'

/** For tests only: a file of these bytes, and spreadsheets made by hand. */
export async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'lantern-sheet-')), name)
  await writeFile(path, content)
  return path
}

export function zipOf(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const packed = Object.entries(parts).map(([name, content]) => {
    const bytes = Buffer.from(content)
    const about = { name, method: 'deflated', size: bytes.length, crc: crc32(bytes) } as const
    return { ...about, bytes: deflateRawSync(bytes) }
  })
  return archiveOf(packed)
}

export const ods = (sheets: string): Buffer =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${sheets}</office:spreadsheet></office:body></office:document-content>`,
  })

export function xlsx(rows: string, more: { texts?: string; styles?: string } = {}): Buffer {
  return zipOf({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Homes" sheetId="1" r:id="rId7"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...(more.texts ? { 'xl/sharedStrings.xml': `<sst>${more.texts}</sst>` } : {}),
    ...(more.styles ? { 'xl/styles.xml': `<styleSheet>${more.styles}</styleSheet>` } : {}),
  })
}
