import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Sealed bytes in the data folder, each named by the SHA-256 of what lies there (`files/ab/cd/abcd...`), readable by
 * Lantern's user alone. Nothing is ever changed in place, so any number of processes may write at once, and one that
 * is killed leaves no name with half a file under it.
 */
export interface Blobs {
  /** Keeps them, safe on the disk. `dated`: the time that the disk is to show for them. @returns their name */
  put(bytes: Uint8Array, dated?: Temporal.Instant): Promise<string>
  /** Undefined when there are none of this name. */
  read(name: string): Promise<Buffer | undefined>
  remove(name: string): Promise<void>
  readonly folder: string
  /** Where a file is written before it has its name. */
  readonly aside: string
}

export function openBlobs(dataFolder: string): Blobs {
  const folder = join(dataFolder, 'files')
  // Beside the files, not among them: what is half written belongs in no backup.
  const aside = join(dataFolder, 'files.aside')
  return {
    folder,
    aside,
    put: (bytes, dated) => put({ folder, aside }, bytes, dated),
    read: name => readFile(pathOf(folder, name)).catch(missing),
    remove: name => rm(pathOf(folder, name), { force: true }),
  }
}

const NAME = /^[0-9a-f]{64}$/

function pathOf(folder: string, name: string): string {
  if (!NAME.test(name)) throw new Error('A stored file is named by its hash')
  return join(folder, name.slice(0, 2), name.slice(2, 4), name)
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function put(
  { folder, aside }: Pick<Blobs, 'folder' | 'aside'>,
  bytes: Uint8Array,
  dated: Temporal.Instant | undefined,
): Promise<string> {
  const name = hashOf(bytes)
  const path = pathOf(folder, name)
  await mkdir(aside, { recursive: true, mode: 0o700 })
  const draft = join(aside, randomUUID())
  try {
    await writeSynced(draft, bytes, dated)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  // A new name is on the disk only once its folders are.
  const folders = [dirname(path), dirname(dirname(path)), folder, dirname(folder)]
  for (const each of folders) await sync(each)
  if (dated) for (const each of [...folders.slice(0, 3), aside]) await date(each, dated)
  return name
}

async function writeSynced(path: string, bytes: Uint8Array, dated: Temporal.Instant | undefined) {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    if (dated) await handle.utimes(seconds(dated), seconds(dated))
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A folder's own time would tell when the last file came into it. */
const date = (path: string, at: Temporal.Instant): Promise<void> => utimes(path, seconds(at), seconds(at))

const seconds = (at: Temporal.Instant): number => at.epochMilliseconds / 1000

/** The names under the folder that were there before this time, in batches: there may be a million. */
export async function* namesBefore(blobs: Blobs, time: Temporal.Instant): AsyncGenerator<readonly string[]> {
  for (const first of await foldersIn(blobs.folder)) {
    const names: string[] = []
    for (const second of await foldersIn(join(blobs.folder, first))) {
      names.push(...(await oldIn(join(blobs.folder, first, second), time)))
    }
    if (names.length > 0) yield names
  }
}

/** Removes what was begun before this time and never got its name. @returns how many */
export async function removeAsides(blobs: Blobs, time: Temporal.Instant): Promise<number> {
  const old = await oldIn(blobs.aside, time)
  for (const name of old) await rm(join(blobs.aside, name), { force: true })
  return old.length
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(missing))?.filter(name => /^[0-9a-f]{2}$/.test(name)) ?? []
}

async function oldIn(folder: string, time: Temporal.Instant): Promise<readonly string[]> {
  const old: string[] = []
  for (const name of (await readdir(folder).catch(missing)) ?? []) {
    const found = await stat(join(folder, name)).catch(missing)
    if (found?.isFile() && found.mtimeMs < time.epochMilliseconds) old.push(name)
  }
  return old
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
