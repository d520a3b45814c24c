import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'

const root = join(import.meta.dirname, '../..')

export const weAreRoot = process.getuid?.() === 0

/** How a process ended, and all that it said. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** A Lantern in a process of its own, as a person starts it. */
export interface LanternProcess {
  readonly pid: number
  readonly url: string
  /** Milliseconds from its start until it said that it is ready. Rejects when it ends first, with what it said. */
  readonly ready: Promise<number>
  readonly ended: Promise<Ended>
  /** All it has written to standard error so far. */
  said(): string
  /** To the process alone, or as Ctrl-C does to its whole group. */
  signal(signal: NodeJS.Signals, to?: 'process' | 'group'): void
}

export interface StartOptions {
  readonly dataFolder: string
  readonly port?: number
  readonly env?: NodeJS.ProcessEnv
  /** `npm`: by `npm start`. Default: the Node program itself. */
  readonly through?: 'npm' | 'node'
}

/** Starts a Lantern in a process group of its own. Whoever starts it ends it. */
export async function startLantern(options: StartOptions): Promise<LanternProcess> {
  const port = options.port ?? (await freePort())
  const env = { ...environment(options.dataFolder), PORT: String(port), ...options.env }
  // The packages are there, and what would look after them must not change them under other tests.
  const [program, ...words] =
    options.through === 'npm'
      ? ['npm', 'start', '--ignore-scripts', '--no-update-notifier']
      : [process.execPath, 'src/main.ts']
  const begun = performance.now()
  const child = spawn(program, words, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = collect(child)
  const ended = endOf(child, output)
  const ready = new Promise<number>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (output.out.includes('Lantern is ready: ')) resolve(performance.now() - begun)
    })
    ended.then(end => reject(new Error(`Lantern ended (${end.code ?? end.signal}): ${end.err}`)), reject)
  })
  ready.catch(() => undefined)
  const pid = child.pid ?? 0
  return {
    pid,
    url: `http://127.0.0.1:${port}`,
    ready,
    ended,
    said: () => output.err,
    signal: (signal, to = 'process') => process.kill(to === 'group' ? -pid : pid, signal),
  }
}

/** Runs a verb of the command line to its end; killed after a minute. */
export async function lantern(
  dataFolder: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  return (await startVerb(dataFolder, words, env)).ended
}

export interface VerbProcess {
  readonly pid: number
  readonly ended: Promise<Ended>
  said(): string
}

export async function startVerb(
  dataFolder: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<VerbProcess> {
  const child = spawn(process.execPath, ['src/cli.ts', ...words], {
    cwd: root,
    env: { ...environment(dataFolder), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
    killSignal: 'SIGKILL',
  })
  const output = collect(child)
  return { pid: child.pid ?? 0, ended: endOf(child, output), said: () => output.err }
}

/** No more of our own environment than a person's shell has, so that a test run's settings do not leak in. */
function environment(dataFolder: string): NodeJS.ProcessEnv {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  return { PATH: path, HOME: homedir(), LANTERN_DATA: dataFolder }
}

interface Output {
  out: string
  err: string
}

function collect(child: ChildProcess): Output {
  const output: Output = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.err += text
  })
  return output
}

function endOf(child: ChildProcess, output: Output): Promise<Ended> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, ...output }))
  })
}

/** A data folder that does not exist yet, below one of its own that the database's user may enter. */
export async function newDataFolder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'lantern-faults-'))
  if (weAreRoot) await chmod(parent, 0o711)
  return join(parent, 'data')
}

/** Ends what still runs on a data folder (a test may have failed half way), and removes it. */
export async function removeDataFolder(dataFolder: string): Promise<void> {
  for (const { pid } of await processesOn(dataFolder)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // ended meanwhile
    }
  }
  await rm(join(dataFolder, '..'), { recursive: true, force: true, maxRetries: 5 })
}

/**
 * Processes that were started for this data folder: it is in their environment (Lantern and npm) or on their
 * command line (PostgreSQL, whose helper processes have neither and end with it). Linux only.
 */
export async function processesOn(dataFolder: string): Promise<readonly { pid: number; command: string }[]> {
  if (process.platform !== 'linux') throw new Error('Processes are found through /proc: run this on Linux')
  const found: { pid: number; command: string }[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const [command, env] = await Promise.all(
      ['cmdline', 'environ'].map(file => readFile(`/proc/${name}/${file}`, 'utf8').catch(() => '')),
    )
    const ours =
      command?.includes(`${dataFolder}/`) || env?.split('\0').includes(`LANTERN_DATA=${dataFolder}`)
    if (ours) found.push({ pid: Number(name), command: (command ?? '').replaceAll('\0', ' ').trim() })
  }
  return found
}

/** The process id of the PostgreSQL that serves a data folder. */
export async function postgresOf(dataFolder: string): Promise<number> {
  const text = await readFile(join(dataFolder, 'database', 'postmaster.pid'), 'utf8')
  return Number.parseInt(text, 10)
}

/** Addresses of the embedded database of a data folder, as its superuser or as the app. */
export async function databaseOf(dataFolder: string): Promise<{ superuserUrl: string; appUrl: string }> {
  const { port, passwords } = JSON.parse(await readFile(join(dataFolder, 'runtime.json'), 'utf8'))
  const at = `127.0.0.1:${port}/lantern`
  return {
    superuserUrl: `postgres://postgres:${passwords.superuser}@${at}`,
    appUrl: `postgres://lantern_app:${passwords.app}@${at}`,
  }
}

/** Runs one statement as the superuser of the embedded database of a data folder. */
export async function asSuperuser<R extends object>(
  dataFolder: string,
  statement: string,
): Promise<readonly R[]> {
  const client = new pg.Client({ connectionString: (await databaseOf(dataFolder)).superuserUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(statement)).rows as R[]
  } finally {
    await client.end()
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
