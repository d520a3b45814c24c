import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { toolPath } from './binaries.ts'
import { EmbeddedError, failureFromText, saysDiskFull } from './errors.ts'
import type { Place } from './place.ts'
import { despiteLeftovers, readPostmaster, serves } from './postmaster.ts'
import { bareEnvironment, isAlive, pause, run } from './processes.ts'
import { serverSettings, settingArguments } from './settings.ts'

export type Server = { pid: number; port: number; child: ChildProcess }

export type StartOptions = {
  /** Tried first, so that connection strings outlive a restart. 0: any. */
  preferredPort: number
  say: (line: string) => void
}

const logLimit = 10 * 1024 * 1024
const attempts = 40

/** Starts `postgres` in a session of its own and waits until it takes connections. */
export async function startServer(place: Place, options: StartOptions): Promise<Server> {
  await rotateLog(place.log)
  let port = await freePort(options.preferredPort)
  for (let attempt = 1; ; attempt++) {
    const begun = await logSize(place.log)
    const server = spawnServer(place, port, await despiteLeftovers(place.cluster))
    if (await becomesReady(server, place, options.say)) return server
    const output = await readFrom(place.log, begun)
    if (attempt >= attempts || !canRetry(output)) throw startFailure(output, place)
    if (/could not create any TCP\/IP sockets|Address already in use/.test(output)) port = await freePort(0)
    // Backends that outlive a killed server hold its shared memory until they notice.
    else await pause(250)
  }
}

/**
 * Fast shutdown (SIGINT): open transactions are rolled back, everything committed is on disk. After
 * 20 seconds immediate shutdown (SIGQUIT), five later SIGKILL; both recover from the log at next start.
 */
export async function stopServer(place: Place, pid: number): Promise<void> {
  const steps = [
    ['SIGINT', 'fast', 20_000],
    ['SIGQUIT', 'immediate', 5_000],
    ['SIGKILL', 'immediate', 5_000],
  ] as const
  for (const [signal, mode, patience] of steps) {
    // Its id may belong to a stranger by now.
    if (!(await isAlive(pid)) || !(await serves(pid, place.cluster))) return
    await signalServer(place, pid, signal, mode)
    if (await isGone(pid, patience)) return
  }
}

async function signalServer(place: Place, pid: number, signal: NodeJS.Signals, mode: string): Promise<void> {
  if (process.platform === 'win32') {
    await run(toolPath(place.binaries, 'pg_ctl'), ['stop', '-W', '-m', mode, '-D', place.cluster])
    return
  }
  try {
    process.kill(pid, signal)
  } catch {
    // already gone
  }
}

async function isGone(pid: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs
  while (await isAlive(pid)) {
    if (Date.now() > deadline) return false
    await pause(20)
  }
  return true
}

function spawnServer(place: Place, port: number, env: NodeJS.ProcessEnv): Server {
  const log = openSync(place.log, 'a', 0o600)
  try {
    const settings = { ...serverSettings(), ...place.settings }
    const args = ['-D', place.cluster, '-p', String(port), ...settingArguments(settings)]
    const child = spawn(toolPath(place.binaries, 'postgres'), args, {
      ...place.as,
      cwd: path.parse(place.cluster).root,
      env: { ...bareEnvironment(), ...env },
      detached: true,
      stdio: ['ignore', log, log],
      windowsHide: true,
    })
    child.on('error', () => undefined) // it then has no pid, and is reported as not started
    child.unref()
    return { pid: child.pid ?? 0, port, child }
  } finally {
    closeSync(log)
  }
}

/** True when it takes connections, false when it ended first. Recovery after a crash may take minutes. */
async function becomesReady(server: Server, place: Place, say: (line: string) => void): Promise<boolean> {
  const begun = Date.now()
  let told = false
  while (server.pid !== 0 && server.child.exitCode === null && server.child.signalCode === null) {
    const postmaster = await readPostmaster(place.cluster)
    if (postmaster?.pid === server.pid && postmaster.ready) return true
    if (!told && Date.now() - begun > 5000) {
      told = true
      say('The database is recovering from an unclean stop; this can take some minutes.')
    }
    await pause(20)
  }
  return false
}

function canRetry(output: string): boolean {
  if (saysDiskFull(output)) return false
  return /Address already in use|could not create any TCP\/IP sockets|pre-existing shared memory block/.test(
    output,
  )
}

function startFailure(output: string, place: Place): Error {
  if (output.trim() !== '') return failureFromText(output, place.dataFolder)
  const message = `The program ${toolPath(place.binaries, 'postgres')} did not run: run "npm ci" on this machine, or set DATABASE_URL to a PostgreSQL server of your own.`
  return new EmbeddedError('binaries-missing', message)
}

/** A port free on 127.0.0.1: the preferred one when it is. */
async function freePort(preferred: number): Promise<number> {
  const probe = createServer()
  try {
    probe.listen({ host: '127.0.0.1', port: preferred, exclusive: true })
    await once(probe, 'listening')
    const address = probe.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  } catch (error) {
    if (preferred === 0) throw error
    return freePort(0)
  } finally {
    probe.close()
  }
}

async function logSize(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0
}

async function rotateLog(file: string): Promise<void> {
  if ((await logSize(file)) > logLimit) await rename(file, `${file}.1`)
}

/** The log from a byte onwards, at most its last 20,000 bytes. */
async function readFrom(file: string, begin: number): Promise<string> {
  const from = Math.max(begin, (await logSize(file)) - 20_000)
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(20_000), 0, 20_000, from)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}
