import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { deflatedPart, zipOf } from '../../sheets/write-zip.ts'

/** What is planted in a photograph, and must be gone. */
export const planted = { camera: 'PlantedCamera', owner: 'Planted Person', note: 'planted-note' }

const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${planted.note}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`

/** Left half red, right half blue, 40 by 20, as a camera writes it: turned, with place, owner, XMP and a profile. */
export async function photograph(
  format: 'jpeg' | 'png' | 'webp' = 'jpeg',
  orientation = 6,
): Promise<Uint8Array> {
  const half = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'blue' } })
    .png()
    .toBuffer()
  return sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
    .composite([{ input: half, left: 20, top: 0 }])
    .withIccProfile('p3')
    .withExif({
      IFD0: { Make: planted.camera, Artist: planted.owner },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '52/1 39/1 4711/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '0/1 9/1 1/1',
      },
    })
    .withMetadata({ orientation })
    .withXmp(xmp)
    .toFormat(format)
    .toBuffer()
}

/** A picture of that many points and a few kilobytes: one bit each, all the same. */
export function hugePng(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(1, 8)
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A ZIP with these parts. */
export async function packed(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  return zipOf(await Promise.all(Object.entries(parts).map(([name, text]) => deflatedPart(name, [text]))))
}

const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const ODT = 'application/vnd.oasis.opendocument.text'

export const docx = (more: Readonly<Record<string, string>> = {}) =>
  packed({ '[Content_Types].xml': types, 'word/document.xml': '<w:document/>', ...more })
export const xlsx = (more: Readonly<Record<string, string>> = {}) =>
  packed({ '[Content_Types].xml': types, 'xl/workbook.xml': '<workbook/>', ...more })
export const odt = (more: Readonly<Record<string, string>> = {}) =>
  packed({ mimetype: ODT, 'content.xml': '<office:document-content/>', ...more })

/** Parts of a megabyte of nothing each: packed a thousandth of what it unpacks to. */
export async function zipBomb(megabytes: number): Promise<Uint8Array> {
  const part = await deflatedPart('word/document.xml', ['<w:document/>'])
  const first = await deflatedPart('[Content_Types].xml', [types])
  const flood = await deflatedPart('word/media/x', ['\0'.repeat(1024 * 1024)])
  const floods = Array.from({ length: megabytes }, (_, i) => ({ ...flood, name: `word/media/${i}` }))
  return zipOf([first, part, ...floods])
}

export const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n',
)
export const heic = box('heic')
export const mp4 = box('isom')
export const m4a = box('M4A ')
export const mp3 = Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1'), mp3Frames()])
export const wav = Buffer.concat([
  Buffer.from(
    'RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x08\0\0\0',
    'latin1',
  ),
  Buffer.alloc(8),
])

function box(brand: string): Buffer {
  return Buffer.concat([
    Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0${brand}mp42`, 'latin1'),
    Buffer.alloc(64),
  ])
}

function mp3Frames(): Buffer {
  const frame = Buffer.concat([Buffer.from('fffb9000', 'hex'), Buffer.alloc(413)])
  return Buffer.concat([frame, frame, frame])
}
