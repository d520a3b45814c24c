import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { ENTRIES, isFlood } from '../sheets/zip.ts'
import { kindOf } from './kinds.ts'

/** What a packed file turned out to be, or why it is not taken. */
export type Packed = { readonly mediaType: string } | { readonly fault: string }

const UNPACKED = 200 * 1024 * 1024

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const ODT = 'application/vnd.oasis.opendocument.text'

/** What runs by itself when the file is opened, by the names of its parts. */
const RUNS = /(^|\/)(vbaProject|vbaData)[^/]*$|(^|\/)(activeX|Basic|Scripts)\//i

const FLOOD = 'The file unpacks to far more than a document can be. It was not kept.'
const MACRO =
  'The file holds macros, which can do harm. Save it without them, or as a PDF, and choose it again.'
const LOCKED = 'The file has a password. Save it without one and choose it again.'
const DAMAGED = 'The file is damaged or cut off. Choose it again, or send another copy.'
const OTHER = 'The file is a ZIP archive, which is not taken. Send the files in it one by one.'

/** Looks into a ZIP without writing any of it to the disk: an office file of a kind that is taken, whole, no macros. */
export async function lookIntoPackage(bytes: Uint8Array): Promise<Packed> {
  let zip: ZipFile | undefined
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      strictFileNames: true,
    })
    return await judge(zip)
  } catch {
    return { fault: DAMAGED }
  } finally {
    zip?.close()
  }
}

async function judge(zip: ZipFile): Promise<Packed> {
  const entries: Entry[] = []
  let claimed = 0
  for await (const entry of zip.eachEntry()) {
    claimed += entry.uncompressedSize
    if (entries.length >= ENTRIES || claimed > UNPACKED || isFlood(entry)) return { fault: FLOOD }
    entries.push(entry)
  }
  if (entries.some(entry => entry.isEncrypted())) return { fault: LOCKED }
  if (entries.some(entry => RUNS.test(entry.fileName))) return { fault: MACRO }
  const texts = await unpack(zip, entries)
  if (texts === undefined) return { fault: FLOOD }
  if (/macroEnabled/i.test(texts.get(TYPES) ?? '')) return { fault: MACRO }
  const mediaType = typeBy(new Set(entries.map(entry => entry.fileName)), texts)
  return mediaType && kindOf(mediaType) ? { mediaType } : { fault: OTHER }
}

const TYPES = '[Content_Types].xml'

/** Unpacks every part, since sizes may lie, and keeps the text of the two that say what the whole is. */
async function unpack(zip: ZipFile, entries: readonly Entry[]): Promise<Map<string, string> | undefined> {
  const texts = new Map<string, string>()
  let size = 0
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue
    const kept: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += (chunk as Buffer).length
      if (size > UNPACKED) return undefined
      if (entry.fileName === TYPES || entry.fileName === 'mimetype') kept.push(chunk as Buffer)
    }
    if (kept.length > 0) texts.set(entry.fileName, Buffer.concat(kept).toString('utf8'))
  }
  return texts
}

function typeBy(names: ReadonlySet<string>, texts: ReadonlyMap<string, string>): string | undefined {
  if (texts.get('mimetype')?.trim() === ODT && names.has('content.xml')) return ODT
  if (!texts.has(TYPES)) return undefined
  if (names.has('word/document.xml')) return `${OFFICE}.wordprocessingml.document`
  if (names.has('xl/workbook.xml')) return `${OFFICE}.spreadsheetml.sheet`
  return undefined
}
