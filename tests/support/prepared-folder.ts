import { execFile } from 'node:child_process'
import { lstat, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { inject } from 'vitest'
import { newDataFolder, startLantern } from './lantern-process.ts'

/** Any number, the same in every worker of a run. */
const LOCK = 20_261_117

/**
 * A data folder as the first start on it leaves it, after a clean stop. The first to ask in a run makes it; everyone
 * has a copy. That an empty folder becomes one is start-and-stop's to prove.
 */
export async function preparedDataFolder(): Promise<string> {
  const wanted = await newDataFolder()
  const prepared = inject('prepared')
  const keeper = new pg.Client({ connectionString: inject('cluster').superuserUrl })
  await keeper.connect()
  try {
    await keeper.query('select pg_advisory_lock($1)', [LOCK])
    if (!(await isThere(prepared))) await prepare(prepared)
  } finally {
    await keeper.end()
  }
  // A database that lies elsewhere, as where its user may not enter this folder, would be shared by the copies.
  const database = await lstat(join(prepared, 'database'))
  if (database.isDirectory()) await promisify(execFile)('cp', ['-a', prepared, wanted])
  return wanted
}

async function isThere(folder: string): Promise<boolean> {
  return (await lstat(folder).catch(() => undefined)) !== undefined
}

async function prepare(folder: string): Promise<void> {
  const making = `${folder}.making`
  await rm(making, { recursive: true, force: true })
  const running = await startLantern({ dataFolder: making, env: { LOG_LEVEL: 'warn' } })
  await running.ready
  running.signal('SIGTERM')
  const { code } = await running.ended
  if (code !== 0) throw new Error(`The first start did not end well: ${running.said()}`)
  await rename(making, folder)
}
