import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Invalid } from '#platform/errors.ts'
import { type Fetched, type ItemKind, inBatches, readJson, type Source, type Wanted } from './source.ts'

const BATCH = 200
const LARGEST_RECORD = 20 * 1024 * 1024

/** A folder as the API gives it: `location_details/*.json`, and where there are any `provider_details/*.json`. */
export async function folderSource(path: string): Promise<Source> {
  const locations = await jsonFilesIn(path, 'location_details')
  if (locations === undefined) {
    throw new Invalid([
      { field: '', message: `${path} has no folder location_details. Give the folder that holds it.` },
    ])
  }
  if (locations.length === 0) {
    throw new Invalid([
      { field: '', message: `${path}/location_details has no .json files: there is nothing to import.` },
    ])
  }
  const providers = (await jsonFilesIn(path, 'provider_details')) ?? []
  const wanted = [...locations.map(asWanted('location')), ...providers.map(asWanted('provider'))]
  return {
    origin: { kind: 'folder', path },
    strict: true,
    async *list() {
      yield* inBatches(wanted, BATCH)
    },
    read: batch => Promise.all(batch.map(item => readRecord(path, item.address))),
    close: async () => {},
  }
}

async function jsonFilesIn(path: string, folder: string): Promise<string[] | undefined> {
  try {
    const names = await readdir(join(path, folder))
    return names
      .filter(name => name.endsWith('.json') && !name.startsWith('.'))
      .sort()
      .map(name => `${folder}/${name}`)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

/** Until it is read, a file's id is its name. */
export function asWanted(kind: ItemKind): (address: string) => Wanted {
  return address => {
    const file = address.slice(address.lastIndexOf('/') + 1).replace(/\.json$/, '')
    return { kind, id: file.replace(/^(location|provider)_/, ''), address }
  }
}

async function readRecord(path: string, address: string): Promise<Fetched> {
  const file = join(path, address)
  try {
    const { size } = await stat(file)
    if (size > LARGEST_RECORD)
      return { problem: 'is larger than any record of CQC (20 MB). Fetch it from CQC again.' }
    return readJson(await readFile(file, 'utf8'))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    return { problem: `cannot be opened (${code}). Check that the file is there and may be read.` }
  }
}
