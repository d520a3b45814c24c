import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '#platform/database/embedded/index.ts'
import { prepareTemplate } from '#platform/testing/template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of one throw-away cluster: superuser, owner and app, each on the template database. */
    cluster: { superuserUrl: string; ownerUrl: string; appUrl: string }
    /** A folder of this run in which journeys mark the pages that axe found nothing in. */
    accessible: string
    /** Where a data folder with the whole demonstration in it lies, once somebody made it. */
    prepared: string
  }
}

/** One PostgreSQL for the whole run: every test file clones its template in about a tenth of a second. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(await quickFolder(), 'lantern-test-'))
  const database = await openEmbedded({ dataFolder: folder, say: () => {}, settings })
  const cluster = await prepareTemplate(database)
  project.provide('cluster', cluster)
  project.provide('accessible', join(folder, 'accessible'))
  project.provide('prepared', join(folder, 'prepared'))
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

/**
 * Test data may be lost with the machine; speed matters more. Nothing cleans up behind tests while they run, and
 * memory for the little they hold is enough: to drop a database PostgreSQL looks through all it has. The fault
 * tests use clusters of their own, with the product's settings.
 */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
  autovacuum: 'off',
  shared_buffers: '256MB',
  max_connections: '300',
  io_method: 'sync',
}
