import type { Writable } from 'node:stream'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { answered } from './answers.ts'
import type { DB } from './generated/tables.ts'
import { prepared } from './prepared.ts'
import { typeParsers } from './types.ts'

/** What a handler is given: bound to one transaction of one connection. Never the pool. */
export type Tx = Kysely<DB>

export interface Database {
  readonly pool: pg.Pool
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  /** Connections at most. */
  readonly size?: number
  readonly applicationName?: string
  readonly onError?: (error: Error) => void
}

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size ?? 20,
    application_name: options.applicationName ?? 'lantern',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 15_000,
    types: typeParsers,
    pipeline: true,
  })
  // A client whose server dies raises an error that would otherwise end the process.
  const onError = options.onError ?? (() => {})
  pool.on('error', onError)
  pool.on('connect', client => {
    client.on('error', onError)
  })
  return { pool, close: () => pool.end() }
}

const kyselyOf = new WeakMap<pg.PoolClient, Tx>()
const clientOf = new WeakMap<Tx, pg.PoolClient>()

/** Kysely over one checked-out connection, made once for each connection. */
export function kyselyOn(client: pg.PoolClient): Tx {
  const known = kyselyOf.get(client)
  if (known) return known
  const query = (text: string, values?: readonly unknown[]) =>
    answered(client, text, values, () => {
      inOnePacket(client)
      return client.query(prepared(text, values))
    })
  const pinned = { query, release: () => {} } as unknown as pg.PoolClient
  const pool = { connect: async () => pinned, end: async () => {} } as unknown as pg.Pool
  const made: Tx = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  kyselyOf.set(client, made)
  clientOf.set(made, client)
  return made
}

export function clientUnder(tx: Tx): pg.PoolClient {
  const client = clientOf.get(tx)
  if (!client) throw new Error('This is not a transaction that Lantern opened')
  return client
}

/**
 * Sends one statement on the transaction's connection at once, behind whatever was sent before it: for the
 * last statements of a transaction, which `commit` follows without waiting.
 */
export function send(tx: Tx, text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
  const client = clientUnder(tx)
  inOnePacket(client)
  return client.query(prepared(text, values))
}

const heldBack = new WeakSet<pg.PoolClient>()

/**
 * Holds back what is written to this connection until this turn of the event loop is over, so that statements
 * sent one behind the other leave in one packet: a write to a socket costs more than most statements.
 */
export function inOnePacket(client: pg.PoolClient): void {
  if (heldBack.has(client)) return
  heldBack.add(client)
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  setImmediate(() => {
    heldBack.delete(client)
    stream.uncork()
  })
}
