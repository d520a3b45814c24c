import type pg from 'pg'
import { Unavailable } from '../errors.ts'
import { isUuid } from '../ids.ts'
import { kyselyOn, send, type Tx } from './database.ts'

export interface TransactionOptions {
  readonly councilId: string
  readonly readOnly?: boolean
  /** Milliseconds one statement may take; 0 for no limit. */
  readonly statementTimeout?: number
  /** Statements that travel with `begin` in the same round trip; literals only, checked by the caller. */
  readonly first?: readonly string[]
}

/** Rows of the statements in `first`, in order. */
export type FirstRows = readonly (readonly Record<string, unknown>[])[]

export interface Opened {
  readonly tx: Tx
  /** The answers to `first`, which are under way: wait for them where they are needed, not before. */
  readonly first: Promise<FirstRows>
}

/** What is to be returned, and statements already sent that `commit` may follow without waiting. */
export interface Finished<T> {
  readonly value: T
  readonly sent?: readonly Promise<unknown>[]
}

/**
 * One transaction for one council. Its settings travel with `begin` and end with it, so a transaction pooler
 * between us and PostgreSQL is safe. Connections pipeline: `begin` and the first statement of the work share a
 * round trip, and so do the last statements and `commit`.
 */
export async function openTransaction<T>(
  pool: pg.Pool,
  options: TransactionOptions,
  work: (opened: Opened) => Promise<Finished<T>>,
): Promise<T> {
  const client = await connect(pool)
  let broken = false
  try {
    const first = begin(client, options)
    // A failure is met by the statements behind it; this keeps it from being called unhandled meanwhile.
    first.catch(() => {})
    const { value, sent } = await work({ tx: kyselyOn(client), first })
    await Promise.all([first, ...(sent ?? []), commit(client)])
    return value
  } catch (error) {
    broken = !(await rolledBack(client))
    throw error
  } finally {
    client.release(broken)
  }
}

/** As `openTransaction`, for work that needs no more than the transaction. */
export function inTransaction<T>(
  pool: pg.Pool,
  options: TransactionOptions,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return openTransaction(pool, options, async ({ tx }) => ({ value: await work(tx) }))
}

/** Read-only inside, writable again afterwards: for a query that must leave a read event behind. */
export async function readOnlyPart<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const begun = send(tx, 'savepoint q')
  const readOnly = send(tx, 'set transaction read only')
  const [result] = await settled([work(), begun, readOnly])
  await send(tx, 'release savepoint q')
  return result
}

/** All of them, and the first one's answer; none is left unhandled when another fails. */
async function settled<T>(promises: readonly [Promise<T>, ...Promise<unknown>[]]): Promise<[T]> {
  const results = await Promise.allSettled(promises)
  const failed = results.find(result => result.status === 'rejected')
  if (failed) throw failed.reason
  return [await promises[0]]
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (cause) {
    const message = 'Lantern cannot reach its database just now. Nothing was changed. Try again shortly.'
    throw new Unavailable(message, 5, { cause })
  }
}

async function begin(client: pg.PoolClient, options: TransactionOptions): Promise<FirstRows> {
  if (!isUuid(options.councilId)) throw new Error('A council id must be a UUID')
  const settings = [
    `set_config('lantern.council', '${options.councilId}', true)`,
    `set_config('statement_timeout', '${options.statementTimeout ?? 15_000}', true)`,
  ]
  const statements = [options.readOnly ? 'begin read only' : 'begin', `select ${settings.join(', ')}`]
  const text = [...statements, ...(options.first ?? [])].join('; ')
  const results = (await client.query(text)) as unknown as pg.QueryResult[]
  return results.slice(statements.length).map(result => result.rows)
}

async function commit(client: pg.PoolClient): Promise<void> {
  const ended = await client.query('commit')
  // PostgreSQL answers ROLLBACK to the commit of a transaction in which a statement failed.
  if (ended.command !== 'COMMIT') throw new Error('The transaction was rolled back')
}

async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback')
    return true
  } catch {
    // The connection is gone, and with it the transaction: the first error is the one to tell.
    return false
  }
}
