import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Child {
  readonly pid: number
  /** The first line it wrote to standard output. */
  readonly firstLine: string
  /** Says a word to it and waits for what it answers. */
  ask(word: string): Promise<unknown>
  stop(): Promise<void>
}

/** Starts a script of this folder and waits for its first line; bounded by a minute. */
export function startChild(
  script: string,
  parameters: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Child> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...parameters], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`${script} did not start within a minute`))
    }, 60_000)
    child.once('exit', code => reject(new Error(`${script} ended with ${code}`)))
    child.stdout?.once('data', (chunk: Buffer) => {
      clearTimeout(timer)
      resolve({
        pid: child.pid ?? 0,
        firstLine: chunk.toString().split('\n')[0] ?? '',
        ask: word => askChild(child, word),
        stop: () => stopChild(child),
      })
    })
  })
}

function askChild(child: ChildProcess, word: string): Promise<unknown> {
  return new Promise(resolve => {
    child.once('message', resolve)
    child.send(word)
  })
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** Runs a script of this folder to its end, and gives what it wrote to standard output; killed after that long. */
export async function runScript(
  script: string,
  parameters: readonly string[],
  env: NodeJS.ProcessEnv,
  minutes: number,
): Promise<string> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, script), ...parameters], {
    env: { ...process.env, ...env },
    timeout: minutes * 60_000,
    killSignal: 'SIGKILL',
    maxBuffer: 16 * 1024 * 1024,
  })
  return stdout
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
