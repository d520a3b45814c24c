import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { EmbeddedError } from './errors.ts'
import { isAlive, pause, processStamp } from './processes.ts'

/** The last in this process's own queue for each lock: of one process, one at a time tries for it. */
const queues = new Map<string, Promise<unknown>>()

/**
 * Runs `work` while no other process starts or stops the database of this folder. A lock left by a
 * process that died is taken over. Throws `folder-held` when the lock is not free in `waitMs`.
 */
export async function withStartLock<T>(file: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const turn = (queues.get(file) ?? Promise.resolve()).then(() => withFile(file, waitMs, work))
  const settled = turn.catch(() => undefined)
  queues.set(file, settled)
  try {
    return await turn
  } finally {
    if (queues.get(file) === settled) queues.delete(file)
  }
}

async function withFile<T>(file: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  await acquire(file, Date.now() + waitMs)
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

async function acquire(file: string, deadline: number): Promise<void> {
  const mine = `${file}.${randomUUID()}`
  try {
    await writeFile(mine, await processStamp(process.pid), { mode: 0o600 })
    while (!(await linkTo(mine, file))) {
      await clearStale(file)
      if (Date.now() > deadline) throw busy(file)
      await pause(50)
    }
  } finally {
    await rm(mine, { force: true })
  }
}

/** A hard link fails when the name exists: the one step that two processes cannot both do. */
async function linkTo(mine: string, file: string): Promise<boolean> {
  try {
    await link(mine, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function clearStale(file: string): Promise<void> {
  const stamp = await readFile(file, 'utf8').catch(() => undefined)
  if (stamp === undefined || !(await isStale(stamp))) return
  const aside = `${file}.${randomUUID()}`
  await rename(file, aside).catch(() => undefined)
  const taken = await readFile(aside, 'utf8').catch(() => undefined)
  // Another process may have cleared it first and put its own lock there: give that one back.
  if (taken !== undefined && taken !== stamp) await linkTo(aside, file)
  await rm(aside, { force: true })
}

async function isStale(stamp: string): Promise<boolean> {
  const pid = Number.parseInt(stamp, 10)
  if (!Number.isInteger(pid)) return true
  if (pid === process.pid) return true // an earlier process with our id: we do not hold it
  return !(await isAlive(pid)) || (await processStamp(pid)) !== stamp
}

function busy(file: string): EmbeddedError {
  const message = `Another Lantern is still starting or stopping the database: wait for it, or if there is none delete ${file}.`
  return new EmbeddedError('folder-held', message)
}
