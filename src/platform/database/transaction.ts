import { sql } from 'kysely'
import type pg from 'pg'
import { Unavailable } from '../errors.ts'
import { isUuid } from '../ids.ts'
import { kyselyOn, type Tx } from './database.ts'

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

/**
 * One transaction for one council. Its settings travel with `begin` in one round trip and end with it, so a
 * transaction pooler between us and PostgreSQL is safe.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  options: TransactionOptions,
  work: (tx: Tx, first: FirstRows) => Promise<T>,
): Promise<T> {
  const client = await connect(pool)
  let broken = false
  try {
    const first = await begin(client, options)
    const result = await work(kyselyOn(client), first)
    await client.query('commit')
    return result
  } catch (error) {
    broken = !(await rolledBack(client))
    throw error
  } finally {
    client.release(broken)
  }
}

/** Read-only inside, writable again afterwards: for a query that must leave a read event behind. */
export async function readOnlyPart<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql.raw('savepoint q; set transaction read only').execute(tx)
  const result = await work()
  await sql.raw('release savepoint q').execute(tx)
  return result
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw new Unavailable(
      'Lantern cannot reach its database just now. Nothing was changed. Try again shortly.',
      5,
      {
        cause: error,
      },
    )
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

async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback')
    return true
  } catch {
    // The connection is gone, and with it the transaction: the first error is the one to tell.
    return false
  }
}
