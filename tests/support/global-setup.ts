import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '#platform/database/embedded/index.ts'
import { prepareTemplate } from '#platform/testing/template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of one throw-away cluster: superuser, owner and app, each on the template database. */
    cluster: { superuserUrl: string; ownerUrl: string; appUrl: string }
  }
}

/** One PostgreSQL for the whole run: every test file clones its template in about a tenth of a second. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(await quickFolder(), 'lantern-test-'))
  const database = await openEmbedded({ dataFolder: folder, say: () => {} })
  await forgetDurability(database.superuserUrl)
  const cluster = await prepareTemplate(database)
  project.provide('cluster', cluster)
  return async () => {
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A clone of a template is a thousand small files: in memory they take a tenth of a second, on a busy disk two. */
const MEMORY = '/dev/shm'
const ENOUGH_BYTES = 4 * 1024 ** 3

async function quickFolder(): Promise<string> {
  const room = await statfs(MEMORY).catch(() => undefined)
  return room && room.bavail * room.bsize > ENOUGH_BYTES ? MEMORY : tmpdir()
}

/** Test data may be lost with the machine; speed matters more. The fault tests use clusters of their own. */
async function forgetDurability(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  await client.query('alter system set fsync = off')
  await client.query('alter system set synchronous_commit = off')
  await client.query('select pg_reload_conf()')
  await client.end()
}
