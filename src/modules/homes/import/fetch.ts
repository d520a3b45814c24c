import type pg from 'pg'
import type { Clock } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Unavailable } from '#platform/errors.ts'
import {
  addWanted,
  faultDuplicates,
  keepFetched,
  knownSoFar,
  namelessProviders,
  waitingItems,
} from './items.ts'
import { judgeItem } from './record.ts'
import type { Source } from './source.ts'
import { changesSince, cursorOf, forgetItems, type ImportCursor, noteProgress, saveCursor } from './store.ts'

export interface Fetching {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly councilId: string
  readonly importId: string
  readonly source: Source
  /** Items fetched and written down at a time. */
  readonly batchSize?: number
  /** An orderly stop between two batches; what is fetched is kept. */
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/**
 * Fetches all that the source lists into `homes.import_item`, a batch and a short transaction at a time, so
 * that no transaction is held open while waiting for others and a killed run goes on where it stopped.
 */
export async function fetchItems(fetching: Fetching): Promise<void> {
  const cursor = await inShort(fetching, tx => cursorOf(tx, fetching.importId))
  const listed = cursor.listed ? cursor : await listItems(fetching)
  await fetchWaiting(fetching)
  if (!listed.providersListed) {
    await listProviders(fetching, listed)
    await fetchWaiting(fetching)
  }
  await inShort(fetching, tx => faultDuplicates(tx, fetching.importId))
}

/** A listing that was cut off is begun again: it is short, and half a list would hide homes. */
async function listItems(fetching: Fetching): Promise<ImportCursor> {
  const { importId, source, clock } = fetching
  const changesTo = clock.now()
  const known = await inShort(fetching, async tx => {
    await forgetItems(tx, importId)
    return knownSoFar(tx, await changesSince(tx, source.origin), changesTo)
  })
  let position = 0
  for await (const batch of source.list(known)) {
    stopIfAsked(fetching)
    await inShort(fetching, tx => addWanted(tx, importId, position, batch))
    position += batch.length
  }
  const cursor: ImportCursor = { listed: position, changesTo: changesTo.toString() }
  await inShort(fetching, tx => saveCursor(tx, importId, cursor, position))
  return cursor
}

async function listProviders(fetching: Fetching, cursor: ImportCursor): Promise<void> {
  const { importId, source } = fetching
  await inShort(fetching, async tx => {
    const nameless = source.providers ? await namelessProviders(tx, importId) : []
    const wanted = source.providers?.(nameless) ?? []
    const listed = cursor.listed ?? 0
    if (wanted.length > 0) await addWanted(tx, importId, listed, wanted)
    await saveCursor(tx, importId, { ...cursor, providersListed: true }, listed + wanted.length)
  })
}

async function fetchWaiting(fetching: Fetching): Promise<void> {
  const { importId, source, clock } = fetching
  for (;;) {
    stopIfAsked(fetching)
    const batch = await inShort(fetching, tx => waitingItems(tx, importId, fetching.batchSize ?? 100))
    if (batch.length === 0) return
    const fetched = await source.read(batch)
    const judged = batch.map((item, i) => {
      const came = fetched[i] ?? { problem: 'did not come. Import it again.' }
      return { item, judged: judgeItem(item, came) }
    })
    const progress = await inShort(fetching, async tx => {
      await keepFetched(tx, importId, source.asOf ?? clock.now(), judged)
      return noteProgress(tx, importId, batch.length)
    })
    fetching.onProgress?.(progress.done, progress.total)
  }
}

function stopIfAsked(fetching: Fetching): void {
  if (!fetching.signal?.aborted) return
  throw new Unavailable('The import was stopped. What was fetched is kept: start it again and it goes on.')
}

function inShort<T>(fetching: Fetching, work: (tx: Tx) => Promise<T>): Promise<T> {
  const options = { councilId: fetching.councilId, long: true }
  return inTransaction(fetching.pool, options, work)
}
