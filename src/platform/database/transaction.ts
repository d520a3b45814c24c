import type pg from 'pg'
import { Unavailable } from '../errors.ts'
import { isUuid } from '../ids.ts'
import { forgetAnswers, keepAnswers } from './answers.ts'
import { clientUnder, inOnePacket, kyselyOn, send, type Tx } from './database.ts'
import { together } from './together.ts'

export interface TransactionOptions {
  readonly councilId: string
  /** Who acts, so that what stands for or against them is asked for; undefined for Lantern itself. */
  readonly accountId?: string | undefined
  /** The time by which broken glass is judged. */
  readonly now?: Temporal.Instant
  readonly readOnly?: boolean
  /** No limit to what one statement may take. Default: the connection's, 15 seconds. */
  readonly long?: boolean
  /** When it is aborted the transaction is rolled back at the next statement, and ends with `GivenUp`. */
  readonly signal?: AbortSignal | undefined
}

/** One exclusion or broken glass of the actor. */
export interface StandingRow {
  readonly what: 'excluded' | 'glass'
  readonly subject_type: string
  readonly subject_id: string
}

export interface Opened {
  readonly tx: Tx
  /** What stands for or against the actor; it is under way: wait for it where it is needed, not before. */
  readonly standing: Promise<readonly StandingRow[]>
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
  const { signal } = options
  const giveUp = () => void client.query(UNDO).catch(() => {})
  let broken = false
  try {
    signal?.throwIfAborted()
    inOnePacket(client)
    const standing = begin(client, options)
    // A failure is met by the statements behind it; this keeps it from being called unhandled meanwhile.
    standing.catch(() => {})
    if (options.readOnly) keepAnswers(client)
    signal?.addEventListener('abort', giveUp, { once: true })
    const { value, sent } = await work({ tx: kyselyOn(client), standing })
    await Promise.all([standing, ...(sent ?? []), commit(client)])
    return value
  } catch (error) {
    broken = !(await rolledBack(client))
    throw signal?.aborted ? new GivenUp({ cause: error }) : error
  } finally {
    signal?.removeEventListener('abort', giveUp)
    forgetAnswers(client)
    client.release(broken)
  }
}

/** Fails, and with it every statement that follows in the transaction: whatever the work does next, it is told. */
const UNDO = `do $$ begin raise exception using errcode = '57014', message = 'given up'; end $$`

/** The work was given up because its `signal` said so: nothing of it is kept. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp'
  constructor(options?: ErrorOptions) {
    super('The work was given up: Lantern is stopping', options)
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
  keepAnswers(clientUnder(tx))
  const [result] = await together([work(), begun, readOnly])
  forgetAnswers(clientUnder(tx))
  await send(tx, 'release savepoint q')
  return result
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (cause) {
    const message = 'Lantern cannot reach its database just now. Nothing was changed. Try again shortly.'
    throw new Unavailable(message, 5, { cause })
  }
}

async function begin(client: pg.PoolClient, options: TransactionOptions): Promise<readonly StandingRow[]> {
  const { councilId, accountId, now, readOnly, long } = options
  const statements = [
    readOnly ? 'begin read only' : 'begin',
    `select * from platform.enter(${uuid(councilId)}, ${uuid(accountId)}, ${at(now)})`,
    ...(long ? ['set local statement_timeout = 0'] : []),
  ]
  const results = (await client.query(statements.join('; '))) as unknown as pg.QueryResult<StandingRow>[]
  return results[1]?.rows ?? []
}

// Several statements in one round trip cannot take parameters: what goes in is checked to be nothing else.
function uuid(id: string | undefined): string {
  if (id === undefined) return 'null'
  if (!isUuid(id)) throw new Error('The ids of a council and an account must be UUIDs')
  return `'${id}'`
}

const at = (now: Temporal.Instant | undefined): string => (now ? `'${now.toString()}'` : 'null')

async function commit(client: pg.PoolClient): Promise<void> {
  inOnePacket(client)
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
