import { randomBytes } from 'node:crypto'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'

const Runtime = z.object({
  port: z.int().min(0).max(65535),
  passwords: z.object({ superuser: z.string().min(16), owner: z.string().min(16), app: z.string().min(16) }),
})

/** How to reach the database of a data folder. `port` is 0 until it first starts. */
export type Runtime = z.infer<typeof Runtime>

/** Reads `runtime.json`; undefined when it is missing or damaged. An unreadable file throws (EACCES). */
export async function readRuntime(file: string): Promise<Runtime | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    return Runtime.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Writes `runtime.json` whole or not at all, for our eyes only (it holds passwords). */
export async function writeRuntime(file: string, runtime: Runtime): Promise<void> {
  const fresh = `${file}.new`
  await writeFile(fresh, `${JSON.stringify(runtime, null, 2)}\n`, { mode: 0o600, flush: true })
  await chmod(fresh, 0o600)
  await rename(fresh, file)
}

export function newRuntime(): Runtime {
  const password = () => randomBytes(24).toString('base64url')
  return { port: 0, passwords: { superuser: password(), owner: password(), app: password() } }
}

/** Connection strings. The superuser's leads to the maintenance database `postgres`, the others to `lantern`. */
export function urlsOf(runtime: Runtime): { superuserUrl: string; ownerUrl: string; appUrl: string } {
  const { port, passwords } = runtime
  return {
    superuserUrl: `postgres://postgres:${passwords.superuser}@127.0.0.1:${port}/postgres`,
    ownerUrl: `postgres://lantern_owner:${passwords.owner}@127.0.0.1:${port}/lantern`,
    appUrl: `postgres://lantern_app:${passwords.app}@127.0.0.1:${port}/lantern`,
  }
}
