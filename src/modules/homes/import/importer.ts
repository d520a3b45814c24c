import { join } from 'node:path'
import type pg from 'pg'
import type { Caller } from '#platform/access/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import type { Runner } from '#platform/runner.ts'
import { openList } from '../lists/index.ts'
import { apiSource } from './api-source.ts'
import { folderSource } from './folder-source.ts'
import { type ImportProgress, type ImportResult, runImport } from './run-import.ts'
import { emptyChanges, isOver } from './schema.ts'
import type { Origin, Source } from './source.ts'
import { findImport, setState } from './store.ts'
import { zipSource } from './zip-source.ts'

/** The configured CQC API: its address, the subscription key, and how many requests a second at most. */
export interface CqcSettings {
  readonly url: string
  readonly key: string | undefined
  readonly perSecond: number
}

/** What a process needs to run imports that were requested: where the API is, and where uploads lie. */
export interface ImporterParts {
  readonly runner: Runner
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly cqc: CqcSettings
  /** Folder of uploaded ZIPs, each named by its SHA-256 hash with `.zip`. */
  readonly uploads?: string | undefined
}

export type Importer = (
  importId: string,
  caller: Caller,
  more?: { readonly signal?: AbortSignal; readonly progress?: (progress: ImportProgress) => void },
) => Promise<ImportResult>

/** Runs a requested import: opens its source, and closes it whatever happens. */
export function importerOf(parts: ImporterParts): Importer {
  return async (importId, caller, more = {}) => {
    const origin = await originOf(parts.pool, importId, caller)
    const source = await opened(parts, origin, caller).catch(notUsable)
    if (source instanceof Invalid) return failUnopened(parts, importId, caller, source)
    try {
      return await runImport({ ...more, ...parts, importId, caller, source })
    } finally {
      await source.close()
    }
  }
}

async function opened(parts: ImporterParts, origin: Origin, { actor }: Caller): Promise<Source> {
  if (origin.kind !== 'list') return openSource(origin, parts.cqc, parts.uploads)
  const { pool, clock, uploads } = parts
  const { list: kind, name, path } = origin
  const day = origin.day || undefined
  const file = uploadedPath(path, uploads, 'list')
  const source = await openList({ kind, name, day, pool, clock, path: file, councilId: actor.councilId })
  // Under its own name, as for a ZIP.
  return { ...source, origin: { ...(source.origin as typeof origin), path } }
}

function notUsable(error: unknown): Invalid {
  if (error instanceof Invalid) return error
  throw error
}

/** What cannot be opened will not open the next time either: the import ends, and its page says why. */
async function failUnopened(
  { pool, clock }: ImporterParts,
  importId: string,
  caller: Caller,
  error: Invalid,
): Promise<ImportResult> {
  const faults = error.faults.map(({ field, message }) => ({ file: '', id: null, field, message }))
  const nothing = { read: 0, careHomes: 0, homesCreated: 0, homesUpdated: 0, unchanged: 0, skipped: 0 }
  const report = { ...nothing, faults, changes: emptyChanges }
  const failure = `${error.message} Nothing was changed.`
  await inTransaction(pool, { councilId: caller.actor.councilId }, async tx => {
    const row = await findImport(tx, importId)
    if (!row || isOver(row)) return
    await setState(tx, importId, 'failed', clock.now(), { report, failure })
  })
  return { importId, state: 'failed', report }
}

/** Opens what an import reads from. `configured` stands for the API of this deployment. */
export async function openSource(
  origin: Exclude<Origin, { kind: 'list' }>,
  cqc: CqcSettings,
  uploads?: string,
): Promise<Source> {
  if (origin.kind === 'folder') return folderSource(origin.path)
  // Under its own name: where this server keeps uploads is nothing to tell, and may change before a retry.
  if (origin.kind === 'zip') return { ...(await zipSource(uploadedPath(origin.path, uploads))), origin }
  const { key, perSecond } = cqc
  const baseUrl = origin.baseUrl === 'configured' ? cqc.url : origin.baseUrl
  return apiSource({ key, perSecond, baseUrl, localAuthority: origin.localAuthority })
}

function uploadedPath(path: string, uploads: string | undefined, kind = 'zip'): string {
  if (!path.startsWith('upload:')) return path
  if (!uploads) {
    const message = 'This Lantern takes no uploads. Use the command line: lantern import cqc-api DIR'
    throw new Invalid([{ field: 'source', message }])
  }
  return join(uploads, `${path.slice('upload:'.length)}.${kind}`)
}

async function originOf(pool: pg.Pool, importId: string, caller: Caller): Promise<Origin> {
  const row = await inTransaction(pool, { councilId: caller.actor.councilId, readOnly: true }, tx =>
    findImport(tx, importId),
  )
  if (!row) throw new NotFound('We could not find that import. Look for it in the list of imports.')
  return row.origin
}
