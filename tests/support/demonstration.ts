import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { fixedClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config/index.ts'
import { createLog } from '#platform/log/index.ts'
import { type ClusterUrls, databaseUrl, templateName } from '#platform/testing/template.ts'
import { drawDemonstration, seedDemonstration } from '#src/demo/seed.ts'
import { openLantern } from '#src/lantern.ts'
import { fixedSecrets } from './secrets.ts'

/** The database that holds the whole demonstration council; every test file of the product clones it. */
export const demonstrationName = 'lantern_demonstration'

/** A Monday morning in the demonstration's present. */
export const demonstrationNow = '2026-11-16T09:00:00Z'

const MAKING = 'lantern_demonstration_making'
/** Any number, the same in every worker of a run. */
const LOCK = 20_261_116

/** Makes the demonstration once a run: the first test file that asks makes it, the others wait. */
export async function prepareDemonstration(cluster: ClusterUrls): Promise<void> {
  const keeper = new pg.Client({ connectionString: databaseUrl(cluster.superuserUrl, 'postgres') })
  await keeper.connect()
  try {
    await keeper.query('select pg_advisory_lock($1)', [LOCK])
    const there = await keeper.query('select from pg_database where datname = $1', [demonstrationName])
    if (there.rowCount) return
    await keeper.query(`drop database if exists ${MAKING} with (force)`)
    await keeper.query(`create database ${MAKING} template ${templateName} owner lantern_owner`)
    await seed(cluster)
    await tidy(databaseUrl(cluster.superuserUrl, MAKING))
    // Under its name only when it is whole: a run that is stopped in between leaves nothing half made.
    await keeper.query(`alter database ${MAKING} rename to ${demonstrationName}`)
  } finally {
    await keeper.end()
  }
}

/** What PostgreSQL would do by itself in a minute, done once for all who clone it. */
async function tidy(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}

async function seed(cluster: ClusterUrls): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'lantern-demonstration-'))
  const ownerUrl = databaseUrl(cluster.ownerUrl, MAKING)
  const appUrl = databaseUrl(cluster.appUrl, MAKING)
  const config = { ...readConfig({ LANTERN_MODE: 'demo', LANTERN_ROLES: 'web' }), dataFolder }
  const log = createLog({ mode: 'production', logLevel: 'error' })
  const clock = fixedClock(demonstrationNow)
  const lantern = await openLantern({ config, secrets: fixedSecrets(), appUrl, log, clock })
  try {
    await seedDemonstration(
      lantern,
      { ownerUrl, appUrl, embedded: undefined, stop: async () => {} },
      () => {},
    )
    await drawDemonstration(lantern)
  } finally {
    await lantern.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
}
