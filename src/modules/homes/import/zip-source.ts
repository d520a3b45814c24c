import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Invalid } from '#platform/errors.ts'
import { asWanted } from './folder-source.ts'
import { type Fetched, type ItemKind, inBatches, readJson, type Source } from './source.ts'

export interface ZipLimits {
  /** Bytes unpacked, all together. */
  readonly unpacked: number
  readonly entries: number
  /** Bytes unpacked of one record. */
  readonly record: number
}

export const zipLimits: ZipLimits = {
  unpacked: 500 * 1024 * 1024,
  entries: 100_000,
  record: 20 * 1024 * 1024,
}

const BATCH = 200
/** Files starting with a dot are a Mac's own notes beside the records. */
const RECORD = /^(?!__MACOSX\/)(?:.*\/)?((location|provider)_details\/[^/.][^/]*\.json)$/

/** A ZIP of such a folder, itself or as a folder inside. Nothing of it is written to disk. */
export async function zipSource(path: string, limits = zipLimits): Promise<Source> {
  const zip = await open(path)
  try {
    const entries = await recordsIn(zip, limits)
    const budget = { left: limits.unpacked }
    const wanted = [...entries.keys()].sort().map(address => {
      const kind: ItemKind = address.includes('provider_details/') ? 'provider' : 'location'
      return asWanted(kind)(address)
    })
    return {
      origin: { kind: 'zip', path },
      strict: true,
      async *list() {
        yield* inBatches(wanted, BATCH)
      },
      async read(batch) {
        const read: Fetched[] = []
        for (const item of batch) read.push(await readEntry(zip, entries.get(item.address), limits, budget))
        return read
      },
      close: async () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function open(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true })
  } catch (error) {
    throw bad(
      `This is not a ZIP file that can be opened (${(error as Error).message}). Make it again and retry.`,
    )
  }
}

/** yauzl itself refuses names that climb out of the archive ("../", drives, absolute paths). */
async function recordsIn(zip: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) {
    throw bad(`The ZIP has ${zip.entryCount} entries; at most ${limits.entries} are taken. Split it.`)
  }
  const found = new Map<string, Entry>()
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      if (unpacked > limits.unpacked) throw bad(tooLarge(limits))
      if (RECORD.test(entry.fileName)) found.set(entry.fileName, entry)
    }
  } catch (error) {
    if (error instanceof Invalid) throw error
    throw bad(
      `The ZIP is damaged or holds a name that is not allowed: ${(error as Error).message}. Make it again.`,
    )
  }
  if ([...found.keys()].some(name => name.includes('location_details/'))) return found
  throw bad('The ZIP holds no files under location_details: put the folder location_details into it.')
}

type Budget = { left: number }

async function readEntry(
  zip: ZipFile,
  entry: Entry | undefined,
  limits: ZipLimits,
  budget: Budget,
): Promise<Fetched> {
  if (!entry) return { problem: 'is no longer in the ZIP. Upload the same file again.' }
  if (entry.isEncrypted()) return { problem: 'is encrypted. Make the ZIP without a password.' }
  try {
    const stream = await zip.openReadStreamPromise(entry)
    const text = await textOf(stream, Math.min(limits.record, budget.left))
    if (text === undefined) return { problem: 'is larger than any record of CQC. Fetch it from CQC again.' }
    budget.left -= text.length
    return readJson(text)
  } catch (error) {
    return { problem: `cannot be unpacked (${(error as Error).message}). Make the ZIP again.` }
  }
}

/** Undefined when it unpacks to more than the limit, whatever its header claims. */
async function textOf(stream: Readable, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += (chunk as Buffer).length
    if (size > limit) {
      stream.destroy()
      return undefined
    }
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function tooLarge(limits: ZipLimits): string {
  const megabytes = Math.round(limits.unpacked / 1024 / 1024)
  return `The ZIP unpacks to more than ${megabytes} MB, the most that is taken. Split it.`
}

function bad(message: string): Invalid {
  return new Invalid([{ field: 'file', message }])
}
