import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Database, openDatabase } from '../database/database.ts'
import { type ClusterUrls, databaseUrl, templateName } from './template.ts'

export interface TestDatabase {
  readonly urls: ClusterUrls
  /** As the app's own role: what the product may do, no more. */
  readonly app: Database
  /** As the superuser: for arranging, and for tampering. */
  readonly superuser: pg.Pool
  /** Makes the clone anew, under whoever is connected: their pools connect again by themselves. */
  renew(): Promise<void>
}

/** Another database to clone than the migrated, empty one, and how it is made when it is not there yet. */
export interface TestTemplate {
  readonly name: string
  readonly prepare: (cluster: ClusterUrls) => Promise<void>
}

const empty: TestTemplate = { name: templateName, prepare: async () => {} }

/** A clone of the migrated template for this test file, dropped afterwards. Call at the top of the file. */
export function testDatabase(template = empty): TestDatabase {
  const made: Partial<{ -readonly [K in 'urls' | 'app' | 'superuser']: TestDatabase[K] }> = {}
  const name = `test_${randomBytes(6).toString('hex')}`
  // Copying files is cheaper than writing each page to the log, where the disk is memory or nothing waits for it.
  const create = `create database ${name} template ${template.name} owner lantern_owner strategy file_copy`
  const drop = `drop database if exists ${name} with (force)`
  beforeAll(async () => {
    const cluster = inject('cluster')
    await template.prepare(cluster)
    await administer(cluster.superuserUrl, create)
    made.urls = {
      superuserUrl: databaseUrl(cluster.superuserUrl, name),
      ownerUrl: databaseUrl(cluster.ownerUrl, name),
      appUrl: databaseUrl(cluster.appUrl, name),
    }
    made.app = openDatabase({ url: made.urls.appUrl, size: 8 })
    made.superuser = new pg.Pool({ connectionString: made.urls.superuserUrl, max: 4 })
    // Dropping the database ends its connections; that is no fault.
    made.superuser.on('error', () => {})
    made.superuser.on('connect', client => client.on('error', () => {}))
  })
  afterAll(async () => {
    await made.app?.close()
    await made.superuser?.end()
    await administer(inject('cluster').superuserUrl, drop)
  })
  return {
    get urls() {
      return ready(made.urls)
    },
    get app() {
      return ready(made.app)
    },
    get superuser() {
      return ready(made.superuser)
    },
    async renew() {
      const { superuserUrl } = inject('cluster')
      await administer(superuserUrl, drop, create)
    },
  }
}

function ready<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The test database is made in beforeAll: use it inside a test')
  return value
}

async function administer(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
