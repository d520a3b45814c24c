import type pg from 'pg'
import type { Caller } from '#platform/access/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Conflict, isKnownError, NotFound } from '#platform/errors.ts'
import type { Runner } from '#platform/runner.ts'
import { applyImport, openImport } from './commands.ts'
import { fetchItems } from './fetch.ts'
import { countItems, faultsOf } from './items.ts'
import { emptyChanges, type ImportReport } from './schema.ts'
import { type Source, sourceName } from './source.ts'
import { beginFetch, findImport, forgetItems, ONE_IMPORT, setState } from './store.ts'

export interface ImportProgress {
  readonly phase: 'fetching' | 'applying'
  readonly done: number
  readonly total: number
}

export interface RunImport {
  readonly runner: Runner
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly source: Source
  readonly caller: Caller
  readonly dryRun?: boolean
  /** An import that was requested already; else one is opened, or one that was cut off goes on. */
  readonly importId?: string
  /** The id to give an import that is opened now. */
  readonly newImportId?: string
  readonly signal?: AbortSignal
  readonly batchSize?: number
  readonly progress?: (progress: ImportProgress) => void
}

export interface ImportResult {
  readonly importId: string
  /** `failed`: the source was checked whole and has faults; nothing was changed. */
  readonly state: 'done' | 'failed'
  readonly report: ImportReport
}

/**
 * Runs an import from end to end, for the command line and the job alike: fetch (short transactions, resumes),
 * check, then apply in one transaction. One at a time in a database.
 * @throws Conflict when another import is running; Unavailable when the source cannot be reached (run it again
 *   and it goes on); Invalid when the source is not what it should be.
 */
export async function runImport(run: RunImport): Promise<ImportResult> {
  const lock = await holdLock(run.pool)
  try {
    return await runLocked(run)
  } finally {
    await lock.release()
  }
}

async function runLocked(run: RunImport): Promise<ImportResult> {
  const importId = run.importId ?? (await open(run))
  const ended = await begin(run, importId)
  if (ended) return ended
  try {
    await fetchItems({
      ...run,
      councilId: run.caller.actor.councilId,
      importId,
      onProgress: (done, total) => run.progress?.({ phase: 'fetching', done, total }),
    })
    const failed = run.source.strict ? await failOnFaults(run, importId) : undefined
    if (failed) return failed
    run.progress?.({ phase: 'applying', done: 0, total: 1 })
    const report = await run.runner.run(applyImport, { importId }, run.caller)
    run.progress?.({ phase: 'applying', done: 1, total: 1 })
    return { importId, state: 'done', report }
  } catch (error) {
    await noteFailure(run, importId, error)
    throw error
  }
}

async function open(run: RunImport): Promise<string> {
  const { newImportId, dryRun = false } = run
  const input = { origin: run.source.origin, dryRun, newImportId }
  const { importId } = await run.runner.run(openImport, input, run.caller)
  return importId
}

/** A job that is delivered twice finds its import ended, and gives the same answer again. */
async function begin(run: RunImport, importId: string): Promise<ImportResult | undefined> {
  return inShort(run, async tx => {
    const row = await findImport(tx, importId)
    if (!row) throw new NotFound('We could not find that import. Look for it in the list of imports.')
    if (row.state === 'given-up') throw new Conflict('This import was given up. Start a new one.')
    if (row.state === 'undone') throw new Conflict('This import was taken back. Start a new one.')
    if (row.state === 'done' && row.report) return { importId, state: 'done', report: row.report }
    await beginFetch(tx, importId, run.source.origin, sourceName(run.source.origin))
    await setState(tx, importId, 'fetching', run.clock.now(), { failure: null })
    return undefined
  })
}

/** A folder or ZIP with any fault changes nothing; the report names every one. */
async function failOnFaults(run: RunImport, importId: string): Promise<ImportResult | undefined> {
  return inShort(run, async tx => {
    const faults = await faultsOf(tx, importId)
    if (faults.length === 0) return undefined
    const { absent: _, ...counts } = await countItems(tx, importId)
    const report = {
      ...counts,
      homesCreated: 0,
      homesUpdated: 0,
      unchanged: 0,
      faults,
      changes: emptyChanges,
    }
    const failure = `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in the records. Nothing was changed. Correct them and import again.`
    await setState(tx, importId, 'failed', run.clock.now(), { report, failure })
    await forgetItems(tx, importId)
    return { importId, state: 'failed', report } satisfies ImportResult
  })
}

/** The row says why it stands still; its state stays, so that it can go on. */
async function noteFailure(run: RunImport, importId: string, error: unknown): Promise<void> {
  const failure = isKnownError(error)
    ? error.message
    : 'Something went wrong inside Lantern. Nothing was changed. Try again, and tell your administrator if it goes on.'
  try {
    await inShort(run, async tx => {
      const row = await findImport(tx, importId)
      if (!row) throw new NotFound()
      if (row.state === 'given-up') return
      await setState(tx, importId, 'fetching', run.clock.now(), { failure })
    })
  } catch {
    // The database itself may be what failed; the first error is the one to tell.
  }
}

function inShort<T>(run: RunImport, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(run.pool, { councilId: run.caller.actor.councilId, long: true }, work)
}

/** Held by a connection of its own, so that it ends with the process however that dies. */
async function holdLock(pool: pg.Pool): Promise<{ release: () => Promise<void> }> {
  const client = await pool.connect()
  const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [ONE_IMPORT])
  if (!rows[0]?.held) {
    client.release()
    throw new Conflict('Another import is running. Wait until it has ended, then start this one.')
  }
  return {
    async release() {
      await client.query('select pg_advisory_unlock($1)', [ONE_IMPORT]).catch(() => {})
      client.release()
    },
  }
}
