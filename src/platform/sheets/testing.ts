import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

/** For tests only: a file of these bytes, and ZIP archives made by hand so that they can lie. */
export async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'lantern-sheet-')), name)
  await writeFile(path, content)
  return path
}

export function zipOf(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const [locals, heads]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const common = commonOf(name, bytes, packed)
    const local = Buffer.concat([
      Buffer.from('504b0304', 'hex'),
      common,
      Buffer.alloc(2),
      Buffer.from(name),
      packed,
    ])
    const head = Buffer.concat([Buffer.from('504b01021400', 'hex'), common, Buffer.alloc(16)])
    head.writeUInt32LE(at, 42)
    heads.push(head, Buffer.from(name))
    locals.push(local)
    at += local.length
  }
  const central = Buffer.concat(heads)
  const end = Buffer.alloc(22)
  end.write('504b0506', 0, 'hex')
  end.writeUInt16LE(locals.length, 8)
  end.writeUInt16LE(locals.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, central, end])
}

/** Version, flags, method, time, date, checksum, sizes and length of the name, as both headers have them. */
function commonOf(name: string, bytes: Buffer, packed: Buffer): Buffer {
  const common = Buffer.alloc(24)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(8, 4)
  common.writeUInt32LE(crc32(bytes), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(bytes.length, 18)
  common.writeUInt16LE(Buffer.byteLength(name), 22)
  return common
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
