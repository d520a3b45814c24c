import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { badSheet, type SheetLimits } from './row.ts'

/** The parts of an ODS or XLSX file, by name. */
export interface Package {
  readonly zip: ZipFile
  readonly entries: ReadonlyMap<string, Entry>
}

export const ENTRIES = 10_000
/** The real lists unpack to some 40 times their size; an archive made to flood unpacks to a thousand times. */
const RATIO = 300
const SMALL = 100 * 1024 * 1024

export async function openPackage(path: string, limits: SheetLimits): Promise<Package> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(
    error => {
      throw badSheet(
        `The file cannot be opened as a spreadsheet (${(error as Error).message}). Download it again.`,
      )
    },
  )
  try {
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= ENTRIES) throw badSheet('The file holds too many parts to be a spreadsheet.')
      refuseFlood(entry, limits)
      entries.set(entry.fileName, entry)
    }
    return { zip, entries }
  } catch (error) {
    zip.close()
    throw damaged(error)
  }
}

export function isFlood({ uncompressedSize, compressedSize }: Entry): boolean {
  return uncompressedSize > SMALL && uncompressedSize > RATIO * Math.max(1, compressedSize)
}

function refuseFlood(entry: Entry, limits: SheetLimits): void {
  if (isFlood(entry) || entry.uncompressedSize > limits.unpacked)
    throw badSheet('The file unpacks to far more than a list of care homes can be. It was not read.')
}

export function damaged(error: unknown): Error {
  if (error instanceof Error && error.name === 'Invalid') return error
  return badSheet(`The file is damaged or cut off (${(error as Error).message}). Download it again.`)
}

/** @throws Invalid for a part that is not there, or has a password. */
export async function openPart({ zip, entries }: Package, part: string): Promise<Readable> {
  const entry = entries.get(part)
  if (!entry) throw badSheet(`The file has no ${part}: it is not a spreadsheet that can be read.`)
  if (entry.isEncrypted()) throw badSheet('The file has a password. Save it without one.')
  return zip.openReadStreamPromise(entry)
}

export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/**
 * Reads one XML part as a stream; between chunks the caller may take what has gathered. Names come without their
 * prefix: publishers differ in those. @throws Invalid when it is damaged or larger than it said.
 */
export async function* readXml(
  file: Package,
  part: string,
  handlers: XmlHandlers,
  limits: SheetLimits,
): AsyncGenerator<void> {
  const parser = parserFor(handlers)
  let size = 0
  let stream: Readable | undefined
  try {
    stream = await openPart(file, part)
    const decoder = new TextDecoder()
    for await (const chunk of stream) {
      size += (chunk as Buffer).length
      if (size > limits.unpacked)
        throw badSheet('The file unpacks to far more than it says. It was not read.')
      parser.write(decoder.decode(chunk as Buffer, { stream: true }))
      yield
    }
    parser.close()
    yield
  } catch (error) {
    throw damaged(error)
  } finally {
    stream?.destroy()
  }
}

function parserFor({ open, text, close }: XmlHandlers): SaxesParser<{ position: false; xmlns: false }> {
  const parser = new SaxesParser({ position: false, xmlns: false })
  parser.on('error', error => {
    throw error
  })
  if (open) parser.on('opentag', tag => open(local(tag.name), withLocalNames(tag.attributes)))
  if (text) parser.on('text', text)
  if (close) parser.on('closetag', tag => close(local(tag.name)))
  return parser
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

function withLocalNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const named: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) named[local(name)] = value
  return named
}
