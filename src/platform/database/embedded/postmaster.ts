import { readFile, realpath } from 'node:fs/promises'
import { connectOnce, isRefusal } from './connection.ts'
import type { Place } from './place.ts'
import { commandOf, isAlive, pause } from './processes.ts'
import { type Runtime, urlsOf } from './runtime-file.ts'

/** What PostgreSQL writes in `postmaster.pid` (lines 1, 4 and 8). */
export type Postmaster = { pid: number; port: number; ready: boolean }

export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(`${cluster}/postmaster.pid`, 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!Number.isInteger(pid)) return undefined
  return { pid, port: Number.parseInt(lines[3] ?? '0', 10) || 0, ready: lines[7]?.trim() === 'ready' }
}

/**
 * What is known of the server of a cluster:
 * - `none`: no server runs
 * - `usable`: it answers on its port with the recorded password and serves this very folder
 * - `unreachable`: it runs, and does not let us in
 */
export type Found =
  | { state: 'none' }
  | { state: 'usable'; postmaster: Postmaster }
  | { state: 'unreachable'; postmaster: Postmaster }

/** Looks for a live server of this cluster; waits while it starts, recovers or shuts down. */
export async function findServer(place: Place, runtime: Runtime, patienceMs = 60_000): Promise<Found> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const postmaster = await readPostmaster(place.cluster)
    if (!postmaster || !(await runs(postmaster, place.cluster))) return { state: 'none' }
    const answer = await tryServer(place, { ...runtime, port: postmaster.port })
    if (answer === 'yes') return { state: 'usable', postmaster }
    if (answer === 'no' || Date.now() > deadline) return { state: 'unreachable', postmaster }
    await pause(100)
  }
}

/**
 * What a postgres program must have in its environment to start on this cluster although
 * `postmaster.pid` names a process that is not its server: an id that a stranger has by now, or a
 * killed server that nobody has reaped, which `kill -0` takes for alive. PostgreSQL takes a lock file
 * of its "grandparent" as left behind, and still checks for backends that live on: safer than
 * deleting the file ourselves.
 */
export async function despiteLeftovers(cluster: string): Promise<NodeJS.ProcessEnv> {
  const left = await readPostmaster(cluster)
  if (!left || (await runs(left, cluster))) return {}
  return { PG_GRANDPARENT_PID: String(left.pid) }
}

async function runs(postmaster: Postmaster, cluster: string): Promise<boolean> {
  return (await isAlive(postmaster.pid)) && (await serves(postmaster.pid, cluster))
}

/** True when the process is a postgres started on this folder (its command line says so). */
export async function serves(pid: number, cluster: string): Promise<boolean> {
  const command = await commandOf(pid)
  if (command === undefined) return true // it cannot be known: PostgreSQL's own lock decides
  if (process.platform === 'win32') return /postgres/i.test(command)
  return /postgres/.test(command) && command.includes(`-D ${cluster} `)
}

async function tryServer(place: Place, runtime: Runtime): Promise<'yes' | 'no' | 'later'> {
  try {
    const client = await connectOnce(urlsOf(runtime).superuserUrl)
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    )
    await client.end()
    return (await realpath(rows[0]?.folder ?? '')) === (await realpath(place.cluster)) ? 'yes' : 'no'
  } catch (error) {
    return isRefusal(error) ? 'no' : 'later'
  }
}
