import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** The system user a process runs as; empty means "as we are". */
export type RunAs = { uid?: number; gid?: number }

export type Finished = { code: number | null; output: string }

/** Runs a program to its end. `output` is standard output and error together. Rejects if it cannot be run. */
export function run(
  program: string,
  args: readonly string[],
  options: RunAs & { input?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Finished> {
  const { input, env, ...as } = options
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...as,
      cwd: path.parse(program).root || '/',
      env: { ...bareEnvironment(), ...env },
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.stdin.on('error', () => undefined) // a program that ends early closes its input
    child.stdin.end(input ?? '')
    child.on('error', reject)
    child.on('close', code => resolve({ code, output }))
  })
}

/**
 * What PostgreSQL and its tools may see of our environment: enough to run, no secrets, and none of
 * the person's own PG* or locale settings.
 */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR']
  const env = Object.fromEntries(kept.flatMap(name => (process.env[name] ? [[name, process.env[name]]] : [])))
  return { ...env, LC_ALL: 'C', TZ: 'UTC' }
}

/** True when a process with this id runs. A dead process that nobody has reaped (a zombie) does not run. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const stat = await processStat(pid)
  return stat === undefined || !['Z', 'X'].includes(stat.state)
}

/** Tells two processes that had the same id one after the other apart (Linux; elsewhere the id alone). */
export async function processStamp(pid: number): Promise<string> {
  return `${pid} ${(await processStat(pid))?.startedAt ?? ''}`.trim()
}

/** The command line of a process in one string, or undefined when it cannot be known. */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
    return line?.replaceAll('\0', ' ')
  }
  const listing =
    process.platform === 'win32'
      ? run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])
      : run('/bin/ps', ['-p', String(pid), '-o', 'command='])
  return listing.then(
    done => done.output,
    () => undefined,
  )
}

export function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

async function processStat(pid: number): Promise<{ state: string; startedAt: string } | undefined> {
  if (process.platform !== 'linux') return undefined
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The second field is the program's name in brackets and may hold anything; state follows it.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ')
  return fields ? { state: fields[0] ?? '', startedAt: fields[19] ?? '' } : undefined
}
