import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { takeRows } from '#platform/database/limits.ts'
import { pageOf } from '#platform/database/page-of.ts'
import { type ImportReport, type ImportState, isOver } from './schema.ts'
import type { Origin } from './source.ts'

/** SQL of the imports themselves. */

/** Held while an import runs, of whichever council. */
export const ONE_IMPORT = 7_311_003

/** What an import is set against must not change under it. False when one is running. */
export async function noneRunning(tx: Tx): Promise<boolean> {
  const found = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${ONE_IMPORT}) as free`.execute(
    tx,
  )
  return found.rows[0]?.free === true
}

export interface ImportCursor {
  /** How many locations the source listed; absent until the list is whole. */
  readonly listed?: number
  readonly providersListed?: boolean
  /** Changes up to here (not including) are covered; the next run starts from it. */
  readonly changesTo?: string
}

export interface ImportRow {
  readonly id: string
  readonly councilId: string
  readonly kind: string
  readonly source: string
  readonly origin: Origin
  readonly dryRun: boolean
  readonly state: ImportState
  readonly startedBy: string | null
  readonly createdAt: Temporal.Instant
  readonly startedAt: Temporal.Instant | null
  readonly finishedAt: Temporal.Instant | null
  readonly cursor: ImportCursor
  readonly done: number
  readonly total: number | null
  readonly report: ImportReport | null
  readonly failure: string | null
  readonly undoneAt: Temporal.Instant | null
  readonly version: number
}

/** False when the id is taken, be it by an import that this council cannot see. */
export async function addImport(
  tx: Tx,
  row: Pick<
    ImportRow,
    'id' | 'councilId' | 'kind' | 'source' | 'origin' | 'dryRun' | 'startedBy' | 'createdAt'
  >,
): Promise<boolean> {
  const added = await tx
    .insertInto('homes.import')
    .values({ ...row, origin: JSON.stringify(row.origin), state: 'waiting' })
    .onConflict(conflict => conflict.column('id').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export async function findImport(tx: Tx, id: string): Promise<ImportRow | undefined> {
  const row = await tx.selectFrom('homes.import').selectAll().where('id', '=', id).executeTakeFirst()
  return row as ImportRow | undefined
}

export function newestImports(tx: Tx, councilId: string, limit: number, offset: number) {
  const ask = (most: number, from: number) =>
    sql<ImportRow & { total: number }>`
    select i.*, count(*) over ()::integer as total from homes.import i where i.council_id = ${councilId}
     order by i.created_at desc, i.id desc ${takeRows(most, from)}`.execute(tx)
  return pageOf(ask, limit, offset)
}

/** When records last came in from CQC's own service. */
export async function lastFromCqc(tx: Tx, councilId: string): Promise<Temporal.Instant | null> {
  const row = await tx
    .selectFrom('homes.import')
    .select('finishedAt')
    .where('councilId', '=', councilId)
    .where('kind', '=', 'cqc-api')
    .where('state', '=', 'done')
    .where('dryRun', '=', false)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.finishedAt ?? null
}

/** An import of the same source that was cut off: it goes on instead of starting anew. */
export async function cutOffImport(
  tx: Tx,
  councilId: string,
  origin: Origin,
  dryRun: boolean,
): Promise<string | undefined> {
  const found = await sql<{ id: string }>`select id from homes.import
     where council_id = ${councilId} and origin = ${JSON.stringify(origin)}::jsonb and dry_run = ${dryRun}
       and state in ('waiting', 'fetching', 'applying')
     order by created_at desc, id desc limit 1`.execute(tx)
  return found.rows[0]?.id
}

export async function setState(
  tx: Tx,
  id: string,
  state: ImportState,
  at: Temporal.Instant,
  more: { readonly report?: ImportReport; readonly failure?: string | null } = {},
): Promise<void> {
  const ended = state === 'failed' || isOver({ state })
  await tx
    .updateTable('homes.import')
    .set(eb => ({
      state,
      ...(state === 'fetching'
        ? { startedAt: eb.fn.coalesce('startedAt', sql<Temporal.Instant>`${at}`) }
        : {}),
      finishedAt: ended ? at : null,
      ...(more.report === undefined ? {} : { report: JSON.stringify(more.report) }),
      ...(more.failure === undefined ? {} : { failure: more.failure }),
      version: sql<number>`version + 1`,
    }))
    .where('id', '=', id)
    .execute()
}

export async function cursorOf(tx: Tx, id: string): Promise<ImportCursor> {
  const row = await tx.selectFrom('homes.import').select('cursor').where('id', '=', id).executeTakeFirst()
  return (row?.cursor ?? {}) as ImportCursor
}

export async function saveCursor(tx: Tx, id: string, cursor: ImportCursor, total: number): Promise<void> {
  await tx
    .updateTable('homes.import')
    .set({ cursor: JSON.stringify(cursor), total })
    .where('id', '=', id)
    .execute()
}

export async function noteProgress(
  tx: Tx,
  id: string,
  more: number,
): Promise<{ done: number; total: number }> {
  const row = await tx
    .updateTable('homes.import')
    .set(eb => ({ done: eb('done', '+', more) }))
    .where('id', '=', id)
    .returning(['done', 'total'])
    .executeTakeFirstOrThrow()
  return { done: row.done, total: row.total ?? row.done }
}

/** From now on it counts as if it had never been: the next one starts where the one before it left off. */
export async function setUndone(tx: Tx, id: string, at: Temporal.Instant, by: string | null): Promise<void> {
  await tx
    .updateTable('homes.import')
    .set({ state: 'undone', undoneAt: at, undoneBy: by, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** Where the last finished import of this source left off; undefined before the first. */
export async function changesSince(tx: Tx, origin: Origin): Promise<Temporal.Instant | undefined> {
  const found = await sql<{ changesTo: string | null }>`
    select cursor->>'changesTo' as changes_to from homes.import
     where state = 'done' and not dry_run and origin = ${JSON.stringify(origin)}::jsonb
     order by created_at desc, id desc limit 1`.execute(tx)
  const from = found.rows[0]?.changesTo
  return from ? Temporal.Instant.from(from) : undefined
}

/** The fetched items are no longer needed; should the import be tried again it fetches anew. */
export async function forgetItems(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('homes.importItem').where('importId', '=', id).execute()
  await tx.deleteFrom('homes.importWanted').where('importId', '=', id).execute()
  await sql`update homes.import set cursor = cursor - 'listed' - 'providersListed' where id = ${id}`.execute(
    tx,
  )
}

/** A requested import learns its true source when it is run. Progress begins again unless the list is whole. */
export async function beginFetch(tx: Tx, id: string, origin: Origin, source: string): Promise<void> {
  await sql`update homes.import set origin = ${JSON.stringify(origin)}::jsonb, source = ${source},
      done = case when cursor ? 'listed' then done else 0 end where id = ${id}`.execute(tx)
}
