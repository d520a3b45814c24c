import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'

export interface Child {
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
