import path from 'node:path'
import { clusterExists, initialiseCluster, resetPassword } from './cluster.ts'
import { embeddedFailure } from './errors.ts'
import { ownFolder, type Place, type PlaceOptions, preparePlace } from './place.ts'
import { findServer } from './postmaster.ts'
import { announcePresence } from './presence.ts'
import { provision } from './provision.ts'
import { newRuntime, type Runtime, readRuntime, urlsOf, writeRuntime } from './runtime-file.ts'
import { startServer, stopServer } from './server.ts'
import { withStartLock } from './start-lock.ts'

export type EmbeddedDatabase = {
  /** To the maintenance database `postgres`, for tests and extensions. */
  superuserUrl: string
  /** To `lantern` as the role that owns it: migrate, backup, restore. */
  ownerUrl: string
  /** To `lantern` as the role of the running app. */
  appUrl: string
  /** False when the server ran already and was joined. */
  startedHere: boolean
  /**
   * Ends our use of the database. The last process to use it stops the server; `force` stops it
   * whoever else is there (the serving Lantern does, as its last act). Safe to call twice.
   */
  stop(options?: { force?: boolean }): Promise<void>
  /** Tells once when the server dies without our stopping it. Returns what takes the listener away. */
  onExit(listener: () => void): () => void
}

/**
 * Opens the embedded database of a data folder: makes it when new, starts its server or joins the one
 * that runs, and makes sure of roles, database and extensions. `say` gets lines for a person.
 * Throws EmbeddedError. After `onExit` call `stop()`, then open again: the port stays the same if free.
 */
export async function openEmbedded(options: PlaceOptions): Promise<EmbeddedDatabase> {
  try {
    const dataFolder = await ownFolder(options.dataFolder)
    return await withStartLock(lockFile(dataFolder), 120_000, async () => {
      const place = await preparePlace({ ...options, dataFolder })
      return openPlace(place, options.say)
    })
  } catch (error) {
    throw embeddedFailure(error, options.dataFolder)
  }
}

function lockFile(dataFolder: string): string {
  return path.join(dataFolder, 'starting.lock')
}

async function openPlace(place: Place, say: (line: string) => void): Promise<EmbeddedDatabase> {
  const known = await readRuntime(place.runtimeFile)
  const runtime = known ?? newRuntime()
  const server = await serverOf(place, runtime, known !== undefined, say)
  try {
    const current = { ...runtime, port: server.port }
    if (known?.port !== current.port) await writeRuntime(place.runtimeFile, current)
    await provision(current, known === undefined)
    return await handle(place, current, server)
  } catch (error) {
    // A server of its own session would outlive us, and nobody would know.
    if (server.startedHere) await stopServer(place, server.pid)
    throw error
  }
}

type Running = { pid: number; port: number; startedHere: boolean }

/** Joins the server that runs, or stops one that does not let us in, and starts it. */
async function serverOf(
  place: Place,
  runtime: Runtime,
  known: boolean,
  say: (line: string) => void,
): Promise<Running> {
  if (!(await clusterExists(place))) {
    say(`Making a new database in ${place.dataFolder} (some seconds, once).`)
    await writeRuntime(place.runtimeFile, runtime)
    await initialiseCluster(place, runtime.passwords.superuser)
    return started(place, runtime, say)
  }
  const found = await findServer(place, runtime)
  if (found.state === 'usable') return { ...found.postmaster, startedHere: false }
  if (found.state === 'unreachable') {
    say('A database server of this folder runs and does not answer; it is started again.')
    await stopServer(place, found.postmaster.pid)
  }
  if (!known) {
    say('The file runtime.json was lost; the database gets new passwords.')
    await resetPassword(place, runtime.passwords.superuser)
    await writeRuntime(place.runtimeFile, runtime)
  }
  return started(place, runtime, say)
}

async function started(place: Place, runtime: Runtime, say: (line: string) => void): Promise<Running> {
  const { pid, port } = await startServer(place, { preferredPort: runtime.port, say })
  return { pid, port, startedHere: true }
}

async function handle(place: Place, runtime: Runtime, server: Running): Promise<EmbeddedDatabase> {
  const urls = urlsOf(runtime)
  const listeners = new Set<() => void>()
  let lost = false
  const presence = await announcePresence(urls.superuserUrl, server.pid, () => {
    lost = true
    for (const listener of listeners) listener()
  })
  let stopping: Promise<void> | undefined
  const stop = async (force: boolean) => {
    const last = await presence.leave()
    if (!lost && (last || force)) await stopServer(place, server.pid)
  }
  return {
    ...urls,
    startedHere: server.startedHere,
    stop({ force = false } = {}) {
      // Under the start lock, so that nobody joins between "I am the last" and the server's end; a
      // lock that cannot be had (a full disk) must not keep the server from stopping.
      stopping ??= withStartLock(lockFile(place.dataFolder), 60_000, () => stop(force)).catch(() =>
        stop(force),
      )
      return stopping
    },
    onExit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
