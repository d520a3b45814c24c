import pg from 'pg'
import type { Config } from '../config/index.ts'
import { type EmbeddedDatabase, openEmbedded } from './embedded/index.ts'
import { checkSchema, migrate, SchemaTooNew } from './migrate.ts'

/** The database this Lantern works with, migrated: its own embedded one, or a server's. */
export interface ReachedDatabase {
  readonly appUrl: string
  /** Absent where the owner migrates elsewhere; backup and restore need it. */
  readonly ownerUrl: string | undefined
  readonly embedded: EmbeddedDatabase | undefined
  /** Ends our use of it; the embedded server stops when nobody else uses it, or at once with `force`. */
  stop(options?: { force?: boolean }): Promise<void>
}

/** The database cannot be used; the message is one line that says how to put it right. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable'
}

/**
 * Finds, joins or starts the database and brings its schema up to this code's. `beforeMigrating` may still
 * refuse it. Throws EmbeddedError, SchemaTooNew, DatabaseUnreachable, or what `beforeMigrating` throws.
 */
export async function reachDatabase(
  config: Pick<Config, 'database' | 'dataFolder'>,
  say: (line: string) => void,
  beforeMigrating?: (reached: ReachedDatabase) => Promise<void>,
): Promise<ReachedDatabase> {
  const reached = await reach(config, say)
  try {
    await beforeMigrating?.(reached)
    await fitSchema(reached)
    return reached
  } catch (error) {
    await reached.stop()
    throw error
  }
}

async function fitSchema({ ownerUrl, appUrl }: ReachedDatabase): Promise<void> {
  try {
    if (ownerUrl) await migrate(ownerUrl, roleIn(appUrl))
    else await checkAsApp(appUrl)
  } catch (error) {
    if (error instanceof SchemaTooNew) throw error
    const why = error instanceof Error ? error.message : String(error)
    // What lacks migrations says in its own words what to do.
    const line = why.startsWith('The database ') ? why : `The database cannot be used: ${why}`
    throw new DatabaseUnreachable(line, { cause: error })
  }
}

async function reach(
  config: Pick<Config, 'database' | 'dataFolder'>,
  say: (line: string) => void,
): Promise<ReachedDatabase> {
  if (config.database.kind === 'embedded') {
    const embedded = await openEmbedded({ dataFolder: config.dataFolder, say })
    const { appUrl, ownerUrl } = embedded
    return { appUrl, ownerUrl, embedded, stop: options => embedded.stop(options) }
  }
  const { url, ownerUrl } = config.database
  await tryConnecting('DATABASE_URL', url)
  if (ownerUrl) await tryConnecting('DATABASE_OWNER_URL', ownerUrl)
  return { appUrl: url, ownerUrl, embedded: undefined, stop: async () => {} }
}

async function tryConnecting(name: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const { host, pathname } = new URL(url)
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message
    throw new DatabaseUnreachable(
      `${name} cannot be reached (${host}${pathname}: ${why}). Check that PostgreSQL runs there and that the address, role and password are right.`,
      { cause: error },
    )
  } finally {
    await client.end().catch(() => {})
  }
}

async function checkAsApp(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await checkSchema(client)
  } finally {
    await client.end()
  }
}

function roleIn(url: string): string {
  return decodeURIComponent(new URL(url).username) || 'lantern_app'
}
